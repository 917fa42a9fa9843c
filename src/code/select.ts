import { concat, type Value } from '../model/value.ts';
import { namedArgument, positional } from './arguments.ts';
import { setOnMade, setOnParameter } from './assigned.ts';
import { nameOfDeclared } from './declared-name.ts';
import { derivedThing } from './derived.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector, Step } from './library.ts';
import { isType } from './library-lookup.ts';
import { memberThing } from './members.ts';
import { returnOf } from './returns.ts';
import { resolveUrl } from './text-functions.ts';
import {
  type Argument,
  anyOf,
  type ClassThing,
  type Located,
  type MadeThing,
  optionsOf,
  type Thing,
  type TypeArguments,
  textThing,
  unknownThing,
  valueThing,
} from './thing.ts';
import { typedThing } from './typed-selection.ts';
import { toValue } from './values.ts';

/** What selectors look into: a call with its receiver, or a decorator with what it stands on. */
export interface Selectable {
  readonly arguments: readonly Argument[];
  readonly receiver?: MadeThing | undefined;
  readonly typeArguments?: readonly string[];
  readonly decoratedName?: string | undefined;
  readonly decorated?: Located | undefined;
  readonly calledName?: string | undefined;
  /** The class a decorator stands on, or whose method it stands on. */
  readonly className?: string | undefined;
  readonly class?: ClassThing | undefined;
  readonly types?: TypeArguments | undefined;
  readonly result?: MadeThing | undefined;
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
      return from.decoratedName === undefined ? undefined : textThing(from.decoratedName);
    case 'called-name':
      return from.calledName === undefined ? undefined : textThing(from.calledName);
    case 'decorated':
      return from.decorated && evaluator.evaluate(from.decorated);
    case 'keyword': {
      const argument = namedArgument(evaluator, from.arguments, selector.name);
      return argument && stepsInto(evaluator, argument, selector.path);
    }
    case 'methods':
    case 'mapped':
    case 'callable':
    case 'pattern': {
      const of = selectThing(evaluator, selector.of, from);
      return of && derivedThing(evaluator, selector, of);
    }
    case 'transport': {
      const value = from.transport?.[selector.what];
      return value && valueThing(value);
    }
    default:
      return typedThing(evaluator, selector, from);
  }
}

function firstOf(evaluator: Evaluator, options: readonly Selector[], from: Selectable): Thing | undefined {
  let last: Thing | undefined;
  for (const option of options) {
    const thing = selectThing(evaluator, option, from);
    if (thing && !isNoData(thing)) return thing;
    if (thing?.is === 'value') last = thing;
  }
  return last;
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
  const argument = positional(from.arguments).at(index);
  return argument && stepsInto(evaluator, argument, path);
}

function stepsInto(evaluator: Evaluator, argument: Argument, path: readonly Step[]): Thing | undefined {
  return path.reduce<Thing | undefined>((thing, name) => thing && stepInto(evaluator, thing, name), evaluator.argument(argument));
}

/** One step of a selector's path; undefined when the object is known and has no such member. */
export function stepInto(evaluator: Evaluator, thing: Thing, name: string): Thing | undefined {
  const found = optionsOf(thing).flatMap((option): readonly Thing[] => {
    if (name === '()') return option.is === 'function' ? [returnOf(evaluator, option, [])] : [];
    if (name === '{}') return option.is === 'function' ? setOnParameter(evaluator, option) : [];
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
    case 'made':
      return setOnMade(evaluator, thing, name);
    case 'class':
    case 'module': {
      const member = memberThing(evaluator, thing, name);
      return member.is === 'unknown' ? [] : [member];
    }
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
  const found = selector.of ? selectThing(evaluator, selector.of, from) : from.receiver;
  const starts = found
    ? optionsOf(found).flatMap((each) => (each.is === 'made' ? [each] : each.is === 'symbol' ? [each.receiver] : []))
    : [];
  const things = starts.flatMap((start) => climb(evaluator, selector, start) ?? []);
  return things.length > 0 ? anyOf(things) : undefined;
}

function climb(
  evaluator: Evaluator,
  selector: Extract<Selector, { from: 'made' }>,
  start: MadeThing | undefined,
): Thing | undefined {
  for (let made = start; made; made = made.receiver) {
    if (selector.type !== undefined && !isType(made.library, made.type, selector.type)) continue;
    if (!made.maker && !made.types) continue;
    const { arguments: args, decorates } = made.maker ?? { arguments: [] };
    const decoratedName = decorates && nameOfDeclared(decorates.module, decorates.expression);
    return selectThing(evaluator, selector.selector, {
      arguments: args,
      types: made.types,
      typeArguments: made.types?.references.map((each) => each.name) ?? [],
      receiver: made.receiver,
      decorated: decorates,
      decoratedName,
    });
  }
  return undefined;
}
