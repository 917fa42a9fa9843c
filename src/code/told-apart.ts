import { textsOf } from '../model/value.ts';
import type { Evaluator } from './evaluate.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { isWithin } from './scopes.ts';
import { type FunctionThing, type Located, optionsOf, type Thing, textThing } from './thing.ts';

const METHOD = /^(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)$/;
const METHOD_AND_PATH = /^(?<method>[A-Z]{3,7}) (?<path>\/\S*)$/;

interface Request {
  readonly method: string | undefined;
  readonly path: string;
}

/**
 * The requests that a handler without a router tells apart by conditions: `if (request.method === 'GET' && request.url === '/health')`.
 * A list of pairs, path and method; a path alone where no method is asked for.
 */
export function requestsToldApart(evaluator: Evaluator, handler: Thing): Thing | undefined {
  const requests = optionsOf(handler).flatMap((each) => (each.is === 'function' ? requestsIn(evaluator, each) : []));
  const withMethod = new Set(requests.flatMap(({ method, path }) => (method === undefined ? [] : [path])));
  const told = requests.filter(({ method, path }) => method !== undefined || !withMethod.has(path));
  const distinct = new Map(told.map((each) => [`${each.method ?? ''} ${each.path}`, each]));
  if (distinct.size === 0) return undefined;
  return {
    is: 'any-of',
    options: [...distinct.values()].map(({ method, path }) => ({
      is: 'list',
      items: [path, ...(method === undefined ? [] : [method])].map((text) => ({ thing: textThing(text) })),
    })),
  };
}

function requestsIn(evaluator: Evaluator, { module, node, frame }: FunctionThing): readonly Request[] {
  return module.calls.flatMap((call) => {
    if (!call.guards || !isWithin(module, call.scope, node.scope)) return [];
    const guards = call.guards.flatMap((guard) => alternativesOf(guard, (each) => textsIn(evaluator, module, call, each, frame)));
    const methods = guards.flatMap(({ methods }) => methods);
    return guards
      .flatMap(({ requests }) => requests)
      .flatMap(({ path, method }): readonly Request[] =>
        method !== undefined || methods.length === 0 ? [{ path, method }] : methods.map((each) => ({ path, method: each })),
      );
  });
}

interface Told {
  readonly methods: readonly string[];
  readonly requests: readonly Request[];
}

/** What one condition tells of the request; of `a || b`, either. */
function alternativesOf(guard: Expression, texts: (test: Expression) => readonly string[]): readonly Told[] {
  if (guard.is === 'fallback') {
    const both = [...alternativesOf(guard.first, texts), ...alternativesOf(guard.second, texts)];
    return [{ methods: both.flatMap(({ methods }) => methods), requests: both.flatMap(({ requests }) => requests) }];
  }
  const all = texts(guard);
  return [{ methods: all.filter((each) => METHOD.test(each)), requests: all.flatMap(requestIn) }];
}

function requestIn(text: string): readonly Request[] {
  const both = METHOD_AND_PATH.exec(text)?.groups;
  const path = both?.['path'] ?? text;
  return path.startsWith('/') ? [{ method: both?.['method'], path: path.split('?', 1)[0] ?? path }] : [];
}

/** The texts that a condition asks for: by `===`, or for a path by what it begins with. A setting is no part of a request. */
function textsIn(
  evaluator: Evaluator,
  module: Module,
  { scope }: CallSite,
  test: Expression,
  frame: Located['frame'],
): readonly string[] {
  const valueAt = (expression: Expression) => evaluator.value({ module, expression, scope, frame });
  if (test.is === 'test') {
    if (test.isNegated || !test.equals) return [];
    const sides = [valueAt(test.of), valueAt(test.equals)];
    return sides.some(({ is }) => is === 'setting') ? [] : sides.flatMap(textsOf);
  }
  const called = test.is === 'call' ? module.calls[test.call] : undefined;
  const [start] = called?.arguments ?? [];
  if (called?.callee.is !== 'member' || called.callee.name !== 'startsWith' || !start) return [];
  return textsOf(valueAt(start)).map((each) => (each.endsWith('/') && each.length > 1 ? `${each}{}` : each));
}
