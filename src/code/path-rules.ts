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

/** How the patterns of a rule fit a route; `some` where one of them is not known. */
export function fitOfRule(rule: Value, path: Value): Fit {
  const route = pathIn(path);
  const patterns = itemsIn(rule);
  return route === undefined || !patterns ? 'some' : bestFit(patterns, route);
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

const FITS: readonly Fit[] = ['all', 'some', 'none'];

/**
 * Whether all requests of a route fit an Ant pattern, some of them (`/orders/mine` for `/orders/{id}`), or none. For each segment of the
 * pattern, from its last, a row tells how the pattern from there on fits the path from each of its segments on.
 */
function fitOf(pattern: readonly string[], path: readonly string[]): Fit {
  const ended: readonly Fit[] = [...path.map((given): Fit => (isRest(given) ? 'some' : 'none')), 'all'];
  const row = pattern.reduceRight<readonly Fit[]>(
    (after, wanted) => (isRest(wanted) ? restOf(after) : oneOf(wanted, path, after)),
    ended,
  );
  return row[0] ?? 'none';
}

/** Any number of segments: the best of where the pattern may go on. */
function restOf(after: readonly Fit[]): readonly Fit[] {
  return after.map((_, from) => FITS.find((fit) => after.indexOf(fit, from) >= 0) ?? 'none');
}

function oneOf(wanted: string, path: readonly string[], after: readonly Fit[]): readonly Fit[] {
  const row = path.map((given, at): Fit => {
    const next = after[at + 1] ?? 'none';
    if (isRest(given)) return 'some';
    if (isVariable(wanted) || wanted === given) return next;
    if (!isVariable(given) && !wanted.includes('*')) return 'none';
    return next === 'none' ? 'none' : 'some';
  });
  return [...row, 'none'];
}

function isRest(segment: string): boolean {
  return segment === '**' || /^\{\*\w+\}$/.test(segment);
}

function isVariable(segment: string): boolean {
  return segment === '*' || /^\{.*\}$/.test(segment);
}
