import type { Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { ANY } from './sections.ts';
import { anyOf, optionsOf, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** `first ?? second`: a setting takes the second as its default, a known text needs none. */
export function fallbackThing(evaluator: Evaluator, given: Thing, second: () => Thing): Thing {
  if (given.is === 'value' && isInFile(given.value)) return fallbackInFile(evaluator, given, second());
  // What a map holds in its place is looked up there.
  if (given.is === 'value' && given.under) return anyOf([given, second()]);
  const first = given.is === 'made' && given.value ? valueThing(given.value) : given;
  if (first.is === 'value' && first.value.is === 'setting') {
    return isSettled(first.value) ? first : valueThing(withDefault(first.value, toValue(second(), evaluator)));
  }
  if (first.is === 'value' && first.value.is === 'literal' && first.value.value) return first;
  return anyOf([...optionsOf(first).filter((option) => !isNothing(option)), second()]);
}

/** What a mounted file says at one place, with whatever is below that. */
function isInFile(value: Value): boolean {
  return value.is === 'setting' && value.file !== undefined && value.key !== '' && !value.key.split('.').includes(ANY);
}

/** Of what stands in the file a text is the default; anything else holds its own members beside those of the file. */
function fallbackInFile(evaluator: Evaluator, given: Extract<Thing, { is: 'value' }>, second: Thing): Thing {
  const isText = second.is === 'value' && !second.under;
  if (!isText) return anyOf([given, second]);
  return isSettled(given.value) ? given : { ...given, value: withDefault(given.value, toValue(second, evaluator)) };
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
