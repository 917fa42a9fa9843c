import type { Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { anyOf, optionsOf, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** `first ?? second`: a setting takes the second as its default, a known text needs none. */
export function fallbackThing(evaluator: Evaluator, given: Thing, second: () => Thing): Thing {
  // What a map holds in its place is looked up there.
  if (given.is === 'value' && given.under) return anyOf([given, second()]);
  const first = given.is === 'made' && given.value ? valueThing(given.value) : given;
  if (first.is === 'value' && first.value.is === 'setting') {
    return isSettled(first.value) ? first : valueThing(withDefault(first.value, toValue(second(), evaluator)));
  }
  if (first.is === 'value' && first.value.is === 'literal' && first.value.value) return first;
  return anyOf([...optionsOf(first).filter((option) => !isNothing(option)), second()]);
}

/** Whether the last default of a setting is something else than one more setting. */
function isSettled(value: Value): boolean {
  return value.is === 'setting' ? value.fallback !== undefined && isSettled(value.fallback) : !isNone(value);
}

/** `(API_HOST || HOST) || 'orders'`: the last of the settings takes the default. */
function withDefault(value: Value, fallback: Value): Value {
  if (value.is !== 'setting') return fallback;
  return { ...value, fallback: value.fallback ? withDefault(value.fallback, fallback) : fallback };
}

function isNothing(thing: Thing): boolean {
  return thing.is === 'value' && isNone(thing.value);
}

/** Null, or an empty text. */
function isNone(value: Value): boolean {
  return value.is === 'literal' && (value.value === null || value.value === '');
}
