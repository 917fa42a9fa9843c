import type { Value } from '../model/value.ts';
import { withDefault } from './assigned.ts';
import { chosenThing, toldBy } from './chosen.ts';
import type { Evaluator } from './evaluate.ts';
import type { Expression } from './ir.ts';
import { entryFor } from './library-lookup.ts';
import { memberThing } from './members.ts';
import { ANY, sectionsIn, underTold } from './sections.ts';
import {
  type Argument,
  anyOf,
  type Located,
  type ObjectThing,
  optionsOf,
  type Thing,
  textThing,
  unknownThing,
  valueThing,
  within,
} from './thing.ts';
import { toValue } from './values.ts';
import { wholeData } from './whole-files.ts';

/** `of[key]` as it is written somewhere. */
export function indexedAt(evaluator: Evaluator, located: Located, expression: Extract<Expression, { is: 'index' }>): Thing {
  const key = within(located, expression.key);
  if (expression.isMixed && !TOLD.has(toValue(evaluator.evaluate(key), evaluator).is)) return unknownThing('computed key');
  return indexedThing(evaluator, evaluator.evaluate(within(located, expression.of)), key);
}

const TOLD: ReadonlySet<Value['is']> = new Set(['literal', 'one-of', 'setting']);

/** `of[key]`: every member or item that the key can mean. */
export function indexedThing(evaluator: Evaluator, of: Thing, key: Located): Thing {
  const kept = optionsOf(of).flatMap((option) => (option.is === 'object' ? keptUnder(evaluator, option, key) : []));
  if (kept.length > 0) return anyOf(kept);
  const under = evaluator.evaluate(key);
  const value = toValue(under, evaluator);
  const data = wholeData(evaluator, of);
  const sections = sectionsIn(data);
  if (sections.length > 0) {
    const others = optionsOf(data).filter((each) => !sections.some((section) => section === each));
    const more = others.length > 0 ? [indexedThing(evaluator, anyOf(others), key)] : [];
    return withDefault(anyOf([...sections.map((each) => underTold(each, under, evaluator)), ...more]));
  }
  const found = itemAt(evaluator, data, value) ?? chosenThing(evaluator, data, value) ?? membersUnder(evaluator, data, value);
  // Whoever tells the key tells which of them it is.
  const tellers = optionsOf(under).filter(({ is }) => is === 'open');
  return tellers.length > 0 && isOneOfSeveral(found) ? anyOf([...optionsOf(found), ...tellers]) : found;
}

function isOneOfSeveral(thing: Thing): boolean {
  return thing.is === 'any-of' || (thing.is === 'value' && thing.value.is === 'one-of');
}

/** What a library says of items of its types, by `Type.[]`. */
function itemAt(evaluator: Evaluator, of: Thing, key: Value): Thing | undefined {
  for (const option of optionsOf(of)) {
    if (option.is !== 'made') continue;
    const rule = entryFor(option.library, option.library.values, `${option.type}.[]`);
    if (rule) return evaluator.rule(rule, { arguments: [{ thing: valueThing(key) }], receiver: option });
  }
  return undefined;
}

function membersUnder(evaluator: Evaluator, of: Thing, key: Value): Thing {
  if (key.is === 'literal') {
    const found = memberThing(evaluator, of, String(key.value));
    return found.is === 'unknown' ? anyOf([...itemsOf(of, true).map((each) => evaluator.argument(each)), found]) : found;
  }
  if (key.is === 'one-of') return memberUnderEach(evaluator, of, key);
  const all = itemsOf(of, false);
  return all.length > 0 ? anyOf(all.map((each) => evaluator.argument(each))) : unknownThing('computed key');
}

function memberUnderEach(evaluator: Evaluator, of: Thing, { values, by }: Extract<Value, { is: 'one-of' }>): Thing {
  const under = (each: Value): Thing => {
    if (each.is !== 'literal') return unknownThing('computed key');
    return by && each.value === null ? textThing(null) : memberThing(evaluator, of, String(each.value));
  };
  const found = values.map(under);
  return by && found.every(({ is }) => is === 'value')
    ? valueThing(
        toldBy(
          by,
          found.map((each) => toValue(each, evaluator)),
        ),
      )
    : anyOf(found);
}

/** Every item or entry of a thing, or only those whose key is not known. */
export function itemsOf(of: Thing, computedOnly: boolean): readonly Argument[] {
  return optionsOf(of).flatMap((option) => {
    const computed = option.is === 'object' ? (option.computed ?? []).map(({ value }) => value) : [];
    return computedOnly ? computed : [...namedItems(option), ...computed];
  });
}

function namedItems(of: Thing): readonly Argument[] {
  if (of.is === 'list') return of.items;
  if (of.is === 'value' && of.under) return [{ thing: of.under(ANY) }];
  return of.is === 'object' ? [...of.entries.values()] : [];
}

/**
 * `queues[name] ??= open(name); return queues[name]`: what the same function has put there under the same key is what it takes
 * out again, for the caller at hand.
 */
function keptUnder(evaluator: Evaluator, { computed = [] }: ObjectThing, key: Located): readonly Thing[] {
  const here = evaluator.base.enclosingFunction(key.module, key.scope)?.key;
  if (here === undefined) return [];
  return computed
    .filter((entry) => isSameName(entry.key, key) && evaluator.base.enclosingFunction(key.module, entry.key.scope)?.key === here)
    .map(({ value }) => evaluator.evaluate({ ...value, frame: key.frame }));
}

function isSameName(left: Located, right: Located): boolean {
  const [one, other] = [left.expression, right.expression];
  return left.module === right.module && one.is === 'name' && other.is === 'name' && one.name === other.name;
}
