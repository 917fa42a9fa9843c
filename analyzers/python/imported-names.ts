import type { Import, Module } from '../../src/code/ir.ts';
import { innerName } from './imports.ts';

/** Which file an import of another means. */
export type Resolve = (specifier: string, from: string) => string | undefined;

/**
 * What a name means in a file, `Query` or `schema.Query`: what `own` finds there, else in the file that it is imported from, and so on over
 * files that pass it on.
 */
export function followingImports<T>(
  modules: readonly Module[],
  resolve: Resolve,
  own: (module: Module, name: string) => T | undefined,
): (module: Module, name: string) => T | undefined {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const find = (module: Module, name: string, seen: Set<string>): T | undefined => {
    const key = `${module.path}|${name}`;
    if (seen.has(key)) return undefined;
    seen.add(key);
    const found = own(module, name);
    if (found !== undefined) return found;
    for (const [specifier, sought] of placesOf(module, name)) {
      const home = byPath.get(resolve(specifier, module.path) ?? '');
      const there = home && find(home, sought, seen);
      if (there !== undefined) return there;
    }
    return undefined;
  };
  return (module, name) => find(module, name, new Set());
}

/** Modules that may have it, and how it is called there. */
function placesOf({ imports, opens = [] }: Module, name: string): readonly (readonly [specifier: string, name: string])[] {
  const [head = '', ...inner] = name.split('.');
  const last = inner.pop();
  const found = imports.find(({ local }) => local === head);
  if (!found) return last === undefined ? opens.map((specifier) => [specifier, name]) : [];
  return [last === undefined ? [found.specifier, found.imported] : [[insideOf(found), ...inner].join('.'), last]];
}

/** The module that an imported name may be: `from app import deps`. */
function insideOf({ specifier, imported }: Import): string {
  return imported === '*' ? specifier : innerName(specifier, imported);
}
