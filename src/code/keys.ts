import type { Module } from './ir.ts';
import type { Open } from './thing.ts';

const functionKeys = new WeakMap<Module, string[]>();

/** What tells a function from every other; asked for at every parameter that is met. */
export function functionKey(module: Module, index: number): string {
  const known = functionKeys.get(module) ?? module.functions.map((_, each) => `${module.path}#f${each}`);
  functionKeys.set(module, known);
  return known[index] ?? '';
}

/** What tells a class from every other. */
export function classKey(module: Module, index: number): string {
  return `${module.path}#c${index}`;
}

/** What tells something open from all else that may be. */
export function openKey(open: Open): string {
  if (open.kind === 'program') return 'program';
  if (open.kind === 'item') return `${open.function.key}:`;
  return open.kind === 'self' ? open.class.key : `${open.function.key}:${open.name}`;
}
