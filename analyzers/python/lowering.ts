import type { RuleWalker, WalkerRules } from '../../src/frontend/rule-walker.ts';
import type { Rebound } from './rebound.ts';

/** Where a construct is lowered: its scope, the function and class around it, and the name that its `self` goes by. */
export interface At {
  readonly scope: number;
  readonly function?: number | undefined;
  /** The class whose body this directly is. */
  readonly class?: number | undefined;
  /** The class whose method this lies in. */
  readonly method?: number | undefined;
  /** `self` of the method around, or `cls` of a class method. */
  readonly self?: { readonly name: string; readonly isClass: boolean } | undefined;
  /** Names that `global` takes from the module. */
  readonly globals?: Set<string> | undefined;
  /** What the names of loops stand for. */
  readonly rebound?: Rebound | undefined;
}

/** How Python's nodes are lowered. */
export type Rules = WalkerRules<At>;

/** The module under construction, and the way back into the recursion. */
export type Lowering = RuleWalker<At>;
