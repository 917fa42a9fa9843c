import { literal, oneOf, type Value } from '../model/value.ts';
import { namedArgument } from './arguments.ts';
import { enteredAfter } from './entered-after.ts';
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
  const known = setTogether(
    things.filter((thing) => !(thing.is === 'value' && thing.value.is === 'literal' && thing.value.value === null)),
  );
  const objects = known.filter((thing) => thing.is === 'object');
  if (objects.length === 0) return withDefault(anyOf(known.length > 0 ? known : things));
  const computed = objects.flatMap((thing) => thing.computed ?? []);
  const self = objects.flatMap((thing) => thing.self ?? [])[0];
  const melted: ObjectThing = {
    is: 'object',
    entries: together(objects.flatMap((thing) => [...thing.entries])),
    ...(self ? { self } : {}),
    ...(computed.length > 0 ? { computed } : {}),
    ...(things.some((thing) => thing.is === 'unknown' || isInDoubt(thing)) ? { isInDoubt: true } : {}),
    ...(things.length === 1 && objects[0]?.sure ? { sure: objects[0].sure } : {}),
  };
  const others = anyOf(known.filter((thing) => thing.is !== 'object'));
  const set = known.length > objects.length ? withMembers(others, melted) : [];
  return anyOf([melted, ...set]);
}

/** Each of several functions may set something else on an instance, and all of them do. */
function setTogether(things: readonly Thing[]): readonly Thing[] {
  if (!things.some(({ is }) => is === 'instance')) return things;
  return things.flatMap((thing) => {
    const objects = optionsOf(thing).filter(({ is }) => is === 'object');
    return objects.length > 1 && objects.length === optionsOf(thing).length ? objects : [thing];
  });
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

/** `if (process.env.URL) settings.url = process.env.URL` leaves what was there for where that is not set. */
function joined(before: Argument, entry: Argument): Argument {
  if ('expression' in entry && entry.isOptional) return enteredAfter(before, entry);
  if (!('expression' in before && 'expression' in entry)) return entry;
  const [one, other] = [before.expression, entry.expression];
  const isHere = before.module === entry.module && before.scope === entry.scope && before.frame === entry.frame;
  if (!isHere || one.is !== 'object' || other.is !== 'object' || one === other) return entry;
  return { ...entry, expression: { is: 'object', entries: [...one.entries, ...other.entries] } };
}

/** An instance of the repository has what was set on it in place of what it was made with. */
function withMembers(thing: Thing, set: ObjectThing): readonly Thing[] {
  const keywords = [...set.entries].flatMap(([name, argument]): readonly Argument[] =>
    'expression' in argument ? [{ ...argument, expression: { is: 'keyword', name, of: argument.expression } }] : [],
  );
  const options = thing.is === 'any-of' ? thing.options : [thing];
  return options.map((each) => {
    if (each.is === 'instance' && !each.isOpen) return { ...each, mixed: each.mixed ? over(each.mixed, set) : set };
    if (each.is !== 'made') return each;
    const { arguments: args, ...maker } = each.maker ?? { arguments: [] };
    return { ...each, maker: { ...maker, arguments: [...args, ...keywords] } };
  });
}

function over(before: ObjectThing, { entries }: ObjectThing): ObjectThing {
  return { ...before, entries: new Map([...before.entries, ...entries]) };
}

/**
 * What a function sets on its first parameter that it sets anything on, as an object: `(services, options) => { options.Address = … }`. Or what
 * fills the parameter as a whole.
 */
export function setOnParameter(evaluator: Evaluator, { module, node, frame }: FunctionThing): readonly Thing[] {
  const parameters = (module.scopes[node.scope]?.variables ?? []).filter(({ parameter }) => parameter !== undefined);
  for (const { values } of parameters) {
    const things = values.map(({ expression, scope }) => evaluator.evaluate({ module, expression, scope, frame }));
    const objects = mergeAssigned(things.filter((each) => each.is === 'object'));
    if (objects.is === 'object') return [objects];
    const filling = things.filter((each) => each.is === 'made');
    if (filling.length > 0) return filling;
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
  const values = thing.options.flatMap(plainOf);
  const [holder, other] = thing.options.filter((each) => plainOf(each)[0]?.is === 'setting');
  const [setting] = holder ? plainOf(holder) : [];
  if (values.length < thing.options.length || values.length < 2 || setting?.is !== 'setting' || other) return thing;
  const texts = values.filter((value) => value.is === 'literal' && value.value !== '' && value.value !== null);
  if (setting.fallback) return texts.every((text) => isSameText(text, setting.fallback)) ? (holder ?? thing) : thing;
  const isEmpty = values.some((value) => value.is === 'literal' && value.value === '');
  if (texts.length === 0 && !isEmpty) return holder ?? thing;
  const value: Value = { ...setting, fallback: texts.length > 0 ? oneOf(texts) : literal('') };
  return holder?.is === 'made' ? { ...holder, value } : valueThing(value);
}

/** What an object holds by itself is the default of the settings that may be there in its place: `section.Get<Limits>() ?? new Limits()`. */
export function memberOfAny(options: readonly Thing[], member: Thing): Thing {
  const isOwn = (each: Thing) => each.is === 'instance' || (each.is === 'object' && each.self?.is === 'instance');
  return options.some(({ is }) => is === 'made') && options.some(isOwn) ? withDefault(member) : member;
}

/** A text, or a setting: that may be a section of the settings too. */
function plainOf(thing: Thing): readonly Value[] {
  const value = thing.is === 'value' || thing.is === 'made' ? thing.value : undefined;
  return value?.is === 'setting' || (value?.is === 'literal' && thing.is === 'value') ? [value] : [];
}

function isSameText(one: Value, other: Value | undefined): boolean {
  return one.is === 'literal' && other?.is === 'literal' && one.value === other.value;
}
