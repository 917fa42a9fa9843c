import { concat, oneOf, type Value } from '../model/value.ts';
import { namedArgument, positional } from './arguments.ts';
import { nameOfDeclared } from './declared-name.ts';
import { derivedThing } from './derived.ts';
import type { Evaluator } from './evaluate.ts';
import { operationsThing } from './graphql-operations.ts';
import type { Selector } from './library.ts';
import { isType, starIn } from './library-lookup.ts';
import { stepsInto } from './steps.ts';
import { resolveUrl } from './text-functions.ts';
import { type Argument, anyOf, type Located, type MadeThing, optionsOf, type Thing, textThing, valueThing } from './thing.ts';
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
  readonly transport?: { readonly protocol: Value; readonly connection?: Value } | undefined;
}

/** The value a selector finds; undefined when nothing is there at all. */
export function selectValue(evaluator: Evaluator, selector: Selector, from: Selectable): Value | undefined {
  const thing = selectThing(evaluator, selector, from);
  return thing && toValue(thing, evaluator);
}

/** Selectors that look at the call itself, not at what is passed to it. */
type OfCall = Extract<
  Selector,
  { from: 'result' | 'called-name' | 'type-argument' | 'receiver' | 'decorated-name' | 'decorated' | 'transport' }
>;

/** Selectors for what libraries serve by the shape of what they are given. */
type OfShape = Extract<Selector, { from: 'graphql-operations' | 'function-names' | 'called-path' | 'own-member' | 'name-of' }>;

/** The thing a selector finds; undefined when nothing is there at all. */
export function selectThing(evaluator: Evaluator, selector: Selector, from: Selectable): Thing | undefined {
  switch (selector.from) {
    case 'argument':
      return argumentThing(evaluator, selector, from);
    case 'arguments':
      return { is: 'list', items: from.arguments.slice(selector.index).flatMap((each) => flattened(evaluator, each)) };
    case 'keyword': {
      const argument = namedArgument(evaluator, from.arguments, selector.name);
      return argument && stepsInto(evaluator, argument, selector.path);
    }
    case 'made':
      return madeThing(evaluator, selector, from.receiver);
    case 'maker':
      return makerThing(evaluator, selector, from);
    case 'methods':
    case 'compared':
    case 'after':
    case 'setting-named':
    case 'pattern':
    case 'class-methods':
    case 'mapped':
    case 'callable':
    case 'regular-expression': {
      const of = selectThing(evaluator, selector.of, from);
      return of && derivedThing(evaluator, selector, of);
    }
    case 'text':
      return textThing(selector.value);
    case 'join':
      return joinedThing(selector.parts.map((part) => selectValue(evaluator, part, from)));
    case 'url': {
      const joined = resolveUrl(selectValue(evaluator, selector.base, from), selectValue(evaluator, selector.path, from));
      return joined && valueThing(joined);
    }
    case 'first':
      return firstOf(evaluator, selector.options, from);
    case 'graphql-operations':
    case 'function-names':
    case 'called-path':
    case 'own-member':
    case 'name-of':
      return thingOfShape(evaluator, selector, from);
    default:
      return thingOfCall(evaluator, selector, from);
  }
}

function thingOfShape(evaluator: Evaluator, selector: OfShape, from: Selectable): Thing | undefined {
  switch (selector.from) {
    case 'graphql-operations': {
      const resolvers = selectThing(evaluator, selector.resolvers, from);
      return operationsThing(evaluator, selectThing(evaluator, selector.of, from), resolvers);
    }
    case 'function-names': {
      const of = selectThing(evaluator, selector.of, from);
      return of && functionNames(evaluator, of);
    }
    case 'called-path':
      return from.called === undefined ? undefined : textThing(from.called.slice(from.called.indexOf('.') + 1));
    case 'own-member':
      return from.receiver?.instance && evaluator.member(from.receiver.instance, selector.name);
    case 'name-of':
      return namedThing(evaluator, selector, from.arguments[selector.index]);
    default:
      return selector satisfies never;
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
      return from.decoratedName === undefined ? undefined : textThing(from.decoratedName);
    case 'decorated':
      return from.decorated && evaluator.evaluate(from.decorated);
    case 'transport': {
      const value = from.transport?.[selector.what];
      return value && valueThing(value);
    }
    default:
      return selector satisfies never;
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

/** Climbs from the receiver through its makers to the nearest of the wanted type whose making call is known. */
function madeThing(
  evaluator: Evaluator,
  selector: Pick<Extract<Selector, { from: 'made' }>, 'type' | 'selector'>,
  start: MadeThing | undefined,
): Thing | undefined {
  for (let made = start; made; made = made.receiver) {
    if (selector.type !== undefined && !isType(made.library, made.type, selector.type)) continue;
    if (!made.maker) continue;
    const { arguments: args, called, decorates } = made.maker;
    const decoratedName = decorates && nameOfDeclared(decorates.module, decorates.expression);
    const from = { arguments: args, receiver: made.receiver, called, decorated: decorates, decoratedName };
    return selectThing(evaluator, selector.selector, from);
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

function calledThing(called: string | undefined, like: string | undefined): Thing | undefined {
  const name = called?.slice(called.lastIndexOf('.') + 1);
  const text = name !== undefined && like !== undefined ? starIn(like, name) : name;
  return text === undefined ? undefined : textThing(text);
}

function joinedThing(parts: readonly (Value | undefined)[]): Thing | undefined {
  return parts.every((part) => part !== undefined) ? valueThing(concat(parts.map(eachOf))) : undefined;
}

/** A list in the middle of a text is each of its items. */
function eachOf(value: Value): Value {
  return value.is === 'list' ? oneOf(value.items) : value;
}

function flattened(evaluator: Evaluator, argument: Argument): readonly Argument[] {
  const thing = evaluator.argument(argument);
  return thing.is === 'list' ? thing.items : [argument];
}
