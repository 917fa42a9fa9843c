import { literal, textsOf } from '../model/value.ts';
import type { DerivedSelector } from './derived-selectors.ts';
import type { Evaluator } from './evaluate.ts';
import { mapTexts } from './text-functions.ts';
import { optionsOf, type Thing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

type Pairs = Extract<DerivedSelector, { from: 'pairs' }>;

/** A pattern of pairs in one order, however it is written: as an object or as a text. */
export function pairsThing(evaluator: Evaluator, { leading }: Pairs, of: Thing): Thing | undefined {
  const objects = optionsOf(of).flatMap((option) => (option.is === 'object' ? [option] : []));
  const [only] = objects;
  if (!only)
    return valueThing(
      mapTexts(toValue(of, evaluator), (text) =>
        inOrder(
          text.split(',').map((each) => each.trim()),
          leading,
        ),
      ),
    );
  const pairs = [...only.entries].flatMap(([key, entry]) => {
    const value = toValue(evaluator.argument(entry), evaluator);
    const [text, ...others] = value.is === 'literal' && typeof value.value === 'string' ? textsOf(value) : [];
    return text === undefined || others.length > 0 ? [] : [`${key}:${text}`];
  });
  return pairs.length > 0 ? valueThing(literal(inOrder(pairs, leading))) : undefined;
}

/** Keys that conventions put in front come first, the others by their names. */
function inOrder(pairs: readonly string[], leading: readonly string[]): string {
  const placeOf = (pair: string) => {
    const place = leading.indexOf(keyOf(pair));
    return place < 0 ? leading.length : place;
  };
  const written = pairs.filter((pair) => pair !== '').map((pair) => pair.replace(/\s*:\s*/, ':'));
  return written.toSorted((one, other) => placeOf(one) - placeOf(other) || (keyOf(one) < keyOf(other) ? -1 : 1)).join(',');
}

function keyOf(pair: string): string {
  return pair.split(':', 1)[0] ?? pair;
}
