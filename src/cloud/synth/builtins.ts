import { own } from '../../sdk/own.ts';
import { folderOf, joinPath } from '../../sdk/path.ts';
import { entriesOf, itemsOf, joined, MOST_ITEMS, type Passed, plain, shortText, type Thing, textIn, UNKNOWN } from './things.ts';

type Call = (closure: Thing | undefined, items: readonly Thing[]) => Thing;
type ListMethod = (items: Thing[], passed: Passed, call: Call) => Thing;

const list = (items: readonly Thing[]): Thing => ({ is: 'list', items: items.slice(0, MOST_ITEMS) });

const each: ListMethod = (items, { items: [fn] }, call) => {
  const whole = list(items);
  return list(items.map((item, index) => call(fn, [item, plain(index), whole])));
};

/** Methods of lists. */
const LIST: Readonly<Record<string, ListMethod>> = {
  map: each,
  forEach: each,
  flatMap: (items, passed, call) =>
    list(itemsOf(each(items, passed, call)).flatMap((item) => (item.is === 'list' ? item.items : [item]))),
  filter: (items, { items: [fn] }, call) => list(items.filter((item) => isNot(call(fn, [item]), false))),
  find: (items, { items: [fn] }, call) => items.find((item) => isNot(call(fn, [item]), false)) ?? UNKNOWN,
  concat: (items, { items: [more] }) => list([...items, ...(more?.is === 'list' ? more.items : more ? [more] : [])]),
  slice: (items, { items: bounds }) => {
    const [from, to] = bounds.map(numberIn);
    return list(from === undefined ? items : items.slice(from, bounds.length > 1 && to === undefined ? items.length : to));
  },
  at: (items, { items: [index] }) => items.at(Number(textIn(index) ?? 0)) ?? UNKNOWN,
  join: (items, { items: [between] }) => {
    const comma = between ?? plain(',');
    return joined(items.flatMap((item, index) => (index === 0 ? [item] : [comma, item])));
  },
  push: (items, { items: more }) => {
    if (items.length + more.length <= MOST_ITEMS) items.push(...more);
    return UNKNOWN;
  },
};

function isNot(thing: Thing, value: boolean): boolean {
  return !(thing.is === 'plain' && thing.value === value);
}

function numberIn(thing: Thing | undefined): number | undefined {
  const number = Number(textIn(thing));
  return Number.isInteger(number) ? number : undefined;
}

/** Methods of texts. */
const TEXT: Readonly<Record<string, (text: string, given: readonly string[]) => Thing>> = {
  toLowerCase: (text) => plain(text.toLowerCase()),
  toUpperCase: (text) => plain(text.toUpperCase()),
  lower: (text) => plain(text.toLowerCase()),
  upper: (text) => plain(text.toUpperCase()),
  trim: (text) => plain(text.trim()),
  toString: (text: string) => plain(text),
  // https://docs.python.org/3/library/stdtypes.html#str.split
  split: (text, [by]) => list((by === undefined ? text.trim().split(/\s+/) : text.split(by)).map((part) => plain(part))),
  replace: (text, [from, to]) => (from === undefined || to === undefined ? UNKNOWN : shortText(text.replace(from, () => to))),
  replaceAll: (text, [from, to]) =>
    from === undefined || to === undefined ? UNKNOWN : shortText(text.replaceAll(from, () => to)),
  concat: (text, given) => shortText([text, ...given].join('')),
};

/** What a method of a list or a text gives; undefined where it is no such method. */
export function methodOf(of: Thing, name: string, passed: Passed, call: Call): Thing | undefined {
  if (of.is === 'list') return own(LIST, name)?.(of.items, passed, call);
  const text = textIn(of);
  const method = own(TEXT, name);
  if (text === undefined || !method) return undefined;
  const given = passed.items.map((item) => textIn(item));
  return given.every((item) => item !== undefined) ? method(text, given) : UNKNOWN;
}

const PATHS: Readonly<Record<string, (items: readonly Thing[]) => Thing>> = {
  join: (items) => pathOf(items, 0),
  resolve: (items) =>
    pathOf(
      items,
      items.findLastIndex((item) => textIn(item)?.startsWith('/')),
    ),
  dirname: ([of]) => {
    const path = textIn(of);
    return path === undefined ? UNKNOWN : plain(path.startsWith('/') ? `/${rooted(folderOf(path.slice(1)))}` : folderOf(path));
  },
};

const FUNCTIONS: Readonly<Record<string, (items: readonly Thing[]) => Thing>> = {
  'Object.entries': ([of]) => list([...entriesOf(of)].map(([key, value]) => list([plain(key), value]))),
  'Object.keys': ([of]) => list([...entriesOf(of).keys()].map(plain)),
  'Object.values': ([of]) => list([...entriesOf(of).values()]),
  'Object.fromEntries': ([of]) => ({
    is: 'object',
    entries: new Map(itemsOf(of).map((item) => [textIn(itemsOf(item)[0]) ?? '', itemsOf(item)[1] ?? UNKNOWN])),
  }),
  'Object.assign': (items) => ({ is: 'object', entries: new Map(items.flatMap((item) => [...entriesOf(item)])) }),
  'Object.freeze': ([of]) => of ?? UNKNOWN,
  String: ([of]) => of ?? UNKNOWN,
  str: ([of]) => of ?? UNKNOWN,
};

/** What a function of the language or its standard library gives; undefined where it is another one. */
export function functionOf(path: string, { items }: Passed): Thing | undefined {
  const [, inPath] = /^(?:node:)?path(?:[./]posix)?\.(\w+)$/.exec(path) ?? /^os\.path\.(\w+)$/.exec(path) ?? [];
  // https://docs.python.org/3/library/os.path.html#os.path.join: Python goes on from the last part that begins with `/`.
  const name = inPath === 'join' && path.startsWith('os.') ? 'resolve' : inPath;
  const known = name === undefined ? own(FUNCTIONS, path) : own(PATHS, name);
  if (/^(?:node:)?url\.fileURLToPath$|\.(?:abspath|realpath)$/.test(path)) return items[0] ?? UNKNOWN;
  return known?.(items);
}

/** Paths that begin with `/` are from the root of the repository: a file's own folder is known from there. */
function pathOf(items: readonly Thing[], first: number): Thing {
  const parts = items.slice(Math.max(first, 0)).map((item) => textIn(item));
  if (parts.length === 0 || parts.some((part) => part === undefined)) return UNKNOWN;
  const whole = parts.join('/');
  if (!whole.startsWith('/')) return plain(whole);
  const path = joinPath('.', whole.replace(/^\/+/, '') || '.');
  return path === undefined ? UNKNOWN : plain(`/${rooted(path)}`);
}

function rooted(path: string): string {
  return path === '.' ? '' : path;
}
