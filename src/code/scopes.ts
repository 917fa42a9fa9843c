import type { Module } from './ir.ts';

/** Whether a scope is another one or lies in it. */
export function isWithin(module: Module, scope: number, outer: number): boolean {
  for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) if (at === outer) return true;
  return false;
}
