import { evaluate, placesOf } from './evaluate.ts';
import { truth } from './made.ts';
import type { Scope } from './scope.ts';
import type { Expression } from './syntax.ts';

/** A body once for each time that it is deployed. */
export interface Placed {
  readonly body: Expression;
  readonly scope: Scope;
  /** What tells it from the others of a loop. */
  readonly key?: string;
}

const MOST_PLACED = 500;

/** A body behind its loop and its condition; none where the condition is known to fail. */
export function expand(value: Expression, scope: Scope, room = { left: MOST_PLACED }): readonly Placed[] {
  if (room.left <= 0) return [];
  switch (value.is) {
    case 'for':
      return placesOf(value, scope, 0).flatMap(({ scope: inner, key }) =>
        expand(value.body, inner, room).map((placed) => ({ ...placed, ...(key !== undefined && { key }) })),
      );
    case 'if':
      return truth(evaluate(value.test, scope)) === false ? [] : expand(value.body, scope, room);
    default:
      room.left -= 1;
      return [{ body: value, scope }];
  }
}
