import { concat, literal, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { type MadeThing, optionsOf, type SymbolThing, type Thing, textThing, unknownThing, valueThing } from './thing.ts';
import { typeArgument } from './typed-selection.ts';
import { toValue } from './values.ts';

/** A setting that goes by a member's name, below the section that its receiver is; with `type`, it may be a section itself. */
export function namedSetting(
  evaluator: Evaluator,
  { below, type }: Extract<ValueRule, { value: 'setting-by-name' }>,
  { library, receiver }: SymbolThing,
  name: string,
  memberOf: (thing: Thing) => Thing,
): Thing {
  const above = below && evaluator.select(below, { arguments: [], receiver });
  const key = concat([above ? toValue(above, evaluator) : literal(''), literal(name)]);
  if (key.is !== 'literal') return unknownThing('a setting with a computed name');
  const otherwise = initially(evaluator, receiver, memberOf);
  const value: Value = { is: 'setting', key: String(key.value), ...(otherwise ? { fallback: otherwise } : {}) };
  if (type === undefined) return valueThing(value);
  return { is: 'made', library, type, maker: { arguments: [{ thing: textThing(name) }] }, receiver, value };
}

/** What the class that the section is bound to gives the member before. */
function initially(evaluator: Evaluator, receiver: MadeThing | undefined, memberOf: (thing: Thing) => Thing): Value | undefined {
  // What is registered without types of its own is of those that it is registered on.
  const types = receiver?.types ?? (receiver?.sites ? receiver.receiver?.types : undefined);
  const classes = optionsOf(typeArgument(evaluator, types, 0) ?? unknownThing('no type'));
  const [of] = classes.flatMap((each) => (each.is === 'class' ? [each] : []));
  const value = of && toValue(memberOf({ is: 'instance', of }), evaluator);
  return value?.is === 'literal' && value.value !== '' && value.value !== null ? value : undefined;
}
