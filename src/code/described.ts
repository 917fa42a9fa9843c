import { literal, setting, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { ValueRule } from './library.ts';
import { type Selectable, selectThing } from './select.ts';
import { type Argument, type MadeThing, optionsOf, type Thing, textThing, unknownThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

type Described = Extract<ValueRule, { value: 'described' }>;
type Explained = Extract<ValueRule, { value: 'explained' }>;

const DEEPEST_SCHEMA = 4;

/** Settings that a schema describes: what is read under each key of it, with the default the schema gives. */
export function describedThing(evaluator: Evaluator, rule: Described, from: Selectable): Thing {
  const data = rule.data && selectThing(evaluator, rule.data, from);
  const object = describedBy(evaluator, rule, from, data, 0) ?? data ?? unknownThing('described by an unknown schema');
  return rule.under === undefined ? object : { is: 'object', entries: new Map([[rule.under, { thing: object }]]) };
}

function describedBy(
  evaluator: Evaluator,
  rule: Described,
  from: Selectable,
  data: Thing | undefined,
  depth: number,
): Thing | undefined {
  const entries = new Map<string, Argument>();
  if (depth > DEEPEST_SCHEMA) return undefined;
  for (const shape of rule.shapes)
    for (const option of optionsOf(selectThing(evaluator, shape, from) ?? NOTHING))
      if (option.is === 'object')
        for (const [key, entry] of option.entries)
          entries.set(key, { thing: memberOf(evaluator, rule, key, evaluator.argument(entry), data, depth) });
  return entries.size > 0 ? { is: 'object', entries } : undefined;
}

function memberOf(
  evaluator: Evaluator,
  rule: Described,
  key: string,
  schema: Thing,
  data: Thing | undefined,
  depth: number,
): Thing {
  const given = data && evaluator.member(data, key);
  const receiver = optionsOf(schema).find((each): each is MadeThing => each.is === 'made');
  const from: Selectable = { arguments: [{ thing: schema }], receiver };
  const inner = receiver && given && describedBy(evaluator, rule, from, given, depth + 1);
  if (inner) return inner;
  const known = given && given.is !== 'unknown' ? given : rule.data && !rule.isEnvironment ? given : textOfSetting(key);
  const found = selectThing(evaluator, rule.fallback, from);
  const fallback = found && isData(found) ? toValue(found, evaluator) : undefined;
  return fallback && known ? withFallback(known, fallback) : (known ?? unknownThing('nothing passed'));
}

function textOfSetting(key: string): Thing {
  return valueThing(setting(key));
}

function withFallback(thing: Thing, fallback: Value): Thing {
  if (thing.is === 'unknown') return valueThing(fallback);
  if (thing.is !== 'value' || thing.value.is !== 'setting' || thing.value.fallback) return thing;
  return isNothing(fallback) ? thing : valueThing(setting(thing.value.key, fallback));
}

function isNothing(value: Value): boolean {
  return value.is === 'unknown' || (value.is === 'literal' && value.value === null);
}

function isData({ is }: Thing): boolean {
  return is === 'value' || is === 'list' || is === 'object';
}

/** What an object says of a setting in its own words, `{ env: 'PORT', default: 80 }`, alone or anywhere below. */
export function explainedThing(evaluator: Evaluator, rule: Explained, from: Selectable): Thing {
  const of = selectThing(evaluator, rule.of, from) ?? NOTHING;
  const path = rule.path && toValue(selectThing(evaluator, rule.path, from) ?? NOTHING, evaluator);
  if (path && path.is !== 'literal') return unknownThing('setting with a computed name');
  let found: Thing = of;
  for (const step of path ? String(path.value).split('.') : []) found = evaluator.member(found, step);
  return explained(evaluator, rule, found, 0);
}

function explained(evaluator: Evaluator, rule: Explained, thing: Thing, depth: number): Thing {
  if (thing.is !== 'object' || depth > DEEPEST_SCHEMA) return thing;
  const [key, fallback] = [rule.key, rule.fallback].map((name) => {
    const entry = thing.entries.get(name);
    return entry && evaluator.argument(entry);
  });
  const name = key && toValue(key, evaluator);
  if (name?.is === 'literal') return withFallback(textOfSetting(String(name.value)), valueOf(evaluator, fallback));
  if (fallback) return fallback;
  const entries = [...thing.entries].map(
    ([each, entry]) => [each, { thing: explained(evaluator, rule, evaluator.argument(entry), depth + 1) }] as const,
  );
  return { is: 'object', entries: new Map(entries) };
}

function valueOf(evaluator: Evaluator, thing: Thing | undefined): Value {
  return thing ? toValue(thing, evaluator) : literal(null);
}

const NOTHING = textThing(null);
