import { concat, literal, setting as settingNamed, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { isType } from './library-lookup.ts';
import { memberThing } from './members.ts';
import { returnOf } from './returns.ts';
import { changeCase, mapTexts, resolveUrl } from './text-functions.ts';
import { type Argument, anyOf, type MadeThing, optionsOf, type Thing, textThing, unknownThing, valueThing } from './thing.ts';
import { toValue } from './values.ts';

/** What selectors look into: a call with its receiver, or a decorator with what it stands on. */
export interface Selectable {
  readonly arguments: readonly Argument[];
  readonly receiver?: MadeThing | undefined;
  readonly typeArguments?: readonly string[];
  readonly decoratedName?: string | undefined;
  /** The arguments of another library decorator on the same thing. */
  readonly beside?: ((decorator: string) => readonly Argument[] | undefined) | undefined;
  readonly transport?: { readonly protocol: Value; readonly connection?: Value } | undefined;
}

/** The value a selector finds; undefined when nothing is there at all. */
export function selectValue(evaluator: Evaluator, selector: Selector, from: Selectable): Value | undefined {
  const thing = selectThing(evaluator, selector, from);
  return thing && toValue(thing, evaluator);
}

/** The thing a selector finds; undefined when nothing is there at all. */
export function selectThing(evaluator: Evaluator, selector: Selector, from: Selectable): Thing | undefined {
  switch (selector.from) {
    case 'argument':
      return argumentThing(evaluator, selector, from);
    case 'made':
      return madeThing(evaluator, selector, from);
    case 'text':
      return textThing(selector.value);
    case 'join': {
      const parts = selector.parts.map((part) => selectValue(evaluator, part, from));
      return parts.every((part) => part !== undefined) ? valueThing(concat(parts)) : undefined;
    }
    case 'url': {
      const joined = resolveUrl(selectValue(evaluator, selector.base, from), selectValue(evaluator, selector.path, from));
      return joined && valueThing(joined);
    }
    case 'first':
      return firstOf(evaluator, selector.options, from);
    case 'type-argument': {
      const name = from.typeArguments?.[selector.index];
      return name === undefined ? undefined : textThing(name);
    }
    case 'receiver':
      return from.receiver;
    case 'decorated-name':
      return from.decoratedName === undefined ? undefined : valueThing(nameIn(from.decoratedName, selector.case));
    case 'beside': {
      const args = from.beside?.(selector.decorator);
      return args && selectThing(evaluator, selector.selector, { ...from, arguments: args });
    }
    case 'setting': {
      const key = selectValue(evaluator, selector.key, from);
      const fallback = selector.fallback && selectValue(evaluator, selector.fallback, from);
      return key?.is === 'literal' ? valueThing(settingNamed(String(key.value), fallback)) : undefined;
    }
    case 'word': {
      const of = selectValue(evaluator, selector.of, from);
      return of && valueThing(mapTexts(of, (each) => each.trim().split(/\s+/)[selector.index]));
    }
    case 'transport': {
      const value = from.transport?.[selector.what];
      return value && valueThing(value);
    }
    default:
      return selector satisfies never;
  }
}

function nameIn(name: string, to: 'kebab' | undefined): Value {
  return to ? changeCase(literal(name), to) : literal(name);
}

function firstOf(evaluator: Evaluator, options: readonly Selector[], from: Selectable): Thing | undefined {
  let last: Thing | undefined;
  for (const [index, option] of options.entries()) {
    const thing = selectThing(evaluator, option, from);
    if (isEmptyUnlessSet(thing)) return orElse(evaluator, thing, firstOf(evaluator, options.slice(index + 1), from));
    if (thing && !isNoData(thing)) return thing;
    if (thing?.is === 'value') last = thing;
  }
  return last;
}

type SettingThing = { readonly is: 'value'; readonly value: Value & { readonly is: 'setting' } };

/** `${orders.url:}`: where nobody sets it, the next option holds. */
function isEmptyUnlessSet(thing: Thing | undefined): thing is SettingThing {
  const fallback = thing?.is === 'value' && thing.value.is === 'setting' ? thing.value.fallback : undefined;
  return fallback?.is === 'literal' && fallback.value === '';
}

function orElse(evaluator: Evaluator, { value }: SettingThing, next: Thing | undefined): Thing {
  return valueThing(next ? { ...value, fallback: toValue(next, evaluator) } : value);
}

/** What `first` passes over: code where data was hoped for, and empty texts. */
function isNoData(thing: Thing): boolean {
  if (thing.is === 'value') return thing.value.is === 'literal' && (thing.value.value === '' || thing.value.value === null);
  return thing.is === 'function' || thing.is === 'class' || thing.is === 'instance';
}

function argumentThing(
  evaluator: Evaluator,
  { index, path }: Extract<Selector, { from: 'argument' }>,
  from: Selectable,
): Thing | undefined {
  const argument = from.arguments.at(index);
  if (!argument) return undefined;
  return path.reduce<Thing | undefined>((thing, name) => thing && stepInto(evaluator, thing, name), evaluator.argument(argument));
}

/** One step of a selector's path; undefined when the object is known and has no such member. */
export function stepInto(evaluator: Evaluator, thing: Thing, name: string): Thing | undefined {
  const found = optionsOf(thing).flatMap((option): readonly Thing[] => {
    if (name === '()') return option.is === 'function' ? [returnOf(evaluator, option, [])] : [];
    return name === '[]' ? itemsOf(evaluator, option) : membersOf(evaluator, option, name);
  });
  return found.length > 0 ? anyOf(found) : undefined;
}

function membersOf(evaluator: Evaluator, thing: Thing, name: string): readonly Thing[] {
  switch (thing.is) {
    case 'object':
      return thing.entries.has(name) ? [memberThing(evaluator, thing, name)] : [];
    case 'value':
      return thing.value.is === 'object' && thing.value.entries[name] ? [valueThing(thing.value.entries[name])] : [];
    case 'list':
      return thing.items[Number(name)] ? [memberThing(evaluator, thing, name)] : [];
    case 'instance':
      return [memberThing(evaluator, thing, name)];
    case 'open':
    case 'unknown':
    case 'package':
      return [asUnknown(thing, name)];
    default:
      return [];
  }
}

function asUnknown(thing: Thing, name: string): Thing {
  return thing.is === 'open' ? thing : unknownThing(`member \`${name}\` of something unknown`);
}

function itemsOf(evaluator: Evaluator, thing: Thing): readonly Thing[] {
  if (thing.is === 'list') return thing.items.map((item) => evaluator.argument(item));
  if (thing.is === 'object') return [...thing.entries.values()].map((entry) => evaluator.argument(entry));
  return thing.is === 'open' ? [thing] : [];
}

/** Climbs from the receiver through its makers to the nearest of the wanted type whose making call is known. */
function madeThing(evaluator: Evaluator, selector: Extract<Selector, { from: 'made' }>, from: Selectable): Thing | undefined {
  for (let made = from.receiver; made; made = made.receiver) {
    if (selector.type !== undefined && !isType(made.library, made.type, selector.type)) continue;
    if (!made.maker) continue;
    return selectThing(evaluator, selector.selector, { arguments: made.maker.arguments, receiver: made.receiver });
  }
  return undefined;
}
