import { concat, literal, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { type SymbolThing, type Thing, textThing, unknownThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** A setting that goes by a member's name, below the section that its receiver is; with `type`, it may be a section itself. */
export function namedSetting(
  evaluator: Evaluator,
  { below, type }: Extract<ValueRule, { value: 'setting-by-name' }>,
  { library, receiver }: SymbolThing,
  name: string,
): Thing {
  const above = below && evaluator.select(below, { arguments: [], receiver });
  const key = concat([above ? toValue(above, evaluator) : literal(''), literal(name)]);
  if (key.is !== 'literal') return unknownThing('a setting with a computed name');
  const value: Value = { is: 'setting', key: String(key.value) };
  if (type === undefined) return valueThing(value);
  return { is: 'made', library, type, maker: { arguments: [{ thing: textThing(name) }] }, receiver, value };
}
