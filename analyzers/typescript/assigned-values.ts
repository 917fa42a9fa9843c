import type { Bound } from '../../src/code/ir.ts';
import type { Assignment } from './lowering.ts';

/** A value that is built up in many steps is not followed: each step would hold all steps before it. */
const MOST_STEPS = 6;

/** What an assignment makes of a variable or field. */
export function boundValue(assignment: Assignment, before: readonly Bound[]): Bound {
  const { value, scope, guards } = assignment;
  if (!assignment.appends) return { expression: value, scope, ...(guards ? { guards } : {}) };
  const last = before.at(-1);
  if (last?.scope !== scope || before.length > MOST_STEPS) return { expression: { is: 'unknown', why: 'built up by +=' }, scope };
  return { expression: { is: 'concat', parts: [last.expression, value] }, scope };
}

/** Whether entries that are set later are its own. */
export function holdsEntries({ expression }: Bound): boolean {
  if (expression.is === 'fallback') return [expression.first, expression.second].some((it) => it.is === 'object');
  return expression.is === 'object' || expression.is === 'function' || expression.is === 'class';
}

/** `settings.mongo.url = x` as the object `{ mongo: { url: x } }`. */
export function entryValue({ path, value, scope }: Assignment): Bound {
  let expression = value;
  for (const step of path.toReversed()) {
    const entry = typeof step === 'string' ? { key: step, value: expression } : { computed: step, value: expression };
    expression = { is: 'object', entries: [entry] };
  }
  return { expression, scope, isAdded: true };
}
