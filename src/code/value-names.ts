import type { Bound, Expression, Module } from './ir.ts';

/**
 * Names of fields, entries and exports that hold something computed: `this.http = axios.create()` makes `this.http(…)` a call of a
 * library, while `line.slice(…)` can only be that where something was kept under the name `slice`.
 */
export function namesOfValues(modules: readonly Module[]): ReadonlySet<string> {
  const known = found.get(modules) ?? collect(modules);
  found.set(modules, known);
  return known;
}

const found = new WeakMap<readonly Module[], ReadonlySet<string>>();

function collect(modules: readonly Module[]): ReadonlySet<string> {
  const names = new Set<string>();
  for (const module of modules) {
    for (const each of module.exports) if (each.value === undefined || mayHold(each.value.expression)) names.add(each.name);
    for (const field of module.classes.flatMap(({ fields }) => fields))
      if (field.values.length === 0 || field.values.some(isHeld)) names.add(field.name);
    for (const expression of valuesIn(module)) addEntries(expression, names);
  }
  return names;
}

/** Where an object can stand that a function is taken out of later. */
function valuesIn({ scopes, calls, functions }: Module): readonly Expression[] {
  return [
    ...scopes.flatMap(({ variables }) => variables.flatMap(({ values }) => values.map(({ expression }) => expression))),
    ...calls.flatMap((call) => call.arguments),
    ...functions.flatMap(({ returns }) => returns.map(({ expression }) => expression)),
  ];
}

function isHeld({ expression }: Bound): boolean {
  return mayHold(expression);
}

/** Whether an expression is something computed, and not what it says in place. */
export function mayHold({ is }: Expression): boolean {
  return is !== 'literal' && is !== 'function' && is !== 'class' && is !== 'object' && is !== 'list' && is !== 'concat';
}

function addEntries(expression: Expression, names: Set<string>): void {
  if (expression.is !== 'object') return;
  for (const entry of expression.entries) {
    if (!('key' in entry)) continue;
    if (mayHold(entry.value)) names.add(entry.key);
    addEntries(entry.value, names);
  }
}
