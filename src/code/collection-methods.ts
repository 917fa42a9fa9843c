import { literal, type Value } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import { indexedThing, itemsOf } from './indexed.ts';
import { entriesOf } from './items.ts';
import { returnOf } from './returns.ts';
import { ANY, type SectionThing, underTold } from './sections.ts';
import { joinWith } from './text-functions.ts';
import {
  type Argument,
  anyOf,
  bindFrame,
  type FunctionThing,
  type ListThing,
  type ObjectThing,
  optionsOf,
  type Thing,
  unknownThing,
  valueThing,
} from './thing.ts';
import { toValue } from './values.ts';

/** The pieces of a known text; a text that is only known at run time is one piece: a list of brokers is often a single one. */
export function splitThing(text: Value, separator: Value | undefined): Thing {
  const isKnown = text.is === 'literal' && separator?.is === 'literal';
  const pieces = isKnown ? String(text.value).split(String(separator.value)).map(literal) : [text];
  return { is: 'list', items: pieces.map((piece) => ({ thing: valueThing(piece) })), isWhole: true };
}

/** Fewer of the items or in another order; a list that was asked of a store is refined before it is there. */
const SAME = new Set([
  ...['filter', 'slice', 'sort', 'reverse', 'limit', 'skip', 'select', 'lean', 'populate', 'exec', 'toArray'],
  ...['Where', 'OrderBy', 'OrderByDescending', 'ThenBy', 'Take', 'Skip', 'Distinct', 'ToList', 'ToArray', 'AsReadOnly'],
  ...['ToListAsync', 'ToArrayAsync', 'AsNoTracking', 'AsAsyncEnumerable'],
  ...['stream', 'parallelStream', 'sorted', 'distinct', 'toList', 'iterator', 'sortedBy', 'asSequence'],
  ...['where', 'filter_by', 'order_by', 'with_for_update', 'scalars', 'all', 'unique', 'options'],
]);

/** `stream.peek(log)` gives the stream; without a function it takes something from a queue. */
function isLookedAt(name: string, args: readonly Argument[]): boolean {
  return name === 'peek' && args.length > 0;
}

/** One of the items: the first or last where all are known to be there, and where the method says which; any otherwise. */
const TAKING = new Set([
  'find',
  'at',
  'pop',
  'shift',
  'getFirst',
  'getLast',
  'findFirst',
  'findAny',
  'next',
  'firstOrNull',
  'Dequeue',
  'Pop',
]);

const METHODS = new Set(['peek', 'join', 'map', 'flatMap', 'find', 'at', 'concat', 'values', 'keys', 'entries']);

/** Whether lists or maps have a method of this name; `get` is too plain a name to ask a file for. */
export function isMethodOfData(name: string): boolean {
  return SAME.has(name) || METHODS.has(name);
}

export function methodOfList(evaluator: Evaluator, list: ListThing, name: string, args: readonly Argument[]): Thing | undefined {
  const { items } = list;
  if (name === 'join') return joined(evaluator, items, args[0]);
  if (name === 'map') return mapped(evaluator, items, args[0]);
  if (name === 'flatMap') return flattened(evaluator, mapped(evaluator, items, args[0]));
  if (SAME.has(name) || isLookedAt(name, args)) return asFewer(list);
  if (name === 'get' && args[0]) return itemAt(evaluator, items, toValue(evaluator.argument(args[0]), evaluator));
  if (TAKING.has(name)) return anyOf(takenFrom(list, name).map((item) => evaluator.argument(item)));
  if (name === 'reduce' && list.isWhole) return reduced(evaluator, items, args);
  if (name !== 'concat') return list.isAsked && list;
  const more = args.flatMap((each): readonly Argument[] => {
    const thing = evaluator.argument(each);
    return thing.is === 'list' ? thing.items : [each];
  });
  return { is: 'list', items: [...items, ...more] };
}

function joined(evaluator: Evaluator, items: readonly Argument[], by: Argument | undefined): Thing {
  const separator = by ? toValue(evaluator.argument(by), evaluator) : literal(',');
  if (separator.is !== 'literal') return unknownThing('joined by an unknown separator');
  const parts = items.map((item) => toValue(evaluator.argument(item), evaluator));
  return valueThing(joinWith(parts, String(separator.value)));
}

/** `list.get(0)`, or any item where nobody tells which; undefined where a list that is no map has nothing there. */
function itemAt(evaluator: Evaluator, items: readonly Argument[], key: Value): Thing | undefined {
  if (key.is !== 'literal') return anyOf(items.map((each) => evaluator.argument(each)));
  const item = /^\d+$/.test(String(key.value)) ? items[Number(key.value)] : undefined;
  return item && evaluator.argument(item);
}

/** Pieces of a text are all there; of other lists, who takes one after the other has each. */
function takenFrom({ items, isWhole }: ListThing, name: string): readonly Argument[] {
  if (!isWhole || /^(find|findAny|at|next)$/.test(name)) return items;
  return /^(shift|getFirst|findFirst|firstOrNull)$/.test(name) ? items.slice(0, 1) : items.slice(-1);
}

/** Which of the items are left, and in which order, is not computed. */
function asFewer(list: ListThing): ListThing {
  const { isWhole, ...others } = list;
  return isWhole ? others : list;
}

function mapped(evaluator: Evaluator, items: readonly Argument[], callback: Argument | undefined): Thing {
  const fn = callback && evaluator.argument(callback);
  if (fn?.is !== 'function') return unknownThing('mapped by an unknown function');
  return { is: 'list', items: items.map((item) => mappedItem(evaluator, fn, item)) };
}

/** `path.split('.').reduce((of, step) => of[step], tree)`: what is made of each piece of a text with what came before. */
function reduced(evaluator: Evaluator, items: readonly Argument[], [callback, initial]: readonly Argument[]): Thing {
  const fn = callback && evaluator.argument(callback);
  if (fn?.is !== 'function' || !initial) return unknownThing('reduced by an unknown function');
  let found = evaluator.argument(initial);
  for (const item of items) found = returnOf(evaluator, fn, [{ thing: found }, item]);
  return found;
}

/** The items of the lists in a list; what is no list, or not yet known to be one, stays an item. */
function flattened(evaluator: Evaluator, of: Thing): Thing {
  if (of.is !== 'list') return of;
  const items = of.items.flatMap((item) =>
    optionsOf(evaluator.argument(item)).flatMap((each): readonly Argument[] =>
      each.is === 'list' ? each.items : [{ thing: each }],
    ),
  );
  return { is: 'list', items };
}

/** A list that nobody tells has some item all the same: what it is mapped to may be known in part. */
export function methodOfUnknown(
  evaluator: Evaluator,
  of: Thing,
  name: string,
  [callback, initial]: readonly Argument[],
): Thing | undefined {
  // Whoever tells the steps tells what of the whole it is.
  if (name === 'reduce' && of.is === 'open' && initial) return anyOf([evaluator.argument(initial), of]);
  if (name !== 'map' || !callback || !('expression' in callback) || callback.expression.is !== 'function') return undefined;
  return mapped(evaluator, [{ thing: of }], callback);
}

/** Left until it is asked for, where the function returns one thing: the item may be added by a function whose callers tell what it is. */
function mappedItem(evaluator: Evaluator, fn: FunctionThing, item: Argument): Argument {
  const { module, node } = fn;
  const [only, other] = node.returns;
  if (!only || other) return { thing: returnOf(evaluator, fn, [item]) };
  return { module, expression: only.expression, scope: only.scope, frame: bindFrame(fn.frame, fn.key, [item], fn.self) };
}

/** `Map` literals are objects: `clients.get('orders')`, `clients.values()`. */
export function methodOfMap(evaluator: Evaluator, of: ObjectThing, name: string, args: readonly Argument[]): Thing | undefined {
  const [key, otherwise] = args;
  if (name === 'get' && key) {
    if ('expression' in key) return known(indexedThing(evaluator, of, key), otherwise && evaluator.argument(otherwise));
    const value = toValue(key.thing, evaluator);
    const entry = value.is === 'literal' ? of.entries.get(String(value.value)) : undefined;
    return entry && evaluator.argument(entry);
  }
  if (name === 'values') return { is: 'list', items: itemsOf(of, false) };
  if (name === 'keys') return { is: 'list', items: entriesOf(of).map(([each]) => each) };
  if (name === 'entries' || name === 'items')
    return { is: 'list', items: entriesOf(of).map((pair) => ({ thing: { is: 'list', items: pair } })) };
  return undefined;
}

function known(found: Thing, otherwise: Thing | undefined): Thing {
  return found.is === 'unknown' && otherwise ? otherwise : found;
}

/** `urls.get("orders")`, `clients.stream()`: what a map or list of settings gives. */
export function methodOfSection(evaluator: Evaluator, section: SectionThing, name: string, args: readonly Argument[]): Thing {
  const [key] = args;
  if (/^get(OrDefault|Value)?$/.test(name) && key) return underTold(section, evaluator.argument(key), evaluator);
  const each: Argument = { thing: section.under(ANY) };
  if (name === 'values') return { is: 'list', items: [each] };
  if (/^(entrySet|entries|items)$/.test(name))
    return { is: 'list', items: [{ thing: { is: 'list', items: [{ thing: unknownThing('a key of settings') }, each] } }] };
  return methodOfList(evaluator, { is: 'list', items: [each] }, name, args) ?? unknownThing(`\`${name}()\` of settings`);
}
