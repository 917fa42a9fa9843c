import { type Chooser, literal, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { isNothing } from './known-options.ts';
import { type Argument, anyOf, optionsOf, type Thing, textThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

const DEEPEST = 4;
const NOTHING = textThing(null);

/**
 * `config[env]` where a setting says which member is meant: an object whose every text remembers which setting told it, so that the
 * deployment that sets it takes the member under that name. Undefined where the members are no plain data.
 */
export function chosenThing(evaluator: Evaluator, of: Thing, key: Value): Thing | undefined {
  const by = askedSetting(key);
  const members = by && membersOf(evaluator, of);
  return members && members.size > 0 ? merged(evaluator, by, members, 0) : undefined;
}

/** `process.env.NODE_ENV`, with or without a default; one that is only asked for if it is there counts as its own default. */
function askedSetting(key: Value): Value | undefined {
  if (key.is === 'setting') return key;
  if (key.is !== 'one-of' || key.by) return undefined;
  const [setting, ...others] = key.values.toSorted((a, b) => Number(b.is === 'setting') - Number(a.is === 'setting'));
  const [fallback, more] = others;
  if (setting?.is !== 'setting' || fallback?.is !== 'literal' || more) return undefined;
  return { is: 'setting', key: setting.key, fallback };
}

function membersOf(evaluator: Evaluator, of: Thing): ReadonlyMap<string, Thing> {
  const found = new Map<string, Thing>();
  for (const option of optionsOf(of))
    for (const [name, thing] of entriesOf(evaluator, option)) {
      const other = found.get(name);
      found.set(name, other ? anyOf([other, thing]) : thing);
    }
  return found;
}

function entriesOf(evaluator: Evaluator, thing: Thing): readonly (readonly [string, Thing])[] {
  if (thing.is === 'module') {
    const names = evaluator.base.module(thing.path)?.exports.map(({ name }) => name) ?? [];
    return names.filter((name) => /^\w+$/.test(name)).map((name) => [name, evaluator.member(thing, name)] as const);
  }
  if (thing.is === 'object' && !thing.self)
    return [...thing.entries].map(([name, entry]) => [name, evaluator.argument(entry)] as const);
  if (thing.is === 'value' && thing.value.is === 'object')
    return Object.entries(thing.value.entries).map(([name, value]) => [name, valueThing(value)] as const);
  return [];
}

function merged(evaluator: Evaluator, by: Value, members: ReadonlyMap<string, Thing>, depth: number): Thing | undefined {
  const things = [...members.values()];
  if (things.every((each) => isNothing(each) || isText(each))) return textUnder(evaluator, by, members);
  if (depth > DEEPEST || !things.every((each) => isNothing(each) || isText(each) || isPlainObject(each))) return undefined;
  const objects = objectUnder(evaluator, by, only(members, isPlainObject), depth);
  // `connection` is an object in development, and the text of a setting in production.
  const texts = only(members, isText);
  return [...texts.values()].every(isNothing) ? objects : anyOf([objects, textUnder(evaluator, by, texts)]);
}

/** An object that has each entry that one of the objects has. */
function objectUnder(evaluator: Evaluator, by: Value, members: ReadonlyMap<string, Thing>, depth: number): Thing {
  const inside = new Map([...members].map(([name, each]) => [name, new Map(entriesOf(evaluator, each))]));
  const names = new Set([...inside.values()].flatMap((each) => [...each.keys()]));
  const entries = [...names].map((name): [string, Argument] => {
    const under = new Map([...inside].map(([key, each]) => [key, each.get(name) ?? NOTHING]));
    const known = [...under.values()].filter((each) => !isNothing(each));
    return [name, { thing: merged(evaluator, by, under, depth + 1) ?? anyOf(known) }];
  });
  return { is: 'object', entries: new Map(entries) };
}

/** The same names, with nothing in place of all others. */
function only(members: ReadonlyMap<string, Thing>, isWanted: (thing: Thing) => boolean): ReadonlyMap<string, Thing> {
  return new Map([...members].map(([name, each]) => [name, isWanted(each) ? each : NOTHING]));
}

/** Equal under every name, or told by the setting. */
function textUnder(evaluator: Evaluator, setting: Value, members: ReadonlyMap<string, Thing>): Thing {
  const values = [...members.values()].map((each) => toValue(each, evaluator));
  return valueThing(toldBy({ setting, names: [...members.keys()] }, values));
}

/** One of several values, by the setting that tells which; the one that it is under every name. */
export function toldBy(by: Chooser, values: readonly Value[]): Value {
  const [first = literal(null), ...others] = values;
  return others.every((each) => JSON.stringify(each) === JSON.stringify(first)) ? first : { is: 'one-of', values, by };
}

function isText(thing: Thing): boolean {
  return thing.is === 'value' && thing.value.is !== 'object';
}

function isPlainObject(thing: Thing): boolean {
  return (
    (thing.is === 'object' && !thing.computed?.length && !thing.self) || (thing.is === 'value' && thing.value.is === 'object')
  );
}

type Chosen = Extract<Value, { is: 'one-of' }> & { readonly by: Chooser };

/** There under some names of the setting that tells what it is, and not under others. */
export function hasGaps(thing: Thing): thing is { readonly is: 'value'; readonly value: Chosen } {
  return thing.is === 'value' && isChosen(thing.value) && thing.value.values.some(isNull);
}

/** What is not there under some names is what `next` is under them. */
export function filledBy(
  evaluator: Evaluator,
  { value }: { readonly value: Chosen },
  next: Thing | undefined,
  gaps: ReadonlySet<number> = gapsIn(value),
): Thing {
  const other = next && toValue(next, evaluator);
  if (!other) return valueThing(value);
  const isAsked = isChosen(other) && JSON.stringify(other.by) === JSON.stringify(value.by);
  const values = value.values.map((each, index) => (gaps.has(index) ? (isAsked && other.values[index]) || other : each));
  return valueThing(toldBy(value.by, values));
}

/** An entry over one of the same name: where the setting takes a member without it (`{ ...all.common, ...all[stage] }`), the one before stays. */
export function laidOver(evaluator: Evaluator, before: Argument | undefined, entry: Argument): Argument {
  if (!before || !('thing' in entry)) return entry;
  const gaps = gapsOf(entry.thing);
  return gaps.size > 0 ? { thing: filled(evaluator, entry.thing, evaluator.argument(before), gaps) } : entry;
}

function filled(evaluator: Evaluator, thing: Thing, before: Thing, gaps: ReadonlySet<number>): Thing {
  if (before.is === 'unknown') return thing;
  if (hasGaps(thing)) return filledBy(evaluator, thing, before, gaps);
  if (thing.is !== 'object') return thing;
  const entries = new Map<string, Argument>(entriesOf(evaluator, before).map(([name, each]) => [name, { thing: each }]));
  for (const [name, each] of entriesOf(evaluator, thing))
    entries.set(name, { thing: filled(evaluator, each, evaluator.member(before, name), gaps) });
  return { ...thing, entries };
}

/** Under which names there is nothing at all: no text, and of an object no entry. */
function gapsOf(thing: Thing): ReadonlySet<number> {
  if (hasGaps(thing)) return gapsIn(thing.value);
  const entries = thing.is === 'object' ? [...thing.entries.values()] : [];
  const [first = new Set<number>(), ...others] = entries.map((each) =>
    'thing' in each ? gapsOf(each.thing) : new Set<number>(),
  );
  return new Set([...first].filter((index) => others.every((each) => each.has(index))));
}

function gapsIn({ values }: Chosen): ReadonlySet<number> {
  return new Set(values.flatMap((each, index) => (isNull(each) ? [index] : [])));
}

function isChosen(value: Value): value is Chosen {
  return value.is === 'one-of' && value.by !== undefined;
}

function isNull(value: Value): boolean {
  return value.is === 'literal' && value.value === null;
}
