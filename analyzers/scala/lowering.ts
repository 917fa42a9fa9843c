import type { Expression } from '../../src/code/ir.ts';
import type { RuleWalker, WalkerRules } from '../../src/frontend/rule-walker.ts';

/** The class or object around, with the names that its body declares. */
export interface Owner {
  readonly name: string;
  readonly class: number;
  readonly members: ReadonlySet<string>;
  readonly isObject: boolean;
  readonly outer: Owner | undefined;
}

/** Where a construct is lowered. */
export interface At {
  readonly scope: number;
  /** The function whose `return` statements count here. */
  readonly function?: number | undefined;
  readonly owner?: Owner | undefined;
  /** Variables by what they are called in the flattened scope. */
  readonly locals: Map<string, string>;
}

export type Walker = RuleWalker<At>;
export type Rules = WalkerRules<At>;

/** A block inside another: what it declares ends with it. */
export function inner(at: At): At {
  return { ...at, locals: new Map(at.locals) };
}

export function memberOf(of: Expression, name: string): Expression {
  return { is: 'member', of, name };
}

/** Gives a local variable its value under a name that no other one of the scope has. */
export function declareLocal(name: string, value: Expression | undefined, line: number, at: At, walker: Walker, type = {}): void {
  const { draft } = walker;
  const taken = draft.scopes[at.scope]?.variables.filter((each) => each.name.split('#', 1)[0] === name).length ?? 0;
  const bound = `${name}#${taken}`;
  at.locals.set(name, bound);
  const values = value ? [{ expression: value, scope: at.scope }] : [];
  draft.declare(at.scope, { name: bound, ...type, values, place: draft.place(line) });
}
