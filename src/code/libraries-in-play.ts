import type { CodeBase } from './code-base.ts';
import type { Module } from './ir.ts';
import type { Library } from './library.ts';
import { extensionsOf, matchesImport } from './library-lookup.ts';
import { addTexts } from './module-texts.ts';

const found = new WeakMap<CodeBase, readonly Library[]>();

/**
 * The libraries whose things can turn up in the repository at all: those that some file imports or opens or has the name of in a text (it
 * may be imported by that), those with a name that exists without import and that some file has, and those that add to the types of others
 * wherever they are.
 */
export function librariesInPlay(base: CodeBase): readonly Library[] {
  const known = found.get(base) ?? namedIn(base);
  found.set(base, known);
  return known;
}

function namedIn({ modules, libraries }: CodeBase): readonly Library[] {
  const named = new Set(modules.flatMap(specifiersOf));
  const names = new Set<string>();
  for (const module of modules) addTexts(module, named, names);
  const all = [...named].filter(firstLook(libraries));
  return libraries.filter((library) => {
    const { globals = [], imports, extendsWhereOpened } = library;
    if (globals.some((each) => names.has(each)) || imports.some((each) => named.has(each))) return true;
    if (extensionsOf(library).length > 0 && !extendsWhereOpened) return true;
    return imports.some((each) => each.includes('*')) && all.some((specifier) => mayBe(library, specifier));
  });
}

/** Whether any of the patterns with a star can match: a first look at the many texts of a repository. */
function firstLook(libraries: readonly Library[]): (text: string) => boolean {
  const patterns = libraries.flatMap(({ imports }) => imports.filter((each) => each.includes('*')));
  const starts = patterns.flatMap((each) => (each.endsWith('*') ? [each.slice(0, -1)] : []));
  const ends = patterns.flatMap((each) => (/^\*./.test(each) ? [each.slice(1)] : []));
  const start = new RegExp(`^(?:${starts.map(escaped).join('|') || '(?!)'})`);
  return (text) => start.test(text) || ends.some((each) => text.endsWith(each));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
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
