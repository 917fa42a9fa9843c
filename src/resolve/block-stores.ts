import type { FactOf } from '../model/fact.ts';
import { productName } from './knowledge/products.ts';
import type { Surroundings } from './pass.ts';
import type { StoreWish } from './store.ts';

type Block = FactOf<'building-block'>;

/** What stands behind a building block that sidecars offer to all: its name, and the block that says where it is. */
export interface BlockStore {
  readonly name: string;
  readonly block: Block;
}

/**
 * All who name a component of Dapr reach the same product through it, whichever service it is. Where every component of that product states one place, it is
 * called like the product. https://docs.dapr.io/concepts/components-concept/
 */
export function blockStore({ technology, target, fact }: StoreWish, { facts }: Surroundings): BlockStore | undefined {
  if (!('library' in fact) || fact.library !== THROUGH_SIDECAR) return undefined;
  const blocks = facts.of('building-block').filter(({ behind }) => behind?.technology === technology);
  const places = new Set(blocks.map(placeOf));
  const [block] = blocks.filter((each) => placeOf(each) === JSON.stringify(target));
  const [any] = blocks;
  if (places.size > 1) return block && { name: block.name, block };
  return any && { name: productName(technology), block: any };
}

/** The library that facts of sidecars' components are of. */
export const THROUGH_SIDECAR = 'dapr';

function placeOf({ behind }: Block): string {
  return JSON.stringify(behind?.target);
}
