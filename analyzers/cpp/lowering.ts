import type { Expression } from '../../src/code/ir.ts';
import type { RuleWalker } from '../../src/frontend/rule-walker.ts';

/** Where a construct is lowered. */
export interface At {
  readonly scope: number;
  /** The function whose `return` statements count here. */
  readonly function?: number | undefined;
  /** The class whose members bare names may be. */
  readonly class?: number | undefined;
  /** Names that the body of that class declares. */
  readonly members?: ReadonlySet<string> | undefined;
}

export type Walker = RuleWalker<At>;

export function memberOf(of: Expression, name: string): Expression {
  return { is: 'member', of, name };
}
