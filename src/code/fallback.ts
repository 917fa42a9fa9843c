import { anyOf, type Evaluating, optionsOf, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** `first || second`: a setting takes the second as its default; what is certainly nothing gives way to it. */
export function fallbackThing(evaluating: Evaluating, first: Thing, second: () => Thing): Thing {
  if (first.is === 'value' && first.value.is === 'setting') {
    const { key, fallback } = first.value;
    return fallback ? first : valueThing({ is: 'setting', key, fallback: toValue(second(), evaluating) });
  }
  if (first.is === 'value' && first.value.is === 'literal' && first.value.value) return first;
  return anyOf([...optionsOf(first).filter((option) => !isNothing(option)), second()]);
}

/** Null, or an empty text. */
export function isNothing(thing: Thing): boolean {
  return thing.is === 'value' && thing.value.is === 'literal' && (thing.value.value === null || thing.value.value === '');
}
