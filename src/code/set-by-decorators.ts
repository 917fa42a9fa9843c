import type { Evaluator } from './evaluate.ts';
import type { CallSite, Decorator } from './ir.ts';
import { returnOf } from './returns.ts';
import { isWithin } from './scopes.ts';
import {
  type Argument,
  anyOf,
  bindFrame,
  type ClassThing,
  type FunctionThing,
  optionsOf,
  type Thing,
  unknownThing,
} from './thing.ts';

/** What stands on a class is called with it; who reads a static member finds it on the class, who reads an instance's on its prototype. */
type Target = 'class' | 'prototype';

/**
 * A member that decorators of the repository set on a class: `target.eventName = name` in what `@EventName('order.placed')` gives.
 * https://www.typescriptlang.org/docs/handbook/decorators.html#class-decorators
 */
export function setByDecorators(evaluator: Evaluator, of: ClassThing, name: string, target: Target): Thing | undefined {
  const found = of.node.decorators.flatMap((each) =>
    settersOf(evaluator, of, each).flatMap((fn) => setIn(evaluator, fn, of, { name, target })),
  );
  return found.length > 0 ? anyOf(found) : undefined;
}

/** The functions of the repository that a decorator calls with the class. */
function settersOf(
  evaluator: Evaluator,
  { module }: ClassThing,
  { applies, callee, arguments: given, scope }: Decorator,
): readonly FunctionThing[] {
  if (!applies) return [];
  const called = optionsOf(evaluator.evaluate({ module, expression: callee, scope })).filter((each) => each.is === 'function');
  if (applies === 'itself') return called;
  const args = given.map((expression): Argument => ({ module, expression, scope }));
  return called.flatMap((each) => optionsOf(returnOf(evaluator, each, args)).filter((made) => made.is === 'function'));
}

interface Wanted {
  readonly name: string;
  readonly target: Target;
}

/** What is set under the name on the function's first parameter: a call of the member with `=` behind its name. */
function setIn(evaluator: Evaluator, fn: FunctionThing, of: ClassThing, { name, target }: Wanted): readonly Thing[] {
  const { module, node } = fn;
  const [taken] = node.parameters;
  const frame = bindFrame(fn.frame, fn.key, [{ thing: of }], fn.self);
  return module.calls.flatMap((call) => {
    const [expression] = call.arguments;
    const isSet = taken && setsOn(call, name, target) === taken.name && isWithin(module, call.scope, node.scope);
    if (!isSet || !expression) return [];
    // It may be made of itself: `target.path = target.path + target.path`.
    const run = () => evaluator.evaluate({ module, expression, scope: call.scope, frame });
    return [evaluator.memory.guardCall(call, run) ?? unknownThing('leads back to itself')];
  });
}

/** The name of whose member is set. */
function setsOn({ callee }: CallSite, name: string, target: Target): string | undefined {
  if (callee.is !== 'member' || callee.name !== `${name}=`) return undefined;
  const { of } = callee;
  if (target === 'class') return of.is === 'name' ? of.name : undefined;
  return of.is === 'member' && of.name === 'prototype' && of.of.is === 'name' ? of.of.name : undefined;
}
