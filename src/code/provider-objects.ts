import type { Expression, Module } from './ir.ts';
import type { ProviderShape } from './provider-shape.ts';

/** What a top-level variable holds for a container: nothing in it is made before the variable is named where dependencies are registered. */
export interface ProviderObjects {
  /** The variable that an expression is a value of. */
  readonly variables: ReadonlyMap<Expression, string>;
  /** The variable in whose value a call stands, by the call's index. */
  readonly calls: ReadonlyMap<number, string>;
}

/** `const storage = { provide: Storage, useClass: LocalStorage }`, by itself or in a list. */
export function providerObjects(module: Module, shapes: readonly ProviderShape[]): ProviderObjects {
  const variables = new Map<Expression, string>();
  const calls = new Map<number, string>();
  for (const { name, values } of shapes.length > 0 ? (module.scopes[0]?.variables ?? []) : [])
    for (const { expression } of values) {
      if (!holdsProvider(expression, shapes)) continue;
      variables.set(expression, name);
      for (const call of callsIn(expression, module)) calls.set(call, name);
    }
  return { variables, calls };
}

function holdsProvider(expression: Expression, shapes: readonly ProviderShape[]): boolean {
  if (expression.is === 'list') return expression.items.some((item) => holdsProvider(item, shapes));
  if (expression.is !== 'object') return false;
  const keys = new Set(expression.entries.flatMap((entry) => ('key' in entry ? [entry.key] : [])));
  return shapes.some(({ token, class: made, factory }) => keys.has(token) && [made, factory].some((key) => key && keys.has(key)));
}

/** The calls whose results stand in a list or an object, and those in their arguments. */
function callsIn(expression: Expression, module: Module): readonly number[] {
  if (expression.is === 'list') return expression.items.flatMap((item) => callsIn(item, module));
  if (expression.is === 'object')
    return expression.entries.flatMap((entry) => callsIn('spread' in entry ? entry.spread : entry.value, module));
  if (expression.is !== 'call') return [];
  return [expression.call, ...(module.calls[expression.call]?.arguments ?? []).flatMap((each) => callsIn(each, module))];
}
