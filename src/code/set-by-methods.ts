import type { World } from './evaluate.ts';
import type { Bound, Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { isOfClass } from './of-class.ts';
import { type Argument, bindFrame, bindingOf, type Frame, type InstanceThing } from './thing.ts';

/** Where a value of a field stands, and what is known of the instance there as it was made. */
interface At {
  readonly module: Module;
  readonly scope: number;
  readonly frame: Frame | undefined;
}

/**
 * What is bound where a field of an instance is set. A method sets what the callers at hand pass to it, `open(topic) { this.queue = new Queue(topic) }`;
 * what a constructor is called with, the instance knows.
 */
export function frameWhereSet(world: World, callers: Frame | undefined, { module, scope, frame }: At, instance: InstanceThing) {
  const called = callers && calledAround(callers, module, scope);
  if (!called || !mayBeOne(world, called.self, instance)) return frame;
  return frame ? bindFrame(frame, called.of, called.arguments, instance, called.types) : called;
}

/** The first of the frames in which values of a field are set. */
export function firstFrameSet(values: readonly Bound[], frameAt: (value: Bound) => Frame | undefined): Frame | undefined {
  for (const value of values) {
    const frame = frameAt(value);
    if (frame) return frame;
  }
  return undefined;
}

/** The call that is bound of the method around a scope. */
function calledAround(callers: Frame, module: Module, scope: number): Frame | undefined {
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const fn = index === undefined ? undefined : module.functions[index];
    if (index === undefined || fn?.class === undefined) continue;
    return fn.kind === 'constructor' ? undefined : bindingOf(callers, functionKey(module, index));
  }
  return undefined;
}

/** Whether two instances may be the same one: of one class, and not made with different arguments. */
export function mayBeOne(world: World, one: InstanceThing | undefined, other: InstanceThing): boolean {
  if (!one) return true;
  if (!isOfClass(world, one.of, other.of) && !isOfClass(world, other.of, one.of)) return false;
  return !one.arguments || !other.arguments || one.arguments.every((each, index) => isSame(each, other.arguments?.[index]));
}

function isSame(left: Argument, right: Argument | undefined): boolean {
  return !right || !('expression' in left) || !('expression' in right) || left.expression === right.expression;
}
