import type { Value } from '../model/value.ts';
import type { CallSelector } from './call-selectors.ts';
import type { Evaluator } from './evaluate.ts';
import type { Selector } from './library.ts';
import { isType, starIn } from './library-lookup.ts';
import { methodInPattern, pathInPattern } from './route-patterns.ts';
import type { Selectable } from './select.ts';
import { withoutStart } from './text-functions.ts';
import {
  type Argument,
  anyOf,
  type FunctionThing,
  type MadeThing,
  optionsOf,
  type Thing,
  textThing,
  valueThing,
} from './thing.ts';
import { typeThing } from './type-things.ts';
import { toValue } from './values.ts';

/** How any selector is evaluated; those here are made of others. */
type Select = (evaluator: Evaluator, selector: Selector, from: Selectable) => Thing | undefined;

/** What stands around a call's arguments: their makers, the call's name, what it gives. */
export function selectAround(evaluator: Evaluator, selector: CallSelector, from: Selectable, select: Select): Thing | undefined {
  switch (selector.from) {
    case 'arguments':
      return { is: 'list', items: from.arguments.slice(selector.index).flatMap((each) => flattened(evaluator, each)) };
    case 'maker':
      return makerThing(evaluator, selector, from, select);
    case 'result':
      return from.result;
    case 'called-name':
      return calledThing(from.called, selector.like);
    case 'methods':
      return methodNames(evaluator, select(evaluator, selector.of, from), selector);
    case 'compared':
      return comparedThing(evaluator, select(evaluator, selector.of, from), selector);
    case 'after':
    case 'pattern': {
      const of = select(evaluator, selector.of, from);
      return of && partOfText(selector, toValue(of, evaluator));
    }
    default:
      return selector satisfies never;
  }
}

/** Climbs from the receiver through its makers to the nearest of the wanted type whose making call is known. */
export function madeThing(
  evaluator: Evaluator,
  selector: Pick<Extract<Selector, { from: 'made' }>, 'type' | 'selector'>,
  start: MadeThing | undefined,
  select: Select,
): Thing | undefined {
  for (let made = start; made; made = made.receiver) {
    if (selector.type !== undefined && !isType(made.library, made.type, selector.type)) continue;
    if (!made.maker) continue;
    const { arguments: args, called } = made.maker;
    return select(evaluator, selector.selector, { arguments: args, receiver: made.receiver, called });
  }
  return undefined;
}

function makerThing(
  evaluator: Evaluator,
  selector: Extract<Selector, { from: 'maker' }>,
  from: Selectable,
  select: Select,
): Thing | undefined {
  const of = select(evaluator, selector.of, from);
  const found = of
    ? optionsOf(of).flatMap((each) => (each.is === 'made' ? (madeThing(evaluator, selector, each, select) ?? []) : []))
    : [];
  return found.length > 0 ? anyOf(found) : undefined;
}

function calledThing(called: string | undefined, like: string | undefined): Thing | undefined {
  const name = called?.slice(called.lastIndexOf('.') + 1);
  const text = name !== undefined && like !== undefined ? starIn(like, name) : name;
  return text === undefined ? undefined : textThing(text);
}

function methodNames(
  evaluator: Evaluator,
  of: Thing | undefined,
  wanted: Extract<Selector, { from: 'methods' }>,
): Thing | undefined {
  const methods = of ? optionsOf(of).flatMap((each) => (each.is === 'instance' ? evaluator.base.methodsOf(each.of) : [])) : [];
  const served = methods.filter(({ node }) => {
    const { length } = node.parameters;
    return node.kind === 'method' && !node.isPrivate && length > 0 && length <= wanted.parameters;
  });
  const names = served
    .filter((method) => !takesTypesOf(evaluator, method, wanted.except))
    .flatMap(({ node }) => (node.name === undefined ? [] : [{ thing: textThing(node.name) }]));
  return names.length > 0 ? { is: 'list', items: names } : undefined;
}

function takesTypesOf(evaluator: Evaluator, { module, node }: FunctionThing, library: string | undefined): boolean {
  if (library === undefined) return false;
  return node.parameters.some(({ type }) => {
    const thing = typeThing(evaluator, module, node.scope, type);
    return thing?.is === 'made' && thing.library.name === library;
  });
}

function comparedThing(
  evaluator: Evaluator,
  of: Thing | undefined,
  { member, ignoring }: Extract<Selector, { from: 'compared' }>,
): Thing | undefined {
  const found = (of ? optionsOf(of) : []).flatMap((each) => {
    if (each.is !== 'function') return [];
    const { module, node, frame } = each;
    return (node.compares?.[member] ?? []).map((bound) => evaluator.evaluate({ module, ...bound, frame }));
  });
  const texts = found.filter((thing) => thing.is === 'value' && thing.value.is === 'literal' && thing.value.value !== ignoring);
  return texts.length > 0 ? anyOf(texts) : undefined;
}

function partOfText(selector: Extract<Selector, { from: 'after' | 'pattern' }>, whole: Value): Thing | undefined {
  if (selector.from === 'after') return valueThing(withoutStart(whole, selector.start));
  const part = selector.part === 'method' ? methodInPattern(whole) : pathInPattern(whole);
  return part && valueThing(part);
}

function flattened(evaluator: Evaluator, argument: Argument): readonly Argument[] {
  const thing = evaluator.argument(argument);
  return thing.is === 'list' ? thing.items : [argument];
}
