import type { Evaluator } from './evaluate.ts';
import { anyOf, optionsOf, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** `first ?? second`: a setting takes the second as its default, a known text needs none. */
export function fallbackThing(evaluator: Evaluator, given: Thing, second: () => Thing): Thing {
  // What a map holds in its place is looked up there.
  if (given.is === 'value' && given.under) return anyOf([given, second()]);
  const first = given.is === 'made' && given.value ? valueThing(given.value) : given;
  if (first.is === 'value' && first.value.is === 'setting') {
    const { key, fallback } = first.value;
    return fallback ? first : valueThing({ is: 'setting', key, fallback: toValue(second(), evaluator) });
  }
  if (first.is === 'value' && first.value.is === 'literal' && first.value.value) return first;
  return anyOf([...optionsOf(first).filter((option) => !isNothing(option)), second()]);
}

/** Null, or an empty text. */
function isNothing(thing: Thing): boolean {
  return thing.is === 'value' && thing.value.is === 'literal' && (thing.value.value === null || thing.value.value === '');
}
