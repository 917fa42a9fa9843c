import { textsOf, type Value } from '../model/value.ts';
import type { Keeper } from './keepers.ts';

/** One rule of several in a row: the paths and methods that it is for, and who keeps those. */
export interface PathRule {
  readonly rule: Value | undefined;
  readonly line: number;
  readonly keepers: readonly Keeper[];
}

const METHOD = /^(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE)$/;

/** The keepers of the first rule that is for a route; nobody where a rule before it may be for it, too. */
export function decidedBy(rules: readonly PathRule[], path: Value, methods: readonly string[]): readonly Keeper[] {
  const route = pathIn(path);
  if (route === undefined || methods.some((each) => each !== 'ANY' && !METHOD.test(each))) return [];
  for (const { rule, keepers } of [...rules].sort((one, other) => one.line - other.line)) {
    const said = rule && itemsIn(rule);
    if (!said) return [];
    const wanted = said.filter((each) => METHOD.test(each));
    const patterns = said.filter((each) => !METHOD.test(each));
    const fit = patterns.length === 0 ? 'all' : bestFit(patterns, route);
    if (fit === 'none' || !methods.some((each) => isAsked(each, wanted))) continue;
    return fit === 'all' && methods.every((each) => each !== 'ANY' || wanted.length === 0) ? keepers : [];
  }
  return [];
}

function isAsked(method: string, wanted: readonly string[]): boolean {
  return wanted.length === 0 || method === 'ANY' || wanted.includes(method);
}

/** The texts of a list; undefined where one of them is not known. */
function itemsIn(value: Value): readonly string[] | undefined {
  if (value.is !== 'list') return value.is === 'literal' && typeof value.value === 'string' ? [value.value] : undefined;
  const items = value.items.map(itemsIn);
  return items.every((each) => each !== undefined) ? items.flat() : undefined;
}

/** A route's own path: what a setting puts before all routes of the program is not part of it. */
function pathIn(path: Value): string | undefined {
  const texts = textsOf(path);
  return texts.length === 1 ? texts[0] : undefined;
}

type Fit = 'all' | 'some' | 'none';

function bestFit(patterns: readonly string[], path: string): Fit {
  const fits = patterns.map((pattern) => fitOf(segmentsOf(pattern), segmentsOf(path)));
  return fits.find((each) => each === 'all') ?? fits.find((each) => each === 'some') ?? 'none';
}

function segmentsOf(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

/** Whether all requests of a route fit an Ant pattern, some of them (`/orders/mine` for `/orders/{id}`), or none. */
function fitOf(pattern: readonly string[], path: readonly string[]): Fit {
  let fit: Fit = 'all';
  for (const [index, wanted] of pattern.entries()) {
    if (wanted === '**' || /^\{\*\w+\}$/.test(wanted)) return fit;
    const given = path[index];
    if (given === undefined) return 'none';
    if (given === '**') return 'some';
    if (isVariable(wanted) || wanted === given) continue;
    if (!isVariable(given) && !wanted.includes('*')) return 'none';
    fit = 'some';
  }
  return path.length > pattern.length ? 'none' : fit;
}

function isVariable(segment: string): boolean {
  return segment === '*' || /^\{.*\}$/.test(segment);
}
