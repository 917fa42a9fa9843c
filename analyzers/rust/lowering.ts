import type { Expression } from '../../src/code/ir.ts';
import type { RuleWalker } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';

/** The local names of one block, by what they are called in the flattened scope: `let` may give a name anew. */
interface Block {
  readonly outer: Block | undefined;
  readonly locals: Map<string, string>;
}

/** Where a construct is lowered. */
export interface At {
  readonly scope: number;
  readonly block: Block;
  /** The function whose `return` statements count here. */
  readonly function?: number | undefined;
  /** The type whose `impl` block is around: what `Self` means. */
  readonly self?: string | undefined;
  /** The module in braces that is around. */
  readonly module?: string;
  /** In `impl Display`, where what is written is what the value is as a text. */
  readonly isDisplay?: boolean;
}

export type Walker = RuleWalker<At>;

/** The top of a file. */
export function topOf(): At {
  return { scope: 0, block: { outer: undefined, locals: new Map() } };
}

/** What a module in braces, and with a name what is constant in it, is called in the file. */
export function inBraces(module: string, name = ''): string {
  return `${module}::${name}`;
}

/** A block inside another. */
export function inner(at: At): At {
  return { ...at, block: { outer: at.block, locals: new Map() } };
}

/** What a name is called in the flattened scope. */
export function localName(name: string, at: At): string | undefined {
  for (let block: Block | undefined = at.block; block; block = block.outer) {
    const found = block.locals.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Gives a local variable its value under a name that no other `let` of the scope has. */
export function declareLocal(name: string, value: Expression | undefined, node: Node, at: At, walker: Walker, type = {}): void {
  const { draft } = walker;
  const taken = draft.scopes[at.scope]?.variables ?? [];
  const same = taken.filter((each) => each.name === name || each.name.startsWith(`${name}#`)).length;
  const bound = `${name}#${same}`;
  at.block.locals.set(name, bound);
  const values = value && value.is !== 'unknown' ? [{ expression: value, scope: at.scope }] : [];
  draft.declare(at.scope, { name: bound, values, place: walker.place(node), ...type });
}

/** A further value of a variable; one that is made of the variable itself takes its place. */
export function assignLocal(name: string, value: Expression, node: Node, at: At, walker: Walker): void {
  const bound = localName(name, at);
  if (bound === undefined) return;
  if (value.is !== 'call') {
    walker.draft.find(at.scope, bound)?.values.push({ expression: value, scope: at.scope });
    return;
  }
  const type = walker.draft.find(at.scope, bound)?.type;
  const before = at.block;
  let home: Block = before;
  while (!home.locals.has(name) && home.outer) home = home.outer;
  declareLocal(name, value, node, { ...at, block: home }, walker, type ? { type } : {});
}

export function nameOf(name: string): Expression {
  return { is: 'name', name };
}

export function memberOf(of: Expression, name: string): Expression {
  return { is: 'member', of, name };
}
