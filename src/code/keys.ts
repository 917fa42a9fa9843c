import type { Module } from './ir.ts';

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
