// https://masterminds.github.io/sprig/lists.html  https://masterminds.github.io/sprig/dicts.html
import { TemplateError } from '../ast.ts';
import { Dict, type GoValue, isEqual, isList, isTrue, mergeDicts, print } from '../value.ts';
import { dict, list, number, type TemplateFunction, text } from './call.ts';

const MOST_ITEMS = 10_000;

/** Functions on lists and maps, by name. */
export const collectionFunctions: Readonly<Record<string, TemplateFunction>> = {
  list: (args) => args,
  tuple: (args) => args,
  first: (args) => list(args, 0)[0] ?? null,
  last: (args) => list(args, 0).at(-1) ?? null,
  rest: (args) => list(args, 0).slice(1),
  initial: (args) => list(args, 0).slice(0, -1),
  append: (args) => [...list(args, 0), args[1] ?? null],
  prepend: (args) => [args[1] ?? null, ...list(args, 0)],
  concat: (args) => args.flatMap((_, index) => list(args, index)),
  reverse: (args) => [...list(args, 0)].reverse(),
  uniq: (args) => list(args, 0).filter((item, index, all) => all.findIndex((each) => isEqual(each, item)) === index),
  without: (args) => list(args, 0).filter((item) => !args.slice(1).some((each) => isEqual(each, item))),
  compact: (args) => list(args, 0).filter(isTrue),
  has: (args) => list(args, 1).some((each) => isEqual(each, args[0] ?? null)),
  sortAlpha: (args) => list(args, 0).map(print).sort(),
  slice: (args) => list(args, 0).slice(number(args, 1), args.length > 2 ? number(args, 2) : undefined),
  until: (args, { line }) => count(0, number(args, 0), 1, line),
  untilStep: (args, { line }) => count(number(args, 0), number(args, 1), number(args, 2), line),
  seq: (args, { line }) =>
    count(args.length > 1 ? number(args, 0) : 1, number(args, -1) + 1, 1, line)
      .map(print)
      .join(' '),
  dict: (args) => pairs(args),
  get: (args, call) => noteless(dict(args, 0, call).get(text(args, 1)), ''),
  set: (args, call) => dict(args, 0, call).set(text(args, 1), args[2] ?? null),
  unset: (args, call) => {
    const map = dict(args, 0, call);
    map.entries.delete(text(args, 1));
    return map;
  },
  hasKey: (args, call) => dict(args, 0, call).entries.has(text(args, 1)),
  keys: (args, call) => args.flatMap((_, index) => [...dict(args, index, call).keys()]),
  values: (args, call) => {
    const map = dict(args, 0, call);
    return map.keys().map((key) => map.get(key));
  },
  pluck: (args, call) => args.slice(1).flatMap((_, index) => dict(args, index + 1, call).entries.get(text(args, 0)) ?? []),
  dig: (args, call) => dig(args, dict(args, -1, call)),
  pick: (args, call) => chosen(dict(args, 0, call), (key) => args.slice(1).map(print).includes(key)),
  omit: (args, call) => chosen(dict(args, 0, call), (key) => !args.slice(1).map(print).includes(key)),
  merge: (args, call) => merged(args, call.line, false),
  mustMerge: (args, call) => merged(args, call.line, false),
  mergeOverwrite: (args, call) => merged(args, call.line, true),
  mustMergeOverwrite: (args, call) => merged(args, call.line, true),
  deepCopy: ([value = null]) => copied(value),
  mustDeepCopy: ([value = null]) => copied(value),
  index: (args, { line }) => indexed(args, line),
  chunk: (args) =>
    Array.from({ length: Math.ceil(list(args, 1).length / Math.max(1, number(args, 0))) }, (_, at) =>
      list(args, 1).slice(at * number(args, 0), (at + 1) * number(args, 0)),
    ),
  split: (args) =>
    Dict.of(
      Object.fromEntries(
        text(args, 1)
          .split(text(args, 0))
          .map((part, index) => [`_${index}`, part]),
      ),
    ),
  splitn: (args) =>
    Dict.of(
      Object.fromEntries(
        text(args, 2)
          .split(text(args, 0))
          .map((part, index) => [`_${index}`, part]),
      ),
    ),
};

function noteless(value: GoValue, instead: GoValue): GoValue {
  return value ?? instead;
}

function count(from: number, to: number, step: number, line: number): readonly number[] {
  if (step === 0 || Math.abs((to - from) / step) > MOST_ITEMS)
    throw new TemplateError(`It counts further than ${MOST_ITEMS}.`, line);
  return Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);
}

function pairs(args: readonly GoValue[]): Dict {
  const map = new Dict();
  for (let at = 0; at < args.length; at += 2) map.set(print(args[at] ?? null), args[at + 1] ?? null);
  return map;
}

/** `dig "a" "b" default map`. */
function dig(args: readonly GoValue[], map: Dict): GoValue {
  const fallback = args.at(-2) ?? null;
  let value: GoValue = map;
  for (const key of args.slice(0, -2)) {
    const found: GoValue | undefined = value instanceof Dict ? value.entries.get(print(key)) : undefined;
    if (found === undefined) return fallback;
    value = found;
  }
  return value;
}

function chosen(map: Dict, isWanted: (key: string) => boolean): Dict {
  const kept = new Dict();
  for (const [key, value] of map.entries) if (isWanted(key)) kept.set(key, value, map.places.get(key));
  return kept;
}

/** The first map is changed, as Sprig has it. */
function merged(args: readonly GoValue[], line: number, overwrites: boolean): GoValue {
  const [target, ...others] = args;
  if (!(target instanceof Dict)) throw new TemplateError('A map was expected.', line);
  for (const other of others) {
    if (!(other instanceof Dict)) continue;
    const result = overwrites ? mergeDicts(target, other) : mergeDicts(other, target);
    for (const [key, value] of result.entries) target.set(key, value, result.places.get(key));
  }
  return target;
}

function copied(value: GoValue): GoValue {
  if (isList(value)) return value.map(copied);
  if (!(value instanceof Dict)) return value;
  const copy = new Dict();
  for (const [key, each] of value.entries) copy.set(key, copied(each), value.places.get(key));
  return copy;
}

function indexed([base = null, ...keys]: readonly GoValue[], line: number): GoValue {
  let value: GoValue = base;
  for (const key of keys) {
    if (value instanceof Dict) value = value.get(print(key));
    else if (isList(value)) value = value[number([key], 0)] ?? null;
    else throw new TemplateError(`It asks for ${print(key)} of what has no keys.`, line);
  }
  return value;
}
