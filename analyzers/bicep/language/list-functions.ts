// https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-array
import { at as below, indexed, itemsOf } from './access.ts';
import { byName, plainText, sizeOf } from './function-parts.ts';
import { entriesOf, joined } from './joining.ts';
import { isNull, known, type Made, type MadeEntry, open, scalar } from './made.ts';

type At = Made['at'];
type ListFunction = (args: readonly Made[], at: At) => Made | undefined;

const MOST_ITEMS = 1000;

/** Functions of lists and objects; undefined where it is none of them. */
export function listFunction(name: string, args: readonly Made[], at: At): Made | undefined {
  return byName(FUNCTIONS, name)?.(args, at);
}

function isOpenList(value: Made | undefined): boolean {
  return value?.is !== 'list' || value.isOpen === true;
}

function list(items: readonly Made[], isOpen: boolean, at: At): Made {
  return { is: 'list', items: items.slice(0, MOST_ITEMS), ...(isOpen && { isOpen }), at };
}

/** Of lists one list, of texts one text. */
function concat(args: readonly Made[], at: At): Made {
  const isOfLists = args.some((arg) => itemsOf(arg).length > 0 || arg.is === 'list');
  return isOfLists ? list(args.flatMap(itemsOf), args.some(isOpenList), at) : joined(args, at);
}

function union(args: readonly Made[], at: At): Made {
  if (args.some((arg) => itemsOf(arg).length > 0 || arg.is === 'list')) return concat(args, at);
  const entries = new Map<string, MadeEntry>();
  for (const entry of args.flatMap(entriesOf)) entries.set(entry.key, entry);
  return { is: 'object', entries: [...entries.values()].slice(0, MOST_ITEMS), at };
}

/** https://learn.microsoft.com/azure/azure-resource-manager/bicep/bicep-functions-object#items */
function items([first]: readonly Made[], at: At): Made {
  const isOpen = first?.is !== 'object';
  const pairs = entriesOf(first).map(
    (entry): Made => ({
      is: 'object',
      entries: [
        { key: 'key', value: plainText(entry.key, entry.at), at: entry.at },
        { key: 'value', value: entry.value, at: entry.at },
      ],
      at: entry.at,
    }),
  );
  return list(pairs, isOpen, at);
}

function range([start, count]: readonly Made[], at: At): Made {
  const [from, length] = [Number(known(start)), Number(known(count))];
  if (Number.isNaN(from) || Number.isNaN(length)) return list([], true, at);
  const numbers = Array.from({ length: Math.max(0, Math.min(length, 100)) }, (_, index) => scalar(from + index, at));
  return list(numbers, false, at);
}

function contains([where, what]: readonly Made[], at: At): Made {
  const wanted = known(what);
  if (!where || wanted === undefined) return open('a condition decides', at);
  const whole = known(where);
  if (whole !== undefined) return scalar(whole.includes(wanted), at);
  if (where.is === 'object') return scalar(below(where, wanted) !== undefined, at);
  if (where.is !== 'list') return open('a condition decides', at);
  const isThere = where.items.some((item) => known(item) === wanted);
  const isWhole = !where.isOpen && where.items.every(isFixed);
  return isThere || isWhole ? scalar(isThere, at) : open('a condition decides', at);
}

/** Whether the files tell which text it is, or that it is none. */
function isFixed(item: Made): boolean {
  return known(item) !== undefined || isNull(item) || item.is === 'object' || item.is === 'list';
}

function length([first]: readonly Made[], at: At): Made {
  const size = sizeOf(first);
  return size === undefined ? open('it is computed', at) : scalar(size, at);
}

function part(choose: (items: readonly Made[], count: number) => readonly Made[]): ListFunction {
  return ([first, count], at) => {
    const number = Number(known(count));
    return Number.isNaN(number) ? first : list(choose(itemsOf(first), number), isOpenList(first), at);
  };
}

const FUNCTIONS: Readonly<Record<string, ListFunction>> = {
  concat,
  union,
  shallowmerge: (args, at) => union(args.flatMap(itemsOf), at),
  flatten: ([first], at) => concat(itemsOf(first), at),
  intersection: ([first]) => first,
  items,
  range,
  contains,
  length,
  first: ([first], at) => first && indexed(first, scalar(0, at)),
  last: ([first], at) => first && indexed(first, scalar(-1, at)),
  array: ([first], at) => (first?.is === 'list' ? first : list(first ? [first] : [], false, at)),
  createarray: (args, at) => list(args, false, at),
  createobject: (args, at) => {
    const entries = args.flatMap((arg, index): readonly MadeEntry[] => {
      const [key, value] = [known(arg), args[index + 1]];
      return index % 2 === 0 && key !== undefined && value ? [{ key, value, at: value.at }] : [];
    });
    return { is: 'object', entries, at };
  },
  objectkeys: ([first], at) =>
    list(
      entriesOf(first).map(({ key }) => plainText(key, at)),
      first?.is !== 'object',
      at,
    ),
  take: part((all, count) => all.slice(0, count)),
  skip: part((all, count) => all.slice(count)),
  tryget: ([first, ...path], at) => path.reduce<Made>((value, key) => indexed(value, key), first ?? scalar(null, at)),
};
