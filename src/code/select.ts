import { oneOf, setting as settingNamed, type Value } from '../model/value.ts';
import { type CalledNames, calledNames } from './called-names.ts';
import { filledBy, hasGaps } from './chosen.ts';
import { nameOfDeclared } from './declared-name.ts';
import { derivedThing, isDeriving } from './derived.ts';
import { endsOf } from './ends.ts';
import type { Evaluator } from './evaluate.ts';
import { operationsThing } from './graphql-operations.ts';
import type { Selector } from './library.ts';
import { isOfType, isType } from './library-lookup.ts';
import { linkFrom } from './links.ts';
import {
  argumentThing,
  calledThing,
  isNoData,
  joinedThing,
  keywordThing,
  listedArguments,
  nameIn,
  ownMember,
  wordThing,
} from './selected-parts.ts';
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
  valueThing,
} from './thing.ts';
import type { TypeSelector } from './type-selectors.ts';
import { typedThing } from './typed-selection.ts';
import { toValue } from './values.ts';
import { functionNames, namedThing } from './written-names.ts';

/** What selectors look into: a call with its receiver, or a decorator with what it stands on. */
export interface Selectable {
  readonly arguments: readonly Argument[];
  readonly receiver?: MadeThing | undefined;
  readonly typeArguments?: readonly string[];
  readonly decoratedName?: string | undefined;
  /** The symbol path of what is called. */
  readonly called?: string | undefined;
  /** What the call itself makes. */
  readonly result?: MadeThing | undefined;
  readonly decorated?: Located | undefined;
  /** The class a decorator stands on, or whose method it stands on. */
  readonly className?: string | undefined;
  readonly class?: ClassThing | undefined;
  readonly types?: TypeArguments | undefined;
  /** The arguments of another library decorator on the same thing. */
  readonly beside?: ((decorator: string) => readonly Argument[] | undefined) | undefined;
  readonly transport?: Readonly<Partial<Record<Extract<Selector, { from: 'transport' }>['what'], Value>>> | undefined;
}

/** The value a selector finds; undefined when nothing is there at all. */
export function selectValue(evaluator: Evaluator, selector: Selector, from: Selectable): Value | undefined {
  const thing = selectThing(evaluator, selector, from);
  return thing && toValue(thing, evaluator);
}

/** Selectors that look at the call itself, not at what is passed to it. */
type OfCall =
  | TypeSelector
  | Extract<
      Selector,
      { from: 'result' | 'called-name' | 'type-argument' | 'receiver' | 'decorated-name' | 'decorated' | 'transport' }
    >;

/** Selectors for what libraries serve by the shape of what they are given. */
type OfShape = Extract<
  Selector,
  { from: 'graphql-operations' | 'ends' | 'function-names' | CalledNames['from'] | 'own-member' | 'name-of' }
>;

/** The thing a selector finds; undefined when nothing is there at all. */
export function selectThing(evaluator: Evaluator, selector: Selector, from: Selectable): Thing | undefined {
  if (isDeriving(selector)) {
    const of = selectThing(evaluator, selector.of, from);
    return of && derivedThing(evaluator, selector, of);
  }
  switch (selector.from) {
    case 'argument':
      return argumentThing(evaluator, selector, from);
    case 'arguments':
      return listedArguments(evaluator, selector, from);
    case 'keyword':
      return keywordThing(evaluator, selector, from);
    case 'made':
      return isOfType(from.result, selector.unless) ? undefined : madeThing(evaluator, selector, from.receiver);
    case 'maker':
      return makerThing(evaluator, selector, from);
    case 'text':
      return textThing(selector.value);
    case 'join':
      return joinedThing(
        selector.parts.map((part) => selectValue(evaluator, part, from)),
        selector.by,
      );
    case 'url':
      return urlThing(evaluator, selector, from);
    case 'first':
      return selector.isCode ? firstAtAll(evaluator, selector.options, from) : firstOf(evaluator, selector.options, from);
    case 'beside':
      return besideThing(evaluator, selector, from);
    case 'setting':
      return settingOf(evaluator, selector, from);
    case 'word':
      return wordThing(selectValue(evaluator, selector.of, from), selector.index);
    default:
      return thingOfShape(evaluator, selector, from);
  }
}

function besideThing(
  evaluator: Evaluator,
  { decorator, selector }: Extract<Selector, { from: 'beside' }>,
  from: Selectable,
): Thing | undefined {
  const args = from.beside?.(decorator);
  return args && selectThing(evaluator, selector, { ...from, arguments: args });
}

function urlThing(evaluator: Evaluator, selector: Extract<Selector, { from: 'url' }>, from: Selectable): Thing | undefined {
  const resolve = selector.isLink ? linkFrom : resolveUrl;
  const joined = resolve(selectValue(evaluator, selector.base, from), selectValue(evaluator, selector.path, from));
  return joined && valueThing(joined);
}

function thingOfShape(evaluator: Evaluator, selector: OfShape | OfCall, from: Selectable): Thing | undefined {
  switch (selector.from) {
    case 'graphql-operations': {
      const resolvers = selectThing(evaluator, selector.resolvers, from);
      return operationsThing(evaluator, selectThing(evaluator, selector.of, from), resolvers);
    }
    case 'function-names': {
      const of = selectThing(evaluator, selector.of, from);
      return of && functionNames(evaluator, of, selector.case);
    }
    case 'ends': {
      const of = selectThing(evaluator, selector.of, from);
      return of && endsOf(evaluator, of, selector);
    }
    case 'called-path':
    case 'called-member':
      return calledNames(evaluator, selector, from);
    case 'own-member':
      return ownMember(evaluator, selector.name, from);
    case 'name-of':
      return namedThing(evaluator, selector, from.arguments[selector.index]);
    default:
      return thingOfCall(evaluator, selector, from);
  }
}

function thingOfCall(evaluator: Evaluator, selector: OfCall, from: Selectable): Thing | undefined {
  switch (selector.from) {
    case 'result':
      return from.result;
    case 'called-name':
      return calledThing(from.called, selector.like);
    case 'type-argument': {
      const name = from.typeArguments?.[selector.index];
      return name === undefined ? undefined : textThing(name);
    }
    case 'receiver':
      return from.receiver;
    case 'decorated-name':
      return from.decoratedName === undefined ? undefined : valueThing(nameIn(from.decoratedName, selector));
    case 'decorated':
      return from.decorated && evaluator.evaluate(from.decorated);
    case 'transport': {
      const value = from.transport?.[selector.what];
      return value && valueThing(value);
    }
    default:
      return typedThing(evaluator, selector, from);
  }
}

function settingOf(evaluator: Evaluator, selector: Extract<Selector, { from: 'setting' }>, from: Selectable): Thing | undefined {
  const key = selectValue(evaluator, selector.key, from);
  const fallback = selector.fallback && selectValue(evaluator, selector.fallback, from);
  const keys = key?.is === 'one-of' ? key.values : key ? [key] : [];
  const named = keys.flatMap((each) => (each.is === 'literal' ? [settingNamed(String(each.value), fallback)] : []));
  return named.length > 0 && named.length === keys.length ? valueThing(oneOf(named)) : undefined;
}

function firstOf(evaluator: Evaluator, options: readonly Selector[], from: Selectable): Thing | undefined {
  let last: Thing | undefined;
  for (const [index, option] of options.entries()) {
    const thing = selectThing(evaluator, option, from);
    if (isEmptyUnlessSet(thing)) return orElse(evaluator, thing, firstOf(evaluator, options.slice(index + 1), from));
    if (thing && hasGaps(thing)) return filledBy(evaluator, thing, firstOf(evaluator, options.slice(index + 1), from));
    if (thing && !isNoData(thing)) return thing;
    if (thing?.is === 'value') last = thing;
  }
  return last;
}

function firstAtAll(evaluator: Evaluator, options: readonly Selector[], from: Selectable): Thing | undefined {
  for (const option of options) {
    const thing = selectThing(evaluator, option, from);
    if (thing && thing.is !== 'unknown') return thing;
  }
  return undefined;
}

type SettingThing = { readonly is: 'value'; readonly value: Value & { readonly is: 'setting' } };

/** `${orders.url:}`: where nobody sets it, the next option holds. */
function isEmptyUnlessSet(thing: Thing | undefined): thing is SettingThing {
  const fallback = thing?.is === 'value' && thing.value.is === 'setting' ? thing.value.fallback : undefined;
  return fallback?.is === 'literal' && (fallback.value === '' || fallback.value === null);
}

function orElse(evaluator: Evaluator, { value }: SettingThing, next: Thing | undefined): Thing {
  return valueThing(next ? { ...value, fallback: toValue(next, evaluator) } : value);
}

/** Climbs from the receiver through its makers to the nearest of the wanted type whose making call is known. */
function madeThing(
  evaluator: Evaluator,
  selector: Pick<Extract<Selector, { from: 'made' }>, 'type' | 'selector'>,
  start: MadeThing | undefined,
): Thing | undefined {
  for (let made = start; made; made = made.receiver) {
    if (selector.type !== undefined && !isType(made.library, made.type, selector.type)) continue;
    if (!made.maker && !made.types) continue;
    const { arguments: args, called, decorates } = made.maker ?? { arguments: [] };
    const decoratedName = decorates && nameOfDeclared(decorates.module, decorates.expression);
    const typeArguments = made.types?.references.map((each) => each.name) ?? [];
    const from = { arguments: args, receiver: made.receiver, called, decorated: decorates, decoratedName, result: made };
    return selectThing(evaluator, selector.selector, { ...from, types: made.types, typeArguments });
  }
  return undefined;
}

function makerThing(evaluator: Evaluator, selector: Extract<Selector, { from: 'maker' }>, from: Selectable): Thing | undefined {
  const of = selectThing(evaluator, selector.of, from);
  const found = of
    ? optionsOf(of).flatMap((each) => (each.is === 'made' ? (madeThing(evaluator, selector, each) ?? []) : []))
    : [];
  return found.length > 0 ? anyOf(found) : undefined;
}
