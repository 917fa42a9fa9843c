import type { ClassNode, Module } from '../../src/code/ir.ts';

/** The class that a scope is in, as it stands in the module. */
export function classAround(scope: number, { scopes, functions, classes }: Module): ClassNode | undefined {
  for (let at: number | null = scope; at !== null; at = scopes[at]?.parent ?? null) {
    const found = scopes[at]?.class ?? functions[scopes[at]?.function ?? -1]?.class;
    if (found !== undefined) return classes[found];
  }
  return undefined;
}

/** The last name of what a class extends or implements. */
export function basesOf({ extends: base, implements: others }: ClassNode): readonly string[] {
  const expression = base?.expression;
  const own = expression?.is === 'name' || expression?.is === 'member' ? [expression.name] : [];
  return [...own, ...others.map(({ name }) => name.slice(name.lastIndexOf('.') + 1))];
}
