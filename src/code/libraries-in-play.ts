import type { CodeBase } from './code-base.ts';
import type { Module } from './ir.ts';
import type { Library } from './library.ts';
import { extensionsOf, matchesImport } from './library-lookup.ts';

const found = new WeakMap<CodeBase, readonly Library[]>();

/**
 * The libraries whose things can turn up in the repository at all: those that some file imports or opens or has the name of in a text (it
 * may be imported by that), those with names that exist without import, and those that add to the types of others wherever they are.
 */
export function librariesInPlay(base: CodeBase): readonly Library[] {
  const known = found.get(base) ?? namedIn(base);
  found.set(base, known);
  return known;
}

function namedIn({ modules, libraries }: CodeBase): readonly Library[] {
  const named = new Set(modules.flatMap(specifiersOf));
  for (const module of modules) addTexts(module, named);
  const all = [...named];
  return libraries.filter((library) => {
    const { globals = [], imports, extendsWhereOpened } = library;
    if (globals.length > 0 || imports.some((each) => named.has(each))) return true;
    if (extensionsOf(library).length > 0 && !extendsWhereOpened) return true;
    return imports.some((each) => each.includes('*')) && all.some((specifier) => mayBe(library, specifier));
  });
}

function specifiersOf({ imports, requires, opens = [], exports }: Module): readonly string[] {
  return [
    ...imports.flatMap(({ specifier, imported }) => [specifier, `${specifier}.${imported}`]),
    ...requires,
    ...opens,
    ...exports.flatMap(({ from, imported, name }) => (from === undefined ? [] : [from, `${from}.${imported ?? name}`])),
  ];
}

function mayBe(library: Library, specifier: string): boolean {
  const isEnding = (each: string) => /^\*./.test(each) && specifier.endsWith(each.slice(1));
  return matchesImport(library, specifier) || library.imports.some(isEnding);
}

/** Every text that the code of a module writes. */
function addTexts(module: Module, texts: Set<string>): void {
  const work: object[] = [module];
  for (let at = work.pop(); at; at = work.pop()) {
    const { is, value }: { readonly is?: unknown; readonly value?: unknown } = at;
    if (is === 'literal' && typeof value === 'string') texts.add(value);
    for (const each of Object.values(at)) if (isObject(each)) work.push(each);
  }
}

function isObject(data: unknown): data is object {
  return typeof data === 'object' && data !== null;
}
