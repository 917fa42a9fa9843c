import type { Source } from '../model/analyzer.ts';
import type { Block, Expression } from '../sdk/hcl.ts';
import { joinPath } from '../sdk/path.ts';

/** A block with the file that it stands in. */
export interface Placed extends Block {
  readonly source: Source;
}

/** The folder of a `module` block's source, when it lies in the repository. */
export function localSource(block: Block, folder: string): string | undefined {
  const source = attribute(block, 'source');
  return source?.is === 'text' && /^\.{1,2}\//.test(source.text) ? joinPath(folder, source.text) : undefined;
}

/** The value of an attribute. */
export function attribute(block: Block | undefined, name: string): Expression | undefined {
  return block?.attributes.find((each) => each.name === name)?.value;
}

/** The block below some types, one after the other. */
export function blockAt(block: Block | undefined, ...types: readonly string[]): Block | undefined {
  return types.reduce<Block | undefined>(
    (found, type) => found?.blocks.find((each) => each.type === type || (each.type === 'dynamic' && each.labels[0] === type)),
    block,
  );
}
