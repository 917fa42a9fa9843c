import { mergeAssigned } from './assigned.ts';
import { laidOver } from './chosen.ts';
import type { Evaluator } from './evaluate.ts';
import { itemsOf } from './indexed.ts';
import { entriesOf } from './items.ts';
import type { ValueRule } from './library.ts';
import { ANY } from './sections.ts';
import { type Argument, anyOf, type ObjectThing, optionsOf, type Thing, unknownThing } from './thing.ts';
import { toValue } from './values.ts';
import { wholeEntries } from './whole-files.ts';

/** What a language's own functions on objects and lists give. */
type CollectionFunction = Extract<ValueRule, { value: 'collection-function' }>['function'];

export function collectionFunction(evaluator: Evaluator, name: CollectionFunction, args: readonly Argument[]): Thing {
  const [first] = args;
  if (!first) return unknownThing('nothing passed');
  if (name === 'merge') return merged(evaluator, args);
  if (name === 'pairs') return pairs(evaluator, args);
  const of = wholeEntries(evaluator, evaluator.argument(first));
  if (of.is === 'open' || name === 'same') return of;
  switch (name) {
    case 'iterated':
      return anyOf(optionsOf(of).map((each) => (each.is === 'object' ? keysOf(each) : each)));
    case 'values':
      return { is: 'list', items: itemsOf(of, false) };
    case 'keys':
      return keysOf(of);
    case 'entries':
      return { is: 'list', items: entriesIn(of).map((pair) => ({ thing: { is: 'list', items: pair } })) };
    case 'from-entries':
      return fromEntries(evaluator, of);
    case 'list':
      return of.is === 'list' ? of : { is: 'list', items: itemsOf(of, false) };
    default:
      return name satisfies never;
  }
}

function keysOf(of: Thing): Thing {
  return { is: 'list', items: entriesIn(of).map(([key]) => key) };
}

function entriesIn(of: Thing): ReturnType<typeof entriesOf> {
  const keyOfAny: Argument = { thing: unknownThing('a key of settings') };
  return optionsOf(of).flatMap((option) => {
    if (option.is === 'value' && option.under) return [[keyOfAny, { thing: option.under(ANY) }] as const];
    return option.is === 'object' ? entriesOf(option) : [];
  });
}

/** `Object.assign({}, defaults, options)`: later ones win; what is not known of one of them is known of the others. */
function merged(evaluator: Evaluator, args: readonly Argument[]): Thing {
  const things = args.map((each) => wholeEntries(evaluator, evaluator.argument(each)));
  const objects = things.flatMap(optionsOf).filter((each): each is ObjectThing => each.is === 'object' && each.entries.size > 0);
  const rest = things.flatMap(optionsOf).filter(({ is }) => is !== 'object' && is !== 'unknown');
  const [target] = things;
  const put = target?.is === 'instance' ? mergeAssigned(objects) : undefined;
  if (target?.is === 'instance' && put?.is === 'object') return { ...target, mixed: put };
  if (objects.length === 0) return rest[0] ?? things[0] ?? unknownThing('nothing to merge');
  return mergeAssigned([...inTurn(evaluator, objects), ...rest]);
}

/** Each object over those before it. */
function inTurn(evaluator: Evaluator, objects: readonly ObjectThing[]): readonly ObjectThing[] {
  const before = new Map<string, Argument>();
  return objects.map((object) => {
    const entries = new Map([...object.entries].map(([key, each]) => [key, laidOver(evaluator, before.get(key), each)]));
    for (const [key, each] of entries) before.set(key, each);
    return { ...object, entries };
  });
}

/** Keys and values in turn. */
function pairs(evaluator: Evaluator, args: readonly Argument[]): Thing {
  const entries = args.flatMap((each, index): readonly (readonly [string, Argument])[] => {
    const value = args[index + 1];
    const key = index % 2 === 0 && value ? toValue(evaluator.argument(each), evaluator) : undefined;
    return key?.is === 'literal' && value ? [[String(key.value), value]] : [];
  });
  return { is: 'object', entries: new Map(entries) };
}

function fromEntries(evaluator: Evaluator, of: Thing): Thing {
  const entries = new Map<string, Argument>();
  for (const item of itemsOf(of, false)) {
    const each = evaluator.argument(item);
    const [key, value] = each.is === 'list' ? each.items : [];
    const name = key && toValue(evaluator.argument(key), evaluator);
    if (name?.is === 'literal' && value) entries.set(String(name.value), value);
  }
  return entries.size > 0 ? { is: 'object', entries } : unknownThing('entries that are not known');
}
