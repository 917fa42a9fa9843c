import type { Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { memberThing } from './members.ts';
import { anyOf, optionsOf, type Thing, unknownThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** `of[key]`: every member or item that the key can mean. */
export function indexedThing(evaluator: Evaluator, of: Thing, key: Value): Thing {
  if (key.is === 'literal') return memberThing(evaluator, of, String(key.value));
  if (key.is === 'one-of')
    return anyOf(
      key.values.map((each) =>
        each.is === 'literal' ? memberThing(evaluator, of, String(each.value)) : unknownThing('computed key'),
      ),
    );
  const all = optionsOf(of).flatMap((option) =>
    option.is === 'object' ? [...option.entries.values()] : option.is === 'list' ? option.items : [],
  );
  return all.length > 0 ? anyOf(all.map((each) => evaluator.argument(each))) : unknownThing('computed key');
}

/** `first ?? second`: a setting takes the second as its default, a known text needs none. */
export function fallbackThing(evaluator: Evaluator, first: Thing, second: () => Thing): Thing {
  if (first.is === 'value' && first.value.is === 'setting') {
    const { key, fallback } = first.value;
    return fallback ? first : valueThing({ is: 'setting', key, fallback: toValue(second(), evaluator) });
  }
  if (first.is === 'value' && first.value.is === 'literal' && first.value.value) return first;
  return anyOf([first, second()]);
}
