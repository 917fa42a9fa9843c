import type { Evaluator } from './evaluate.ts';
import { returnOf } from './returns.ts';
import { type Argument, anyOf, type FunctionThing, optionsOf, type Thing, unknownThing } from './thing.ts';

/** Methods of promises that hand on what the promise gives, whatever happens. */
const HANDING_ON = new Set(['catch', 'finally', 'tap', 'tapCatch']);

/**
 * What a chain of promises gives: `connect().then((connection) => connection.createChannel())`. Promises are what they give in time, so that a
 * link is called with what stands before it. Undefined for any other method, and for classes that have one of that name themselves.
 */
export function chainedThing(
  evaluator: Evaluator,
  options: readonly Thing[],
  name: string,
  [callback]: readonly Argument[],
): Thing | undefined {
  if (!callback || !(name === 'then' || HANDING_ON.has(name)) || options.some(isOwn)) return undefined;
  if (HANDING_ON.has(name)) return options.some(isBeyond) ? undefined : anyOf(options);
  const functions = optionsOf(evaluator.argument(callback)).flatMap((each) => (each.is === 'function' ? [each] : []));
  if (functions.length === 0) return undefined;
  const given = anyOf(options.flatMap((thing) => functions.map((fn) => returnOf(evaluator, fn, [{ thing }]))));
  return options.some(isBeyond) && isBeyond(given) ? undefined : given;
}

function isOwn({ is }: Thing): boolean {
  return is === 'instance' || is === 'class';
}

function isBeyond({ is }: Thing): boolean {
  return is === 'unknown' || is === 'package' || is === 'open';
}

/** What the function that a promise is made with calls its own parameter with: `new Promise((resolve) => open((channel) => resolve(channel)))`. */
export function resolvedThing(evaluator: Evaluator, executor: Argument | undefined, parameter: number): Thing {
  const functions = executor ? optionsOf(evaluator.argument(executor)) : [];
  const found = functions.flatMap((each) => (each.is === 'function' ? passedTo(evaluator, each, parameter) : []));
  const known = found.filter(({ is }) => is !== 'unknown');
  return known.length > 0 ? anyOf(known) : unknownThing('what a promise gives');
}

function passedTo(evaluator: Evaluator, { module, node, frame }: FunctionThing, parameter: number): readonly Thing[] {
  const name = node.parameters[parameter]?.name;
  return module.calls.flatMap(({ callee, arguments: [given], scope }) => {
    if (callee.is !== 'name' || callee.name !== name || !given) return [];
    const target = evaluator.base.lookUp(module, scope, name);
    const isIt = target?.is === 'variable' && target.scope === node.scope;
    return isIt ? [evaluator.evaluate({ module, expression: given, scope, frame })] : [];
  });
}
