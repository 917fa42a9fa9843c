import { oneOf, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { type Argument, optionsOf, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** Of `['orders', 'payments', '>', '>']` the names; of a list that grows in loops every text that is no mark. */
export function firstHalf(evaluator: Evaluator, of: Thing, marks: string): Thing | undefined {
  const found = optionsOf(of).flatMap((each) => (each.is === 'list' ? namesIn(evaluator, each.items, marks) : []));
  return found.length > 0 ? valueThing(oneOf(found)) : undefined;
}

function namesIn(evaluator: Evaluator, items: readonly Argument[], marks: string): readonly Value[] {
  const hasGrown = items.some((item) => 'expression' in item && item.isAdded);
  const some = hasGrown ? items : items.slice(0, Math.ceil(items.length / 2));
  const values = some.map((item) => toValue(evaluator.argument(item), evaluator));
  return hasGrown ? values.filter((value) => !isMark(value, marks)) : values;
}

function isMark(value: Value, marks: string): boolean {
  return marks.split(' ').some((mark) => value.is === 'literal' && value.value === mark);
}
