import { literal, oneOf } from '../model/value.ts';
import { anyOf, optionsOf, type Thing, valueThing } from './thing.ts';

/** Several assignments: objects melt into one (later members of `const x = {}; x.a = …`), everything else is an alternative. */
export function mergeAssigned(things: readonly Thing[]): Thing {
  const known = things.filter((thing) => !(thing.is === 'value' && thing.value.is === 'literal' && thing.value.value === null));
  const objects = known.filter((thing) => thing.is === 'object');
  if (objects.length < 2) return withDefault(anyOf(known.length > 0 ? known : things));
  const computed = objects.flatMap((thing) => thing.computed ?? []);
  const melted: Thing = {
    is: 'object',
    entries: new Map(objects.flatMap((thing) => [...thing.entries])),
    ...(computed.length > 0 ? { computed } : {}),
  };
  return anyOf([melted, ...known.filter((thing) => thing.is !== 'object')]);
}

/** A setting beside fixed texts, as branches give it (`if (!value) return 'localhost'`): the texts are its default. */
export function withDefault(thing: Thing): Thing {
  const values = optionsOf(thing).flatMap((each) => (each.is === 'value' ? [each.value] : []));
  const [setting, other] = values.filter((value) => value.is === 'setting');
  const texts = values.filter((value) => value.is === 'literal' && value.value !== '' && value.value !== null);
  const isPlain = values.length === optionsOf(thing).length && values.every(({ is }) => is === 'setting' || is === 'literal');
  if (!isPlain || values.length < 2 || setting?.is !== 'setting' || other || setting.fallback) return thing;
  const isEmpty = values.some((value) => value.is === 'literal' && value.value === '');
  if (texts.length === 0 && !isEmpty) return valueThing(setting);
  return valueThing({ ...setting, fallback: texts.length > 0 ? oneOf(texts) : literal('') });
}
