import { mergeAssigned } from './assigned.ts';
import { undecided } from './decided.ts';
import type { Evaluator } from './evaluate.ts';
import { fallbackThing } from './fallbacks.ts';
import type { Bound, Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { type Argument, anyOf, bindingOf, type Frame, type Located, optionsOf, type Thing } from './thing.ts';

interface At {
  readonly module: Module;
  readonly frame: Frame | undefined;
  /** Where a variable is declared: functions deeper inside may assign what they are given. */
  readonly scope?: number;
  /** What is bound where one of the values stands, where that is not the same for all. */
  readonly frameAt?: (value: Bound) => Frame | undefined;
}

/** What a variable or field holds: its values, put together by `merge`, with the items and entries that were added to them. */
export function heldThing(
  evaluator: Evaluator,
  every: readonly Bound[],
  { module, frame, scope, frameAt = () => frame }: At,
  merge: (things: readonly Thing[]) => Thing,
): Thing {
  const values = undecided(evaluator, every, { module, frame });
  const evaluate = (value: Bound) => {
    const located = { module, expression: value.expression, scope: value.scope, frame: frameAt(value) };
    const isElsewhere = scope !== undefined && scope !== value.scope && !value.isAdded;
    return isElsewhere ? addedThing(evaluator, located, evaluator.bound) : evaluator.evaluate(located);
  };
  const plain = values.filter(({ isAdded }) => !isAdded).map(evaluate);
  const added = evaluator.begun.while(every, plain, () =>
    values.filter(({ isAdded }) => isAdded).flatMap((each) => optionsOf(markAdded(evaluate(each)))),
  );
  const entries = added.filter(({ is }) => is !== 'list');
  const held = entries.length > 0 ? mergeAssigned([...plain, ...entries]) : merge(plain);
  const items = added.flatMap((each) => (each.is === 'list' ? each.items : []));
  if (items.length === 0) return held;
  const options = optionsOf(held);
  if (options.some(({ is }) => is === 'list'))
    return anyOf(options.map((each) => (each.is === 'list' ? { ...each, items: [...each.items, ...items] } : each)));
  return anyOf([...options.filter(({ is }) => is !== 'unknown'), { is: 'list', items }]);
}

/** Marks the items of a list, the entries of an object or what an instance was made with as added by a function. */
export function markAdded(thing: Thing): Thing {
  if (thing.is === 'list') return { ...thing, items: thing.items.map(asAdded) };
  if (thing.is === 'instance' && thing.arguments) return { ...thing, arguments: thing.arguments.map(asAdded) };
  if (thing.is !== 'object') return thing;
  const entries = new Map([...thing.entries].map(([key, entry]) => [key, asAdded(entry)]));
  const computed = thing.computed?.map(({ key, value }) => ({ key: asAdded(key), value: asAdded(value) }));
  return { ...thing, entries, ...(computed && { computed }) };
}

function asAdded<T extends Argument>(argument: T): T {
  return 'thing' in argument ? argument : { ...argument, isAdded: true };
}

/** An entry or item that was put in later: what was there before stays where it is nothing. */
export function enteredThing(evaluator: Evaluator, { before, ...entry }: Located, callers: Frame | undefined): Thing {
  const thing = entry.isAdded ? addedThing(evaluator, entry, callers) : evaluator.evaluate(entry);
  return before ? fallbackThing(evaluator, thing, () => evaluator.argument(before)) : thing;
}

/** What was added or assigned, as the callers at hand have it; what their callers would tell is not kept for others. */
function addedThing(evaluator: Evaluator, added: Located, callers: Frame | undefined): Thing {
  const { memory } = evaluator;
  const { asked } = memory.mark();
  const thing = evaluator.evaluate(boundBy(callers, added, memory));
  if (memory.mark().asked > asked) memory.cutForOthers();
  return thing;
}

/** What a function added or assigned somewhere else, as the callers at hand have it; for other callers it is something else. */
function boundBy(callers: Frame | undefined, added: Located, memory: Evaluator['memory']): Located {
  if (isInBoundFunction(added, added.frame) || !isInBoundFunction(added, callers)) return added;
  memory.cutForOthers();
  return { ...added, frame: callers };
}

/** Whether a frame binds one of the functions around a scope. */
function isInBoundFunction({ module, scope }: Located, frame: Frame | undefined): boolean {
  for (let at: number | null = frame ? scope : null; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    if (index !== undefined && bindingOf(frame, functionKey(module, index))) return true;
  }
  return false;
}
