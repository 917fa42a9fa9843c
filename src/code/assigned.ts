import { literal, oneOf } from '../model/value.ts';
import { namedArgument } from './arguments.ts';
import type { Evaluator } from './evaluate.ts';
import {
  type Argument,
  anyOf,
  type FunctionThing,
  isInDoubt,
  type MadeThing,
  type ObjectThing,
  optionsOf,
  type Thing,
  valueThing,
} from './thing.ts';

/**
 * Several assignments: objects melt into one (later members of `const x = {}; x.a = …`), a library's instance keeps what is set on
 * it as if it had been made with it, everything else is an alternative.
 */
export function mergeAssigned(things: readonly Thing[]): Thing {
  const known = things.filter((thing) => !(thing.is === 'value' && thing.value.is === 'literal' && thing.value.value === null));
  const objects = known.filter((thing) => thing.is === 'object');
  if (objects.length === 0) return withDefault(anyOf(known.length > 0 ? known : things));
  const computed = objects.flatMap((thing) => thing.computed ?? []);
  const melted: ObjectThing = {
    is: 'object',
    entries: together(objects.flatMap((thing) => [...thing.entries])),
    ...(computed.length > 0 ? { computed } : {}),
    ...(things.some((thing) => thing.is === 'unknown' || isInDoubt(thing)) ? { isInDoubt: true } : {}),
    ...(things.length === 1 && objects[0]?.sure ? { sure: objects[0].sure } : {}),
  };
  const others = anyOf(known.filter((thing) => thing.is !== 'object'));
  const set = known.length > objects.length ? withMembers(others, melted.entries) : [];
  return anyOf([melted, ...set]);
}

/** The last one of a name; `options.a.b = 1; options.a.c = 2` are members of one object. */
function together(entries: readonly (readonly [string, Argument])[]): ReadonlyMap<string, Argument> {
  const all = new Map<string, Argument>();
  for (const [key, entry] of entries) {
    const before = all.get(key);
    all.set(key, before ? joined(before, entry) : entry);
  }
  return all;
}

function joined(before: Argument, entry: Argument): Argument {
  if (!('expression' in before && 'expression' in entry)) return entry;
  const [one, other] = [before.expression, entry.expression];
  const isHere = before.module === entry.module && before.scope === entry.scope && before.frame === entry.frame;
  if (!isHere || one.is !== 'object' || other.is !== 'object' || one === other) return entry;
  return { ...entry, expression: { is: 'object', entries: [...one.entries, ...other.entries] } };
}

function withMembers(thing: Thing, entries: ReadonlyMap<string, Argument>): readonly Thing[] {
  const keywords = [...entries].flatMap(([name, argument]): readonly Argument[] =>
    'expression' in argument ? [{ ...argument, expression: { is: 'keyword', name, of: argument.expression } }] : [],
  );
  const options = thing.is === 'any-of' ? thing.options : [thing];
  return options.map((each) => {
    if (each.is !== 'made') return each;
    const { arguments: args, ...maker } = each.maker ?? { arguments: [] };
    return { ...each, maker: { ...maker, arguments: [...args, ...keywords] } };
  });
}

/** What a function sets on its first parameter that it sets anything on, as an object: `(services, options) => { options.Address = … }`. */
export function setOnParameter(evaluator: Evaluator, { module, node, frame }: FunctionThing): readonly Thing[] {
  const parameters = (module.scopes[node.scope]?.variables ?? []).filter(({ parameter }) => parameter !== undefined);
  for (const { values } of parameters) {
    const things = values.map(({ expression, scope }) => evaluator.evaluate({ module, expression, scope, frame }));
    const objects = mergeAssigned(things.filter((each) => each.is === 'object'));
    if (objects.is === 'object') return [objects];
  }
  return [];
}

/** A member that was set when a library's instance was made, or later by assignment. */
export function setOnMade(evaluator: Evaluator, { maker }: MadeThing, name: string): readonly Thing[] {
  const argument = maker && namedArgument(evaluator, maker.arguments, name);
  return argument ? [evaluator.argument(argument)] : [];
}

/** A setting beside fixed texts, as branches give it (`if (!value) return 'localhost'`): the texts are its default. */
export function withDefault(thing: Thing): Thing {
  if (thing.is !== 'any-of') return thing;
  const values = optionsOf(thing).flatMap((each) => (each.is === 'value' ? [each.value] : []));
  const [setting, other] = values.filter((value) => value.is === 'setting');
  const texts = values.filter((value) => value.is === 'literal' && value.value !== '' && value.value !== null);
  const isPlain = values.length === optionsOf(thing).length && values.every(({ is }) => is === 'setting' || is === 'literal');
  if (!isPlain || values.length < 2 || setting?.is !== 'setting' || other || setting.fallback) return thing;
  const isEmpty = values.some((value) => value.is === 'literal' && value.value === '');
  if (texts.length === 0 && !isEmpty) return valueThing(setting);
  return valueThing({ ...setting, fallback: texts.length > 0 ? oneOf(texts) : literal('') });
}
