import type { Bound, CallSite } from '../../src/code/ir.ts';
import type { Assignment, Lowering } from './lowering.ts';

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
export function holdsEntries({ expression }: Bound, { calls }: Lowering): boolean {
  if (expression.is === 'call') return isPutTogether(calls[expression.call]);
  if (expression.is === 'fallback') return [expression.first, expression.second].some((it) => it.is === 'object');
  return expression.is === 'object' || expression.is === 'function' || expression.is === 'class';
}

/** `Object.assign({}, defaults)`. */
function isPutTogether(call: CallSite | undefined): boolean {
  const { callee, arguments: given } = call ?? {};
  const isAssign = callee?.is === 'member' && callee.name === 'assign' && callee.of.is === 'name' && callee.of.name === 'Object';
  return isAssign && given?.[0]?.is === 'object';
}

/** `settings.mongo.url = x` as the object `{ mongo: { url: x } }`. */
export function entryValue({ path, value, scope, isOptional }: Assignment): Bound {
  let expression = value;
  for (const step of path.toReversed()) {
    const kept = isOptional && expression === value ? { isOptional } : {};
    const entry = typeof step === 'string' ? { key: step } : { computed: step };
    expression = { is: 'object', entries: [{ ...entry, value: expression, ...kept }] };
  }
  return { expression, scope, isAdded: true };
}

/** Adds items to the list that a variable or field holds. */
export function addTo(owner: { readonly values: Bound[] } | undefined, { value: expression, scope }: Assignment): void {
  if (owner?.values.some(holdsItems)) owner.values.push({ expression, scope, isAdded: true });
}

function holdsItems({ expression }: Bound): boolean {
  if (expression.is === 'fallback') return [expression.first, expression.second].some(({ is }) => is === 'list');
  return expression.is === 'list';
}
