import type { Module } from './ir.ts';
import { bindingOf, type Frame, functionKey } from './thing.ts';

/** Whether any function around a scope has its parameters (or a class around it its `this`) bound in the frame. */
export function isBound(module: Module, scope: number, frame: Frame | undefined): boolean {
  if (!frame) return false;
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
    const here = module.scopes[at];
    if (here?.class !== undefined) return true;
    if (here?.function === undefined) continue;
    if (module.functions[here.function]?.class !== undefined || bindingOf(frame, functionKey(module, here.function))) return true;
  }
  return false;
}
