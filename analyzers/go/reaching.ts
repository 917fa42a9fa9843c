import type { Expression, FunctionNode, Module } from '../../src/code/ir.ts';
import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { goModulesIn, moduleAround } from './go-modules.ts';
import { packagePath } from './package-path.ts';
import { type MainPackage, mainPackages } from './programs.ts';
import { type Resolver, StructIndex } from './struct-index.ts';

/** A place in code: whoever comes there runs it. */
interface Spot {
  readonly module: Module;
  readonly scope: number;
}

/** An expression where it is written: what a caller passes for a parameter is written at the caller's. */
export interface Passed extends Spot {
  readonly expression: Expression;
}

interface Caller extends Spot {
  readonly arguments: readonly Expression[];
}

const DEEPEST = 5;

/** Which programs come to code that loads their settings, by the functions that are called on the way there. */
export class Reaching {
  readonly #modules: readonly Module[];
  readonly #repository: Repository;
  readonly #resolve: Resolver;
  readonly #packages = new Map<MainPackage, ReadonlySet<string>>();
  #known: { readonly mains: readonly MainPackage[]; readonly index: StructIndex } | undefined;

  constructor(modules: readonly Module[], repository: Repository, resolve: Resolver) {
    this.#modules = modules;
    this.#repository = repository;
    this.#resolve = resolve;
  }

  /** Most repositories never ask. */
  get #asked() {
    this.#known ??= { mains: mainPackages(this.#repository), index: new StructIndex(this.#modules, this.#resolve) };
    return this.#known;
  }

  /** The programs that come to a place: those that call the function there, or those whose packages have it at hand. */
  programsAt({ module, scope }: Spot, depth = 0): readonly MainPackage[] {
    const own = this.#asked.mains.filter(({ folder }) => folder === folderOf(module.path));
    if (own.length > 0) return own;
    const callers = depth > DEEPEST ? [] : this.#callersOf(module, scope);
    const called = [...new Set(callers.flatMap((caller) => this.programsAt(caller, depth + 1)))];
    return called.length > 0 ? called : this.#havingAtHand(module);
  }

  /** The expression itself, or what callers pass where it is a parameter's name. */
  whatIsPassed(passed: Passed, depth = 0): readonly Passed[] {
    const { expression, module, scope } = passed;
    const fn = enclosing(module, scope);
    const at = expression.is === 'name' ? (fn?.parameters.findIndex(({ name }) => name === expression.name) ?? -1) : -1;
    if (at < 0 || depth > DEEPEST) return [passed];
    return this.#callersOf(module, scope).flatMap((caller) => {
      const given = caller.arguments[at];
      return given ? this.whatIsPassed({ module: caller.module, scope: caller.scope, expression: given }, depth + 1) : [];
    });
  }

  /** Calls of the package's function that the place lies in. */
  #callersOf(module: Module, scope: number): readonly Caller[] {
    const name = enclosing(module, scope)?.name;
    if (name === undefined) return [];
    const place = packagePath(folderOf(module.path));
    return this.#modules.flatMap((from) =>
      from.calls
        .filter((call) => this.#asked.index.packageCalled(call.callee, name, from) === place)
        .map((call) => ({ module: from, scope: call.scope, arguments: call.arguments })),
    );
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
    const known = this.#packages.get(main);
    if (known) return known;
    const found = new Set([packagePath(main.folder)]);
    for (const place of found) for (const target of this.#importedBy(place)) found.add(target);
    this.#packages.set(main, found);
    return found;
  }

  #importedBy(place: string): readonly string[] {
    const files = this.#modules.filter(({ path }) => packagePath(folderOf(path)) === place);
    return files.flatMap(({ path, requires }) => requires.flatMap((specifier) => this.#resolve(specifier, path) ?? []));
  }
}

/** The package's function that a place lies in, however deep; undefined in a method, which is not called by its package. */
function enclosing(module: Module, scope: number): FunctionNode | undefined {
  for (let at: number | null | undefined = scope; at !== null && at !== undefined; at = module.scopes[at]?.parent) {
    const fn = module.functions[module.scopes[at]?.function ?? -1];
    if (fn?.name !== undefined) return fn.class === undefined ? fn : undefined;
  }
  return undefined;
}
