import type { Import, Module } from '../../src/code/ir.ts';
import { innerName } from './imports.ts';

/** Which file an import of another means. */
export type Resolve = (specifier: string, from: string) => string | undefined;

interface Home<T> {
  readonly module: Module;
  readonly own: ReadonlyMap<string, T>;
}

/** A name as a file has it, and how one came there. */
interface Step<T> {
  readonly home: Home<T>;
  readonly name: string;
  readonly key: string;
  readonly from: Step<T> | undefined;
}

/**
 * What a name means in a file, `Query` or `schema.Query`: what the file has under it itself, else what the file has that it is imported from,
 * and so on over files that pass it on. Files may pass on all of each other, and every name is looked for once.
 */
export function followingImports<T>(
  modules: readonly Module[],
  resolve: Resolve,
  namesIn: (module: Module) => ReadonlyMap<string, T>,
): (module: Module, name: string) => T | undefined {
  const names = new ImportedNames(modules, resolve, namesIn);
  return (module, name) => names.find(module, name);
}

class ImportedNames<T> {
  readonly #homes: ReadonlyMap<string, Home<T>>;
  readonly #resolve: Resolve;
  /** All that any file says: what is no name of them means nothing. */
  readonly #said: ReadonlySet<string>;
  readonly #known = new Map<string, T>();
  readonly #unknown = new Set<string>();

  constructor(modules: readonly Module[], resolve: Resolve, namesIn: (module: Module) => ReadonlyMap<string, T>) {
    const homes = modules.map((module) => ({ module, own: namesIn(module) }));
    this.#homes = new Map(homes.map((home) => [home.module.path, home]));
    this.#resolve = resolve;
    this.#said = new Set(homes.flatMap(({ module, own }) => [...own.keys(), ...module.imports.map(({ local }) => local)]));
  }

  find(module: Module, name: string): T | undefined {
    const home = this.#said.has(name.split('.', 1)[0] ?? name) ? this.#homes.get(module.path) : undefined;
    const seen = new Set<string>();
    const work = home ? [stepTo(home, name)] : [];
    for (let at = work.pop(); at; at = work.pop()) {
      if (seen.has(at.key) || this.#unknown.has(at.key)) continue;
      seen.add(at.key);
      const found = this.#known.get(at.key) ?? at.home.own.get(at.name);
      if (found !== undefined) return this.#passedOn(found, at);
      work.push(...this.#behind(at));
    }
    for (const key of seen) this.#unknown.add(key);
    return undefined;
  }

  /** Where else it may be, what goes before the others last. */
  #behind(at: Step<T>): readonly Step<T>[] {
    const found = placesOf(at.home.module, at.name).flatMap(([specifier, name]): readonly Step<T>[] => {
      const home = this.#homes.get(this.#resolve(specifier, at.home.module.path) ?? '');
      return home ? [stepTo(home, name, at)] : [];
    });
    return found.reverse();
  }

  /** All that lead there mean the same. */
  #passedOn(found: T, last: Step<T>): T {
    for (let at: Step<T> | undefined = last; at; at = at.from) this.#known.set(at.key, found);
    return found;
  }
}

function stepTo<T>(home: Home<T>, name: string, from?: Step<T>): Step<T> {
  return { home, name, key: `${home.module.path}|${name}`, from };
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
