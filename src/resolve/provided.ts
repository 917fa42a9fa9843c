import { isManaged, productNames } from './knowledge/products.ts';
import type { Surroundings } from './pass.ts';

/**
 * The node that stands for a provider's service already, under whichever of its names it was met: `sqs` of a stack, `Amazon SQS` behind a public
 * address. There is one of it for everybody; a product in a container that answers in its place is another thing.
 */
export function providedNode(technology: string, { things, draft }: Surroundings): string | undefined {
  if (!isManaged(technology)) return undefined;
  return productNames(technology).find((id) => {
    const node = draft.node(id);
    const isOwn = node === undefined || node.kind === 'service' || node.kind === 'frontend' || node.kind === 'gateway';
    return !isOwn && !things.some((thing) => thing.id === id && thing.product !== undefined);
  });
}
