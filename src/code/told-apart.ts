import { textsOf } from '../model/value.ts';
import type { CodeBase } from './code-base.ts';
import type { Evaluator } from './evaluate.ts';
import type { CallSite, Expression, Module } from './ir.ts';
import { patternPath } from './pattern-path.ts';
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
    const isAsked = (of: Expression) => comesFrom(evaluator.base, module, { of, scope: call.scope, handler: node.scope }, 0);
    const look = { module, call, frame, isAsked };
    const guards = call.guards.map((guard) => toldBy(guard, (each) => textsIn(evaluator, look, each)));
    const methods = [...guards.flatMap(({ methods }) => methods), ...(isHandshake(call) ? ['GET'] : [])];
    return guards
      .flatMap(({ requests }) => requests)
      .flatMap(({ path, method }): readonly Request[] =>
        method !== undefined || methods.length === 0 ? [{ path, method }] : methods.map((each) => ({ path, method: each })),
      );
  });
}

/** A request that becomes a WebSocket is a GET: https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
function isHandshake({ callee }: CallSite): boolean {
  return callee.is === 'member' && callee.name === 'upgradeWebSocket';
}

interface Told {
  readonly methods: readonly string[];
  readonly requests: readonly Request[];
}

/** What one condition tells of the request; of `a || b`, either. */
function toldBy(guard: Expression, texts: (test: Expression) => readonly string[]): Told {
  if (guard.is === 'fallback') {
    const both = [toldBy(guard.first, texts), toldBy(guard.second, texts)];
    return { methods: both.flatMap(({ methods }) => methods), requests: both.flatMap(({ requests }) => requests) };
  }
  const all = texts(guard);
  return { methods: all.filter((each) => METHOD.test(each)), requests: all.flatMap(requestIn) };
}

function requestIn(text: string): readonly Request[] {
  const both = METHOD_AND_PATH.exec(text)?.groups;
  const path = both?.['path'] ?? text;
  return path.startsWith('/') ? [{ method: both?.['method'], path: path.split('?', 1)[0] ?? path }] : [];
}

interface Look {
  readonly module: Module;
  readonly call: CallSite;
  readonly frame: Located['frame'];
  /** Whether an expression is made of what the handler is called with. */
  readonly isAsked: (of: Expression) => boolean;
}

const DEEPEST = 6;

/** Whether an expression is a handler's parameter, a part of it, or made from one. */
function comesFrom(
  base: CodeBase,
  module: Module,
  { of, scope, handler }: { readonly of: Expression; readonly scope: number; readonly handler: number },
  depth: number,
): boolean {
  if (depth > DEEPEST) return false;
  const inside = (each: Expression, at = scope) => comesFrom(base, module, { of: each, scope: at, handler }, depth + 1);
  switch (of.is) {
    case 'name': {
      const target = base.lookUp(module, scope, of.name);
      if (target?.is !== 'variable' || !isWithin(module, target.scope, handler)) return false;
      const { parameter, values } = target.variable;
      return parameter !== undefined || values.some((value) => inside(value.expression, value.scope));
    }
    case 'member':
    case 'index':
      return inside(of.of);
    case 'concat':
      return of.parts.some((part) => inside(part));
    case 'fallback':
      return inside(of.first);
    case 'call': {
      const called = module.calls[of.call];
      return called !== undefined && [called.callee, ...called.arguments].some((each) => inside(each));
    }
    default:
      return false;
  }
}

/** The texts that a condition asks for: by `===`, for a path also by what it begins with or by a regular expression. */
function textsIn(evaluator: Evaluator, { module, call, frame, isAsked }: Look, test: Expression): readonly string[] {
  const { scope } = call;
  const valueAt = (expression: Expression) => evaluator.value({ module, expression, scope, frame });
  if (test.is === 'test') {
    if (test.isNegated || !test.equals) return [];
    if (!isAsked(test.of) && !isAsked(test.equals)) return [];
    return [valueAt(test.of), valueAt(test.equals)].flatMap(textsOf);
  }
  return textsCalledWith(callIn(evaluator, module, call, test), isAsked, (each) => textsOf(valueAt(each)));
}

/** The texts of `pathname.startsWith('/orders/')`, `pathname.match(…)`, `/…/.test(pathname)` and `new URLPattern(…).exec(url)`. */
function textsCalledWith(
  called: CallSite | undefined,
  isAsked: Look['isAsked'],
  textsAt: (of: Expression) => readonly string[],
): readonly string[] {
  if (called?.callee.is !== 'member') return [];
  const { callee } = called;
  const [first] = called.arguments;
  if (!isAsked(callee.of) && !(first && isAsked(first))) return [];
  if (callee.name === 'startsWith' && first)
    return textsAt(first).map((each) => (each.endsWith('/') && each.length > 1 ? `${each}{}` : each));
  const isTested = /^(?:exec|test)$/.test(callee.name);
  const pattern = callee.name === 'match' ? first : isTested ? callee.of : undefined;
  if (isTested && pattern?.is !== 'unknown') return textsAt({ is: 'member', of: callee.of, name: 'pathname' });
  return pattern?.is === 'unknown' && pattern.pattern?.startsWith('^') ? [patternPath(pattern.pattern)] : [];
}

/** The call that a condition is, or whose result it looks at: `const found = pathname.match(…); if (found)`; the last one before the guarded call. */
function callIn(evaluator: Evaluator, module: Module, { scope, place }: CallSite, test: Expression): CallSite | undefined {
  if (test.is === 'call') return module.calls[test.call];
  const target = test.is === 'name' ? evaluator.base.lookUp(module, scope, test.name) : undefined;
  const values = target?.is === 'variable' ? target.variable.values : [];
  const calls = values.flatMap(({ expression }) => (expression.is === 'call' ? [module.calls[expression.call]] : []));
  if (calls.length < values.length) return undefined;
  return calls.findLast((each) => each !== undefined && each.place.line <= place.line);
}
