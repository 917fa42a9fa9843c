import type { Expression, Module } from './ir.ts';

/** The name that a function or class is declared with. */
export function nameOfDeclared(module: Module, expression: Expression): string | undefined {
  if (expression.is === 'function') return module.functions[expression.function]?.name;
  return expression.is === 'class' ? module.classes[expression.class]?.name : undefined;
}
