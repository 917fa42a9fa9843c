import type { Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { anyOf, optionsOf, type Thing, type ValueThing } from './thing.ts';
import { toValue } from './values.ts';

/** Stands for any key. */
export const ANY = '*';

/** A setting that holds others, as a map or a list in code. */
export type SectionThing = ValueThing & { readonly under: (key: string) => Thing };

/** The settings among what something can be that hold others. */
export function sectionsIn(thing: Thing): readonly SectionThing[] {
  return optionsOf(thing).filter((each): each is SectionThing => each.is === 'value' && each.under !== undefined);
}

/** `urls[key]`: what has the key, or any of them where nobody tells it. */
function underKey(section: SectionThing, key: Value): Thing {
  if (key.is === 'literal') return section.under(String(key.value));
  return key.is === 'one-of' ? anyOf(key.values.map((each) => underKey(section, each))) : section.under(ANY);
}

/** The same for a key as it was found: whoever tells it tells which of them it is. */
export function underTold(section: SectionThing, told: Thing, evaluator: Evaluator): Thing {
  const tellers = optionsOf(told).filter(({ is }) => is === 'open');
  return anyOf([underKey(section, toValue(told, evaluator)), ...tellers]);
}
