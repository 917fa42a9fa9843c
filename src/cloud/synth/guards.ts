import type { Expression } from '../../code/ir.ts';
import type { Thing } from './things.ts';

/** Whether one of the conditions around a call is settled and does not hold. */
export function isRefused(guards: readonly Expression[], valueOf: (expression: Expression) => Thing): boolean {
  return guards.some((guard) => holds(guard, valueOf) === false);
}

function holds(guard: Expression, valueOf: (expression: Expression) => Thing): boolean | undefined {
  if (guard.is !== 'test') return isTrue(valueOf(guard));
  const of = valueOf(guard.of);
  const found = guard.equals ? areEqual(of, valueOf(guard.equals)) : isTrue(of);
  return found === undefined ? undefined : found !== guard.isNegated;
}

function areEqual(left: Thing, right: Thing): boolean | undefined {
  return left.is === 'plain' && right.is === 'plain' ? left.value === right.value : undefined;
}

function isTrue(thing: Thing): boolean | undefined {
  if (thing.is === 'plain') return Boolean(thing.value);
  return thing.is === 'unknown' || thing.is === 'package' ? undefined : true;
}
