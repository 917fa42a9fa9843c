import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import type { Selectable } from './select.ts';
import { concatPaths } from './text-functions.ts';
import { type Argument, type ObjectThing, type Thing, unknownThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

const DEEPEST = 6;

/** An object of objects with the path that `by` finds in front of each of their members of a name. */
export function prefixedThing(evaluator: Evaluator, rule: Extract<ValueRule, { value: 'prefixed' }>, from: Selectable): Thing {
  const of = evaluator.select(rule.of, from) ?? unknownThing('nothing passed');
  const by = evaluator.select(rule.by, from);
  return by && of.is === 'object' ? within(evaluator, of, rule.member, by, 0) : of;
}

function within(evaluator: Evaluator, of: ObjectThing, member: string, by: Thing, depth: number): ObjectThing {
  const entries = new Map<string, Argument>();
  for (const [key, entry] of of.entries) {
    const thing = evaluator.argument(entry);
    if (key === member && thing.is === 'value')
      entries.set(key, { thing: valueThing(concatPaths(toValue(by, evaluator), thing.value)) });
    else if (thing.is === 'object' && depth < DEEPEST)
      entries.set(key, { thing: within(evaluator, thing, member, by, depth + 1) });
    else entries.set(key, entry);
  }
  return { ...of, entries };
}
