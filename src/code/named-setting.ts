import { concat, literal, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import {
  type MadeThing,
  optionsOf,
  type SymbolThing,
  type Thing,
  type TypeArguments,
  textThing,
  unknownThing,
  valueThing,
} from './thing.ts';
import { typesOfClass } from './type-arguments.ts';
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
  const initial = initially(evaluator, receiver, memberOf);
  const otherwise = initial && statedBy(initial, evaluator);
  const value: Value = { is: 'setting', key: String(key.value), ...(otherwise ? { fallback: otherwise } : {}) };
  if (type === undefined) return valueThing(value);
  return {
    is: 'made',
    library,
    type,
    maker: { arguments: [{ thing: textThing(name) }] },
    receiver,
    types: typesOf(initial),
    value,
  };
}

/** What the class that the section is bound to gives the member before. */
function initially(evaluator: Evaluator, receiver: MadeThing | undefined, memberOf: (thing: Thing) => Thing): Thing | undefined {
  const classes = optionsOf(typeArgument(evaluator, receiver?.types, 0) ?? unknownThing('no type'));
  const [of] = classes.flatMap((each) => (each.is === 'class' ? [each] : []));
  return of && memberOf({ is: 'instance', of });
}

function statedBy(thing: Thing, evaluator: Evaluator): Value | undefined {
  const value = toValue(thing, evaluator);
  return value?.is === 'literal' && value.value !== '' && value.value !== null ? value : undefined;
}

/** A section within the section is bound to the class that the member holds: `public Limits Limits { get; set; } = new();`. */
function typesOf(thing: Thing | undefined): TypeArguments | undefined {
  const [of] = (thing ? optionsOf(thing) : []).flatMap((each) => (each.is === 'instance' ? [each.of] : []));
  return of && typesOfClass(of);
}
