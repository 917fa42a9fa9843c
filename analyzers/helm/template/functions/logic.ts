// https://pkg.go.dev/text/template#hdr-Functions  https://masterminds.github.io/sprig/defaults.html
import { TemplateError } from '../ast.ts';
import { Dict, type GoValue, isEqual, isList, isMethod, isTrue, print } from '../value.ts';
import { number, type TemplateFunction, text } from './call.ts';

/** Comparison, choice and arithmetic, by name. */
export const logicFunctions: Readonly<Record<string, TemplateFunction>> = {
  not: (args) => !isTrue(args[0] ?? null),
  eq: ([first = null, ...others]) => others.some((other) => isEqual(first, other)),
  ne: ([one = null, other = null]) => !isEqual(one, other),
  lt: (args) => compare(args) < 0,
  le: (args) => compare(args) <= 0,
  gt: (args) => compare(args) > 0,
  ge: (args) => compare(args) >= 0,
  default: ([fallback = null, value = null]) => (isTrue(value) ? value : fallback),
  empty: ([value = null]) => !isTrue(value),
  coalesce: (args) => args.find(isTrue) ?? null,
  all: (args) => args.every(isTrue),
  any: (args) => args.some(isTrue),
  ternary: ([yes = null, no = null, test = null]) => (isTrue(test) ? yes : no),
  required: ([message = null, value = null], { line }) => {
    if (value === null || value === '') throw new TemplateError(`A value is required: ${print(message)}`, line);
    return value;
  },
  fail: (args, { line }) => {
    throw new TemplateError(`The chart refuses these values: ${text(args, 0)}`, line);
  },
  kindOf: ([value = null]) => kindOf(value),
  kindIs: (args) => kindOf(args[1] ?? null) === text(args, 0),
  typeOf: ([value = null]) => kindOf(value).replace('map', 'map[string]interface {}').replace('slice', '[]interface {}'),
  typeIs: (args) =>
    kindOf(args[1] ?? null) ===
    text(args, 0)
      .replace(/^map\[.*$/, 'map')
      .replace(/^\[\].*$/, 'slice'),
  typeIsLike: (args) => kindOf(args[1] ?? null) === text(args, 0),
  deepEqual: ([one = null, other = null]) => isEqual(one, other),
  len: ([value = null]) => (isList(value) ? value.length : value instanceof Dict ? value.entries.size : print(value).length),
  int: (args) => Math.trunc(number(args, 0)),
  int64: (args) => Math.trunc(number(args, 0)),
  float64: (args) => number(args, 0),
  atoi: (args) => Math.trunc(number(args, 0)),
  toDecimal: (args) => Number.parseInt(text(args, 0), 8) || 0,
  add: (args) => sum(args.map((_, index) => number(args, index))),
  add1: (args) => number(args, 0) + 1,
  sub: (args) => number(args, 0) - number(args, 1),
  mul: (args) => args.map((_, index) => number(args, index)).reduce((product, each) => product * each, 1),
  div: (args, { line }) => Math.trunc(number(args, 0) / divisor(number(args, 1), line)),
  mod: (args, { line }) => number(args, 0) % divisor(number(args, 1), line),
  max: (args) => Math.max(...args.map((_, index) => number(args, index))),
  min: (args) => Math.min(...args.map((_, index) => number(args, index))),
  addf: (args) => sum(args.map((_, index) => number(args, index))),
  mulf: (args) => number(args, 0) * number(args, 1),
  divf: (args, { line }) => number(args, 0) / divisor(number(args, 1), line),
  floor: (args) => Math.floor(number(args, 0)),
  ceil: (args) => Math.ceil(number(args, 0)),
  round: (args) => Number(number(args, 0).toFixed(Math.min(Math.max(number(args, 1), 0), 10))),
};

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, each) => total + each, 0);
}

function divisor(value: number, line: number): number {
  if (value === 0) throw new TemplateError('It divides by zero.', line);
  return value;
}

function compare([one = null, other = null]: readonly GoValue[]): number {
  if (typeof one === 'string' && typeof other === 'string') return one < other ? -1 : one > other ? 1 : 0;
  return number([one], 0) - number([other], 0);
}

function kindOf(value: GoValue): string {
  if (value === null) return 'invalid';
  if (isList(value)) return 'slice';
  if (value instanceof Dict || isMethod(value)) return 'map';
  if (typeof value === 'boolean') return 'bool';
  return typeof value === 'number' ? 'float64' : 'string';
}
