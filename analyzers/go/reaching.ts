import type { CallSite, Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { folderOf, groupBy, type Repository } from '../../src/sdk/index.ts';
import { goModulesIn, moduleAround } from './go-modules.ts';
import { packagePath } from './package-path.ts';
import { type MainPackage, mainPackages } from './programs.ts';
import { type Resolver, StructIndex } from './struct-index.ts';

/** A place in code: whoever comes there runs it. */
export interface Spot {
  readonly module: Module;
  readonly scope: number;
}

/** A call of a package's function. */
export interface Caller extends Spot {
  readonly arguments: readonly Expression[];
}

/** What is asked of the whole repository, made when somebody first asks: most repositories never do. */
interface Known {
  readonly mains: readonly MainPackage[];
  readonly structs: StructIndex;
  /** The files of each package. */
  readonly packages: ReadonlyMap<string, readonly Module[]>;
  /** Calls by the last name that they are written with. */
  readonly calls: ReadonlyMap<string, readonly { readonly from: Module; readonly call: CallSite }[]>;
}

/** Which programs come to code that loads their settings, by the functions that are called on the way there. */
export class Reaching {
  readonly #modules: readonly Module[];
  readonly #repository: Repository;
  readonly #resolve: Resolver;
  readonly #imported = new Map<MainPackage, ReadonlySet<string>>();
  readonly #callers = new Map<FunctionNode, readonly Caller[]>();
  readonly #coming = new Map<FunctionNode, readonly MainPackage[]>();
  #known: Known | undefined;

  constructor(modules: readonly Module[], repository: Repository, resolve: Resolver) {
    this.#modules = modules;
    this.#repository = repository;
    this.#resolve = resolve;
  }

  get #asked(): Known {
    this.#known ??= {
      mains: mainPackages(this.#repository),
      structs: new StructIndex(this.#modules, this.#resolve),
      packages: groupBy(this.#modules, ({ path }) => packagePath(folderOf(path))),
      calls: groupBy(
        this.#modules.flatMap((from) => from.calls.map((call) => ({ from, call }))),
        ({ call }) => (call.callee.is === 'name' || call.callee.is === 'member' ? call.callee.name : ''),
      ),
    };
    return this.#known;
  }

  /** The programs that come to a place: those that call the function there, or those whose packages have it at hand. */
  programsAt(spot: Spot): readonly MainPackage[] {
    const fn = enclosing(spot.module, spot.scope);
    const found = (fn && this.#coming.get(fn)) ?? this.#comingTo(spot);
    if (fn) this.#coming.set(fn, found);
    return found;
  }

  /** Goes up from caller to caller, to each function once. */
  #comingTo(spot: Spot): readonly MainPackage[] {
    const found = new Set<MainPackage>();
    const seen = new Set<FunctionNode>();
    const open = [spot];
    for (let at = open.pop(); at; at = open.pop()) {
      const fn = enclosing(at.module, at.scope);
      if (fn && seen.has(fn)) continue;
      if (fn) seen.add(fn);
      const callers = this.#mainsOf(at.module).length > 0 ? [] : this.callersOf(at);
      open.push(...callers);
      for (const main of callers.length > 0 ? [] : this.#endingAt(at.module)) found.add(main);
    }
    return found.size > 0 ? this.#asked.mains.filter((main) => found.has(main)) : this.#havingAtHand(spot.module);
  }

  /** The programs of code that nothing calls, or of their own packages. */
  #endingAt(module: Module): readonly MainPackage[] {
    const own = this.#mainsOf(module);
    return own.length > 0 ? own : this.#havingAtHand(module);
  }

  #mainsOf(module: Module): readonly MainPackage[] {
    return this.#asked.mains.filter(({ folder }) => folder === folderOf(module.path));
  }

  /** Calls of the package's function that the place lies in. */
  callersOf({ module, scope }: Spot): readonly Caller[] {
    const fn = enclosing(module, scope);
    if (fn?.name === undefined) return [];
    const { name } = fn;
    const { calls, structs } = this.#asked;
    const place = packagePath(folderOf(module.path));
    const found =
      this.#callers.get(fn) ??
      (calls.get(name) ?? [])
        .filter(({ from, call }) => structs.packageCalled(call.callee, name, from) === place)
        .map(({ from, call }) => ({ module: from, scope: call.scope, arguments: call.arguments }));
    this.#callers.set(fn, found);
    return found;
  }

  #havingAtHand(module: Module): readonly MainPackage[] {
    const place = packagePath(folderOf(module.path));
    const reaching = this.#asked.mains.filter((main) => this.#packagesOf(main).has(place));
    if (reaching.length > 0) return reaching;
    const around = moduleAround(folderOf(module.path), goModulesIn(this.#repository));
    const inModule = this.#asked.mains.filter((main) => main.module?.folder === around?.folder);
    return inModule.length === 1 ? inModule : [];
  }

  /** Every package that a program imports, directly or not. */
  #packagesOf(main: MainPackage): ReadonlySet<string> {
    const known = this.#imported.get(main);
    if (known) return known;
    const found = new Set([packagePath(main.folder)]);
    for (const place of found) for (const target of this.#importedBy(place)) found.add(target);
    this.#imported.set(main, found);
    return found;
  }

  #importedBy(place: string): readonly string[] {
    const files = this.#asked.packages.get(place) ?? [];
    return files.flatMap(({ path, requires }) => requires.flatMap((specifier) => this.#resolve(specifier, path) ?? []));
  }
}

/** The package's function that a place lies in, however deep; undefined in a method, which is not called by its package. */
export function enclosing(module: Module, scope: number): FunctionNode | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const fn = module.functions[module.scopes[at]?.function ?? -1];
    if (fn?.name !== undefined) return fn.class === undefined ? fn : undefined;
  }
  return undefined;
}
