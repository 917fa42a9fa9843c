import type { Expression, Module } from '../../src/code/ir.ts';
import { globOf as shellGlobOf } from '../../src/sdk/index.ts';
import type { Exposed } from './exposed.ts';
import type { Lead, Stated } from './names-led.ts';

/** Names of tasks, exact or with stars for any text, and the queue that tasks of such names go to. */
export type Routing = readonly [pattern: string, queue: Expression];

/** What names are followed with, and values told to other modules. */
interface Telling {
  readonly lead: Lead;
  readonly exposed: Exposed;
}

/**
 * What the setting of an application's routes says: an object, a list of those, or a list of pairs.
 * https://docs.celeryq.dev/en/stable/userguide/routing.html#automatic-routing
 */
export function routingsOf(stated: Stated, telling: Telling): readonly Routing[] {
  const routes = telling.lead(stated);
  const { expression, module } = routes;
  const at = (inner: Expression): Stated => ({ ...routes, expression: inner });
  if (expression.is === 'object')
    return expression.entries.flatMap((entry) => {
      if ('spread' in entry) return routingsOf(at(entry.spread), telling);
      const patterns = 'key' in entry ? [entry.key] : patternsOf(entry.computed, module);
      return routed(patterns, at(entry.value), telling);
    });
  if (expression.is !== 'list') return [];
  const [first, second, ...more] = expression.items;
  const patterns = first && second && more.length === 0 ? patternsOf(first, module) : [];
  if (second && patterns.length > 0) return routed(patterns, at(second), telling);
  return expression.items.flatMap((item) => routingsOf(at(item), telling));
}

/** A route by the name itself goes before those by patterns, which are asked in their order. */
export function routeOf(name: string, routings: readonly Routing[]): Expression | undefined {
  const exact = routings.find(([pattern]) => pattern === name);
  return (exact ?? routings.find(([pattern]) => isLike(name, pattern)))?.[1];
}

function routed(patterns: readonly string[], to: Stated, telling: Telling): readonly Routing[] {
  const queue = queueOf(to, telling);
  return queue ? patterns.map((pattern) => [pattern, queue] as const) : [];
}

/** `{'queue': 'mail'}`, or the queue's name alone. */
function queueOf(to: Stated, { lead, exposed }: Telling): Expression | undefined {
  const { expression, ...where } = lead(to);
  if (expression.is !== 'object') return exposed.of(to);
  const found = expression.entries.find((entry) => 'key' in entry && entry.key === 'queue');
  return found && 'key' in found ? exposed.of({ ...where, expression: found.value }) : undefined;
}

/** A text, or `re.compile(r'(video|image)\.tasks\..*')`. */
function patternsOf(expression: Expression, module: Module): readonly string[] {
  if (expression.is === 'literal') return typeof expression.value === 'string' ? [expression.value] : [];
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  const [source] = call?.callee.is === 'member' && call.callee.name === 'compile' ? call.arguments : [];
  return source?.is === 'literal' && typeof source.value === 'string' ? globsOf(source.value) : [];
}

const MOST_ALTERNATIVES = 50;

/** A regular expression that says no more than names, stars and alternatives; of any other nothing is said. */
function globsOf(source: string): readonly string[] {
  const parts = source.replace(/^\^|\$$/g, '').split(/\(([^()]*)\)/);
  let globs = [''];
  for (const [index, part] of parts.entries()) {
    const options = (index % 2 === 1 ? part.replace(/^\?:/, '').split('|') : [part]).map(globOf);
    if (options.some((each) => each === undefined)) return [];
    globs = globs.flatMap((before) => options.map((each) => before + each)).slice(0, MOST_ALTERNATIVES);
  }
  return globs;
}

function globOf(part: string): string | undefined {
  const glob = part.replaceAll('\\.', '\0').replace(/(?:\.|\\w)[*+]/g, '*');
  return /^[\w\0*-]*$/.test(glob) ? glob.replaceAll('\0', '.') : undefined;
}

/** `shop.mail.*`: a star stands for any text. */
function isLike(name: string, pattern: string): boolean {
  return shellGlobOf(pattern.replace(/[?[\]\\]/g, '\\$&'), 'text').fits(name);
}
