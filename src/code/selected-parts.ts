import { concat, literal, oneOf, type Value } from '../model/value.ts';
import { eachPositional, namedArgument, positional } from './arguments.ts';
import type { Evaluator } from './evaluate.ts';
import { instanceOf } from './instance-of.ts';
import type { Selector } from './library.ts';
import { starIn } from './library-lookup.ts';
import { makersOf } from './makers.ts';
import type { Selectable } from './select.ts';
import { stepsInto } from './steps.ts';
import { changeCase, concatPaths, mapTexts } from './text-functions.ts';
import { type Argument, anyOf, type Thing, textThing, valueThing } from './thing.ts';

/** One of the words that spaces part; negative indexes count from the end. */
export function wordThing(of: Value | undefined, index: number): Thing | undefined {
  return of && valueThing(mapTexts(of, (each) => each.trim().split(/\s+/).at(index)));
}

interface Naming {
  readonly case?: 'kebab' | 'pascal' | undefined;
  readonly without?: readonly string[];
}

/** A name as it is, in kebab-case, or with a capital in front; without the first of the words that it begins with. */
export function nameIn(stated: string, { case: to, without = [] }: Naming): Value {
  const name = nameWithout(without, stated);
  if (to === 'pascal') return literal(name.charAt(0).toUpperCase() + name.slice(1));
  return to ? changeCase(literal(name), to) : literal(name);
}

/** Where another word follows: `orders` of `getOrders`. */
function nameWithout(words: readonly string[], name: string): string {
  const word = words.find((each) => name.startsWith(each) && /^[A-Z]/.test(name.slice(each.length)));
  return word === undefined ? name : name.charAt(word.length).toLowerCase() + name.slice(word.length + 1);
}

/** What `first` passes over: code where data was hoped for, and empty texts. */
export function isNoData(thing: Thing): boolean {
  if (thing.is === 'value') return thing.value.is === 'literal' && (thing.value.value === '' || thing.value.value === null);
  return thing.is === 'function' || thing.is === 'class' || thing.is === 'instance';
}

/** The last name of what is called, or what stands for the star of a pattern in it. */
export function calledThing(called: string | undefined, like: string | undefined): Thing | undefined {
  const name = like?.includes('.') ? called : called?.slice(called.lastIndexOf('.') + 1);
  const text = name !== undefined && like !== undefined ? starIn(like, name) : name;
  return text === undefined ? undefined : textThing(text);
}

/** The parts as one text; nothing when one of them is missing. A list as the only part of a path is the parts. */
export function joinedThing(parts: readonly (Value | undefined)[], by?: '/'): Thing | undefined {
  const [only, ...others] = parts;
  if (by && only?.is === 'list' && others.length === 0 && only.items.length > 0) return joinedThing(only.items, by);
  if (!parts.every((part) => part !== undefined && part.is !== 'object')) return undefined;
  const texts = parts.map(eachOf);
  return valueThing(by ? texts.reduce(concatPaths) : concat(texts));
}

/** A list in the middle of a text is each of its items. */
function eachOf(value: Value): Value {
  return value.is === 'list' ? oneOf(value.items) : value;
}

/** The items of a list that is passed, else the argument itself. */
function flattened(evaluator: Evaluator, argument: Argument): readonly Argument[] {
  const thing = evaluator.argument(argument);
  return thing.is === 'list' ? thing.items : [argument];
}

/** Several arguments as one list. */
export function listedArguments(
  evaluator: Evaluator,
  { index, end, isAny, path = [] }: Extract<Selector, { from: 'arguments' }>,
  from: Selectable,
): Thing | undefined {
  const items = from.arguments.slice(index, end).flatMap((each) => flattened(evaluator, each));
  if (!isAny) return { is: 'list', items };
  const found = items.flatMap((each) => stepsInto(evaluator, each, path) ?? []);
  return found.length > 0 || path.length === 0 ? anyOf(found) : undefined;
}

/** The items that may be texts, but for the first of them; what callers tell may be one. */
export function textsAmong(evaluator: Evaluator, list: Thing, after: number): Thing | undefined {
  if (list.is !== 'list') return undefined;
  const items = list.items.filter((each) => isText(evaluator.argument(each)));
  return { is: 'list', items: items.slice(after) };
}

function isText(thing: Thing): boolean {
  if (thing.is !== 'value') return thing.is === 'open';
  return /^(literal|concat|setting|one-of)$/.test(thing.value.is);
}

/** What is passed at a position, with the steps into it. */
export function argumentThing(
  evaluator: Evaluator,
  { index, path }: Extract<Selector, { from: 'argument' }>,
  from: Selectable,
): Thing | undefined {
  // From the end, a list that is spread counts as one: `'STREAMS', ...streams, ...ids`.
  const passed = index < 0 ? positional(from.arguments) : eachPositional(evaluator, from.arguments);
  const argument = passed.at(index);
  return argument && stepsInto(evaluator, argument, path);
}

/** What is passed by a name, with the steps into it. */
export function keywordThing(
  evaluator: Evaluator,
  { name, path }: Extract<Selector, { from: 'keyword' }>,
  from: Selectable,
): Thing | undefined {
  const argument = namedArgument(evaluator, from.arguments, name);
  return argument && stepsInto(evaluator, argument, path);
}

/** A member of the class that inherits what is called, or that a decorator stands on. */
export function ownMember(evaluator: Evaluator, name: string, from: Selectable): Thing | undefined {
  const own = makersOf(from.receiver).find(({ instance }) => instance)?.instance ?? (from.class && instanceOf(from.class));
  const member = own && evaluator.member(own, name);
  // What only a class of the library could have says nothing of this one.
  return member?.is === 'symbol' ? undefined : member;
}
