import type { Place } from '../../../src/sdk/index.ts';
import { TemplateError } from './ast.ts';
import type { Scope } from './scope.ts';
import { Dict, type GoValue, isList, isMethod } from './value.ts';

const MOST_ITEMS = 10_000;

/** What `range` visits: items by number, entries by key, numbers up to a bound. */
export function itemsOf(value: GoValue): readonly (readonly [GoValue, GoValue])[] {
  if (isList(value)) return value.map((item, index) => [index, item]);
  if (value instanceof Dict) return value.keys().map((key) => [key, value.get(key)]);
  return typeof value === 'number'
    ? Array.from({ length: Math.min(Math.max(value, 0), MOST_ITEMS) }, (_, index) => [index, index])
    : [];
}

/** What stands below some keys; the lines of the values that were read are remembered. */
export function evaluateField(base: GoValue, keys: readonly string[], { rendering }: Scope, line: number): GoValue {
  let value = base;
  let places: readonly Place[] = [];
  for (const key of keys) {
    if (value === null) throw new TemplateError(`It asks for .${key} of nothing.`, line);
    if (!(value instanceof Dict)) throw new TemplateError(`It asks for .${key} of what has no keys.`, line);
    places = value.places.get(key) ?? places;
    value = value.get(key);
  }
  rendering.trail.touched.push(...places.slice(0, 3));
  return isMethod(value) && value.call.length === 0 ? value.call([], () => undefined) : value;
}
