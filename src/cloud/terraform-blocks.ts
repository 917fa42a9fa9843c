import type { Source } from '../model/analyzer.ts';
import type { Attribute, Block, Expression } from '../sdk/hcl.ts';
import { joinPath } from '../sdk/path.ts';

/** A block with the file that it stands in. */
export interface Placed extends Block {
  readonly source: Source;
}

/** The files of one folder, which Terraform reads as one. */
export interface Module {
  readonly folder: string;
  /** How the root's lines lead here: `module.orders`; empty in the root itself. */
  readonly path: string;
  readonly blocks: readonly Placed[];
  /** Values of `var.x` and `local.x`. */
  readonly known: ReadonlyMap<string, Expression>;
  /** The files that the values of variables stand in, where the caller gives them. */
  readonly given?: ReadonlyMap<string, Source>;
  /** The module that calls this one. */
  readonly around?: Module | undefined;
  /** A local module that a `module` block of `from` calls; `key` is that of its `for_each`. */
  readonly called: (name: string, key: string | undefined, from: Module) => Module | undefined;
}

/** An argument of a `module` block with the file that it stands in. */
export interface Given extends Attribute {
  readonly source: Source;
  /** Whose names its value is written in, where the module's caller gives it. */
  readonly within?: Module;
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
