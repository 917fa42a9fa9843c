import type { CallSite, Expression, FunctionNode, Module } from '../../src/code/ir.ts';

/** The name under which a route of Vert.x gets a handler that answers nothing; no code has it. */
export const PASSES = 'passes on';

const HANDLED = new Set(['handler', 'blockingHandler', 'coroutineHandler', 'coHandler']);
const DEEPEST = 30;

/**
 * Handlers that hand the request on to the next one, and those of everything below a path, are no endpoints.
 * https://vertx.io/docs/vertx-web/java/#_handling_requests_and_calling_the_next_handler
 */
export function withVertxRoutes(module: Module): Module {
  const { imports, opens = [] } = module;
  const isUsing = [...imports.map(({ specifier }) => specifier), ...opens].some((each) => /^io\.vertx\..*ext\.web\b/.test(each));
  if (!isUsing) return module;
  const calls = module.calls.map((call) => (passesOn(call, module) ? renamed(call) : call));
  return calls.every((each, index) => each === module.calls[index]) ? module : { ...module, calls };
}

function passesOn({ callee, arguments: [handler] }: CallSite, module: Module): boolean {
  if (callee.is !== 'member' || !HANDLED.has(callee.name) || !handler) return false;
  return isBelowAll(callee.of, module) || callsNext(functionIn(handler, module), module);
}

/** Whether the path that a call before this one gives ends with a star. */
function isBelowAll(route: Expression, { calls }: Module): boolean {
  for (let [at, steps]: [Expression, number] = [route, 0]; at.is === 'call' && steps < DEEPEST; steps++) {
    const call = calls[at.call];
    if (call?.callee.is !== 'member') return false;
    const path = /^(route|path)$/.test(call.callee.name) ? call.arguments.at(-1) : undefined;
    if (path?.is === 'literal' && String(path.value).endsWith('*')) return true;
    at = call.callee.of;
  }
  return false;
}

/** A lambda, or the method of this class that is referred to. */
function functionIn(handler: Expression, { functions }: Module): FunctionNode | undefined {
  if (handler.is === 'function') return functions[handler.function];
  const isOwn = handler.is === 'member' && handler.of.is === 'this';
  return isOwn ? functions.find(({ kind, name }) => kind === 'method' && name === handler.name) : undefined;
}

function callsNext(handler: FunctionNode | undefined, { calls, scopes }: Module): boolean {
  const context = handler?.parameters[0]?.name;
  if (!handler || context === undefined) return false;
  const isWithin = (scope: number) => {
    for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) if (at === handler.scope) return true;
    return false;
  };
  return calls.some(
    ({ callee, scope }) =>
      callee.is === 'member' &&
      callee.name === 'next' &&
      callee.of.is === 'name' &&
      callee.of.name === context &&
      isWithin(scope),
  );
}

function renamed(call: CallSite): CallSite {
  return call.callee.is === 'member' ? { ...call, callee: { ...call.callee, name: PASSES } } : call;
}
