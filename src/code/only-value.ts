import type { CodeBase } from './code-base.ts';
import type { Bound, Module } from './ir.ts';

/** What a variable holds that is never set again, by the name that it has in a scope. */
export function onlyValue(base: CodeBase, module: Module, scope: number, name: string): Bound | undefined {
  const target = base.lookUp(module, scope, name);
  if (target?.is !== 'variable' || target.variable.parameter !== undefined) return undefined;
  const [only, other] = target.variable.values;
  return other || only?.isAdded ? undefined : only;
}
