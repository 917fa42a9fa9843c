import type { World } from './evaluate.ts';
import type { Module } from './ir.ts';
import { functionKey } from './keys.ts';
import { bindingOf, type Frame } from './thing.ts';

const DEEPEST = 4;

/** The frame where it says anything of what stands in a scope; without it, the value there is the same for every caller. */
export function frameAt(world: World, module: Module, scope: number, frame: Frame | undefined): Frame | undefined {
  return isBound(module, scope, frame) || isHandedBound(world, module, scope, frame) ? frame : undefined;
}

/** Whether a function around a scope is passed to a library where functions are bound in the frame: it is called with what is known there. */
function isHandedBound(world: World, module: Module, scope: number, frame: Frame | undefined, depth = 0): boolean {
  if (!frame || depth >= DEEPEST) return false;
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const index = module.scopes[at]?.function;
    const fn = index === undefined ? undefined : world.base.functionThing(module, index);
    const takings = fn ? world.callsTaking(fn) : [];
    const isThere = takings.some(
      ({ module: other, call }) =>
        other !== module && (isBound(other, call.scope, frame) || isHandedBound(world, other, call.scope, frame, depth + 1)),
    );
    if (isThere) return true;
  }
  return false;
}

/** Whether any function around a scope has its parameters (or a class around it its `this`) bound in the frame. */
function isBound(module: Module, scope: number, frame: Frame | undefined): boolean {
  if (!frame) return false;
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const here = module.scopes[at];
    if (here?.class !== undefined) return true;
    if (here?.function === undefined) continue;
    if (module.functions[here.function]?.class !== undefined || bindingOf(frame, functionKey(module, here.function))) return true;
  }
  return false;
}
