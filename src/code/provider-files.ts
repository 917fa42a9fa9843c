import type { CodeBase } from './code-base.ts';
import type { Module } from './ir.ts';
import type { Library } from './library.ts';

/** How many files may stand between one that imports a container's library and one that only has what is registered there. */
const FARTHEST = 2;

/**
 * The files whose object literals may register something, each with the library that reads it: those that import such a library, and those that they
 * import. `export const clock = { provide: CLOCK, useFactory: … }` needs no import itself.
 */
export function providerFiles(base: CodeBase): ReadonlyMap<Module, Library> {
  const libraries = base.libraries.filter(({ providers }) => providers !== undefined);
  const found = new Map<Module, Library>();
  for (const module of libraries.length > 0 ? base.modules : []) {
    const library = libraries.find((each) => module.imports.some(({ specifier }) => base.libraryOf(specifier) === each));
    if (library) found.set(module, library);
  }
  let last = [...found];
  for (let step = 0; step < FARTHEST; step++) {
    const next: [Module, Library][] = [];
    for (const [module, library] of last)
      for (const each of importedBy(module, base)) {
        if (found.has(each)) continue;
        found.set(each, library);
        next.push([each, library]);
      }
    last = next;
  }
  return found;
}

function importedBy(module: Module, base: CodeBase): readonly Module[] {
  const specifiers = new Set([
    ...module.imports.map(({ specifier }) => specifier),
    ...module.exports.flatMap(({ from }) => from ?? []),
  ]);
  return [...specifiers].flatMap((specifier) => {
    const path = base.resolveImport(specifier, module);
    return (path !== undefined && base.module(path)) || [];
  });
}
