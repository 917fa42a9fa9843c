import type { Expression } from '../../src/code/ir.ts';
import type { RuleWalker, WalkerRules } from '../../src/frontend/rule-walker.ts';

/** What stands around route definitions: the paths of the groups, and the controller that they name. */
export interface RouteGroup {
  readonly prefix: readonly Expression[];
  /** The name that the group's router goes by, where it is handed to a function. */
  readonly router?: string | undefined;
}

/** Where a construct is lowered: its scope, and the function and class around it. */
export interface At {
  readonly scope: number;
  readonly function?: number | undefined;
  /** The class whose body or method this lies in. */
  readonly class?: number | undefined;
  /** Names of that class's own methods: a property of the same name is another member. */
  readonly methods?: ReadonlySet<string> | undefined;
  /** Whether the cases of the enumeration around are more than their texts. */
  readonly isBacked?: boolean | undefined;
  /** The groups of routes around, where a routes file is read. */
  readonly routes?: RouteGroup | undefined;
}

/** What a property of the class around goes by: methods and properties have names of their own. */
export function propertyName(name: string, at: At): string {
  return at.methods?.has(name) ? `$${name}` : name;
}

export type Lowering = RuleWalker<At>;
export type Rules = WalkerRules<At>;
