import { lineageOf } from './classes.ts';
import { Evaluator, type World } from './evaluate.ts';
import { classKey } from './keys.ts';
import { onlyValue } from './only-value.ts';
import { type Argument, bindFrame, type ClassThing, type Frame, type FunctionThing, optionsOf } from './thing.ts';

/** What the functions that a class and those above it are declared in were called with, by the keys of the classes. */
export type ClassFrames = ReadonlyMap<string, Frame>;

/** `class Orders extends crudOf('orders')`: the class that the function declares is one for this call. `own` is the frame of the class itself. */
export function classFrames(world: World, of: ClassThing, own?: Frame): ClassFrames {
  const frames = new Map<string, Frame>(own ? [[of.key, own]] : []);
  const { classes } = lineageOf(new Evaluator(world), of);
  if (classes.length < 2) return frames;
  const declared = classes.flatMap((each) => {
    const by = declaring(world, each);
    return by ? [{ key: each.key, by: by.key }] : [];
  });
  if (declared.length === 0) return frames;
  for (const each of classes)
    for (const frame of framesAbove(world, each, frames.get(each.key)))
      for (const { key, by } of declared) if (by === frame.of && key !== each.key) frames.set(key, frame);
  return frames;
}

/** What the call is made with that gives what a class extends. */
function framesAbove(world: World, { module, node }: ClassThing, frame: Frame | undefined): readonly Frame[] {
  const above = node.extends?.expression;
  const named = above?.is === 'name' ? onlyValue(world.base, module, node.scope, above.name)?.expression : above;
  const call = named?.is === 'call' ? module.calls[named.call] : undefined;
  if (!call) return [];
  const { scope, callee } = call;
  const args = call.arguments.map((expression): Argument => ({ module, expression, scope, frame }));
  const called = optionsOf(new Evaluator(world).evaluate({ module, expression: callee, scope, frame }));
  return called.flatMap((each) => (each.is === 'function' ? [bindFrame(each.frame, each.key, args)] : []));
}

/** The function that a class is declared in. */
export function declaring({ base }: World, { module, node }: ClassThing): FunctionThing | undefined {
  return base.enclosingFunction(module, node.scope);
}

/** The frame of the class that a method is declared in. */
export function frameOfMethod({ module, node }: FunctionThing, frames: ClassFrames): Frame | undefined {
  return node.class === undefined ? undefined : frames.get(classKey(module, node.class));
}
