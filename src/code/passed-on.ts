import { methodsOf } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import { frameOf } from './instance-class.ts';
import type { Expression, Module } from './ir.ts';
import { isWithin } from './scopes.ts';
import { type FunctionThing, type MadeThing, optionsOf, type Thing } from './thing.ts';

const DEEPEST = 8;

/**
 * What a handler that was made around others hands its requests on to: routers whose serving member (`next.ServeHTTP(w, r)`) it calls on
 * what it, or who made it, was given. A handler that picks among routers of its own surroundings is one that answers.
 */
export function passedOnTo(world: World, handler: Thing, depth = 0): readonly MadeThing[] {
  const members = world.base.handingOn;
  if (members.size === 0 || depth > DEEPEST) return [];
  return optionsOf(handler)
    .flatMap((each) => runsOf(world, each, members))
    .flatMap(({ module, node, frame }) =>
      module.calls.flatMap(({ callee, scope }) => {
        if (callee.is !== 'member' || !members.has(callee.name)) return [];
        if (!isWithin(module, scope, node.scope) || !isGiven(module, callee.of, scope)) return [];
        const next = new Evaluator(world).evaluate({ module, expression: callee.of, scope, frame });
        return [...optionsOf(next).filter((each) => each.is === 'made'), ...passedOnTo(world, next, depth + 1)];
      }),
    );
}

/** The functions that run when a handler does: itself, or the serving method of its instance. */
function runsOf(world: World, thing: Thing, members: ReadonlySet<string>): readonly FunctionThing[] {
  if (thing.is === 'function') return [thing];
  if (thing.is !== 'instance') return [];
  const frame = frameOf(new Evaluator(world), thing, thing.of);
  return [...members].flatMap((name) => methodsOf(world.base, thing.of, name).map((method) => ({ ...method, frame })));
}

/** A parameter of a function around, or a field. */
function isGiven(module: Module, expression: Expression, scope: number): boolean {
  if (expression.is === 'this') return true;
  if (expression.is === 'member') return isGiven(module, expression.of, scope);
  if (expression.is !== 'name') return false;
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const found = module.scopes[at]?.variables.find(({ name }) => name === expression.name);
    if (found) return found.parameter !== undefined || found.values.some((value) => value.expression.is === 'this');
  }
  return false;
}
