import { Evaluator, type World } from './evaluate.ts';
import type { Bound, Module, Place } from './ir.ts';
import { onlyValue } from './only-value.ts';
import { type ClassThing, optionsOf } from './thing.ts';

const DEEPEST = 5;

/**
 * The calls whose results other classes extend, `class Orders extends crudOf('orders')`, of the function that declares a class; undefined where one of them extends it
 * by a way that does not tell the call.
 */
export function extendedCalls(world: World, of: ClassThing): ReadonlySet<Place> | undefined {
  const found = new Set<Place>();
  for (const { module, node } of world.subclassesOf(of)) {
    if (!node.extends) continue;
    const calls = callsBehind(world, module, node.extends, 0);
    for (const place of calls) found.add(place);
    const above = calls.length === 0 ? new Evaluator(world).evaluate({ module, ...node.extends }) : undefined;
    if (above && optionsOf(above).some((each) => each.is === 'class' && each.key === of.key)) return undefined;
  }
  return found;
}

/** The calls that an expression is made of, also by the name of what holds one: `mixin(crudOf('orders'))`. */
function callsBehind(world: World, module: Module, { expression, scope }: Bound, depth: number): readonly Place[] {
  if (depth > DEEPEST) return [];
  if (expression.is === 'name') {
    const value = onlyValue(world.base, module, scope, expression.name);
    return value ? callsBehind(world, module, value, depth + 1) : [];
  }
  const call = expression.is === 'call' ? module.calls[expression.call] : undefined;
  if (!call) return [];
  return [call.place, ...call.arguments.flatMap((each) => callsBehind(world, module, { expression: each, scope }, depth + 1))];
}
