import { ClassParts } from './class-parts.ts';
import type { ClassNode, Export, Import, Module, TypeReference, Variable } from './ir.ts';
import { classKey, functionKey } from './keys.ts';
import type { Library } from './library.ts';
import { extensionsOf, isOpenedFor, namesOf } from './library-lookup.ts';
import type { ClassThing, FunctionThing } from './thing.ts';

/** Where a name leads when it is looked up from a scope. */
export type NameTarget =
  | { readonly is: 'variable'; readonly variable: Variable; readonly scope: number }
  | { readonly is: 'import'; readonly import: Import }
  | { readonly is: 'global'; readonly library: Library; readonly name: string };

/** Every lowered file with the look-ups the other parts need. Nothing here evaluates. */
export class CodeBase {
  readonly modules: readonly Module[];
  readonly libraries: readonly Library[];
  /** The members by which handlers hand requests on, of whatever library. */
  readonly handingOn: ReadonlySet<string>;
  private readonly byPath: ReadonlyMap<string, Module>;
  private readonly globals: ReadonlyMap<string, Library>;
  private readonly exactImports = new Map<string, readonly Library[]>();
  private readonly extending = new Map<string, readonly Library[]>();
  private readonly prefixImports: readonly (readonly [string, Library])[];
  private readonly suffixImports: readonly (readonly [string, Library])[];
  private readonly methods = new WeakMap<ClassNode, readonly FunctionThing[]>();
  private readonly exporters = new Map<Module, ReadonlyMap<string, readonly Export[]>>();
  private readonly opened = new Map<Module, Map<string, Import | undefined>>();
  private readonly variables = new Map<Module, ReadonlyMap<string, Variable>[]>();
  private readonly imports = new Map<Module, ReadonlyMap<string, Import>>();
  private readonly resolved = new Map<Module, Map<string, string | undefined>>();
  private readonly parts: ClassParts;
  private readonly resolve: (specifier: string, fromPath: string) => string | undefined;

  constructor(
    modules: readonly Module[],
    libraries: readonly Library[],
    resolve: (specifier: string, fromPath: string) => string | undefined,
  ) {
    this.modules = modules;
    this.libraries = libraries;
    this.handingOn = new Set(libraries.flatMap(({ handsOn = [] }) => handsOn));
    this.resolve = resolve;
    this.byPath = new Map(modules.map((module) => [module.path, module]));
    this.globals = new Map(libraries.flatMap((library) => (library.globals ?? []).map((name) => [name, library] as const)));
    const patterns = libraries.flatMap((library) => library.imports.map((pattern) => [pattern, library] as const));
    for (const [pattern, library] of patterns)
      if (!pattern.endsWith('*')) this.exactImports.set(pattern, [...(this.exactImports.get(pattern) ?? []), library]);
    this.suffixImports = patterns.flatMap(([pattern, library]) =>
      /^\*./.test(pattern) ? [[pattern.slice(1), library] as const] : [],
    );
    this.prefixImports = patterns
      .filter(([pattern]) => pattern.endsWith('*'))
      .map(([pattern, library]) => [pattern.slice(0, -1), library] as const)
      .sort(([left], [right]) => right.length - left.length);
    for (const library of libraries)
      for (const name of extensionsOf(library)) this.extending.set(name, [...(this.extending.get(name) ?? []), library]);
    this.parts = new ClassParts(modules, (module, name) => this.openedModule(module, name));
  }

  /** The library that adds a method of this name to types of others, one that the file opens, or imports the method from, first. */
  libraryExtending(name: string, module: Module): Library | undefined {
    const all = this.extending.get(name) ?? [];
    return all.find((each) => isOpenedFor(each, name, module)) ?? all.find((each) => !each.extendsWhereOpened);
  }

  module(path: string): Module | undefined {
    return this.byPath.get(path);
  }

  /** The repository file a specifier means, if it is a file of the repository. */
  resolveImport(specifier: string, from: Module): string | undefined {
    const known = this.resolved.get(from) ?? new Map<string, string | undefined>();
    this.resolved.set(from, known);
    if (!known.has(specifier)) known.set(specifier, this.resolve(specifier, from.path));
    return known.get(specifier);
  }

  /** Several libraries may share a specifier, as namespaces of .NET do: then the one that has the name. */
  libraryOf(specifier: string, name?: string): Library | undefined {
    const exact = this.exactImports.get(specifier);
    const named = name === undefined || exact?.length === 1 ? undefined : exact?.find((each) => namesOf(each).has(name));
    return (
      named ??
      exact?.[0] ??
      this.suffixImports.find(([suffix]) => specifier.endsWith(suffix))?.[1] ??
      this.prefixImports.find(([prefix]) => specifier.startsWith(prefix))?.[1]
    );
  }

  /** The libraries that share exactly this specifier. */
  librariesOf(specifier: string): readonly Library[] {
    return this.exactImports.get(specifier) ?? [];
  }

  /** The library of exactly this name: `google.cloud.storage`, asked for as `storage` of `google.cloud`. */
  libraryNamed(specifier: string): Library | undefined {
    return this.librariesOf(specifier)[0];
  }

  /** The `*` exports that may have a name; of a namespace, only those of files that do have it. */
  starsFor(module: Module, name: string): readonly Export[] {
    if (!module.isNamespace) return module.exports.filter((each) => each.name === '*');
    const known = this.exporters.get(module) ?? this.exportersIn(module);
    this.exporters.set(module, known);
    return known.get(name) ?? [];
  }

  private exportersIn(namespace: Module): ReadonlyMap<string, readonly Export[]> {
    const found = new Map<string, Export[]>();
    for (const star of namespace.exports) {
      const path = star.from === undefined ? undefined : this.resolveImport(star.from, namespace);
      const exported = path === undefined ? [] : (this.module(path)?.exports ?? []);
      for (const name of new Set(exported.map((each) => each.name))) found.set(name, [...(found.get(name) ?? []), star]);
    }
    return found;
  }

  /** A name that one of the opened packages has, as if it were imported from there. */
  openedImport(module: Module, name: string): Import | undefined {
    if (!module.opens) return undefined;
    const known = this.opened.get(module) ?? new Map<string, Import | undefined>();
    this.opened.set(module, known);
    if (known.has(name)) return known.get(name);
    const specifier = module.opens.find((each) => this.offers(each, module, name));
    const place = { line: 1, text: '' };
    const found = specifier === undefined ? undefined : { local: name, imported: name, specifier, isTypeOnly: false, place };
    known.set(name, found);
    return found;
  }

  /** The file of an opened package that declares a name. */
  private openedModule(module: Module, name: string): Module | undefined {
    const specifier = this.openedImport(module, name)?.specifier;
    const namespace = specifier === undefined ? undefined : this.byPath.get(this.resolveImport(specifier, module) ?? '');
    const from = namespace && this.starsFor(namespace, name)[0]?.from;
    return from === undefined || !namespace ? undefined : this.byPath.get(this.resolveImport(from, namespace) ?? '');
  }

  /** Whether an opened package has a name, or passes it on from others: each file is asked once, and a chain may be long. */
  private offers(specifier: string, from: Module, name: string): boolean {
    const asked = new Set<Module>();
    const work = [{ specifier, from }];
    for (let next = work.pop(); next; next = work.pop()) {
      const module = this.byPath.get(this.resolveImport(next.specifier, next.from) ?? '');
      if (this.hasName(module, next.specifier, name)) return true;
      if (!module || asked.has(module)) continue;
      asked.add(module);
      const stars = this.starsFor(module, name).flatMap((star) => star.from ?? []);
      work.push(...stars.map((star) => ({ specifier: star, from: module })));
    }
    return false;
  }

  private hasName(module: Module | undefined, specifier: string, name: string): boolean {
    if (module)
      return module.isNamespace ? this.starsFor(module, name).length > 0 : module.exports.some((each) => each.name === name);
    const library = this.libraryOf(specifier, name);
    return library !== undefined && namesOf(library).has(name);
  }

  /** Looks a name up through the scopes around, then imports and opened packages, then the libraries' globals. */
  lookUp(module: Module, scope: number, name: string): NameTarget | undefined {
    for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
      const variable = this.variablesOf(module)[at]?.get(name);
      if (variable) return { is: 'variable', variable, scope: at };
    }
    const found = this.importOf(module, name) ?? this.openedImport(module, name);
    if (found) return { is: 'import', import: found };
    const library = this.globals.get(name);
    return library && { is: 'global', library, name };
  }

  /** The import of a local name. */
  importOf(module: Module, local: string): Import | undefined {
    const known = this.imports.get(module) ?? firstByLocal(module.imports);
    this.imports.set(module, known);
    return known.get(local);
  }

  private variablesOf(module: Module): readonly ReadonlyMap<string, Variable>[] {
    const known = this.variables.get(module);
    if (known) return known;
    const made = module.scopes.map((scope) => new Map(scope.variables.map((variable) => [variable.name, variable])));
    this.variables.set(module, made);
    return made;
  }

  functionThing(module: Module, index: number): FunctionThing | undefined {
    const node = module.functions[index];
    return node && { is: 'function', module, node, key: functionKey(module, index) };
  }

  classThing(module: Module, index: number): ClassThing | undefined {
    const node = module.classes[index];
    return node && (this.parts.wholeOf(node) ?? { is: 'class', module, node, key: classKey(module, index) });
  }

  /** The class itself, then its parts in other files; all go by the class's key. */
  partsOf(of: ClassThing): readonly ClassThing[] {
    return this.parts.of(of);
  }

  /** The function whose body a scope is or lies in; loops are part of it. */
  enclosingFunction(module: Module, scope: number): FunctionThing | undefined {
    for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
      const index = module.scopes[at]?.function;
      if (index !== undefined && !module.functions[index]?.isLoop) return this.functionThing(module, index);
    }
    return undefined;
  }

  /** The class whose body a scope lies in. */
  enclosingClass(module: Module, scope: number): ClassThing | undefined {
    for (let at: number | null = scope; at !== null; at = module.scopes[at]?.parent ?? null) {
      const here = module.scopes[at];
      if (here?.class !== undefined) return this.classThing(module, here.class);
      const owner = here?.function === undefined ? undefined : module.functions[here.function]?.class;
      if (owner !== undefined) return this.classThing(module, owner);
    }
    return undefined;
  }

  methodsOf(of: ClassThing): readonly FunctionThing[] {
    const known = this.methods.get(of.node);
    if (known) return known;
    const made = this.partsOf(of).flatMap(({ module, node }) =>
      node.methods.flatMap((index) => this.functionThing(module, index) ?? []),
    );
    this.methods.set(of.node, made);
    return made;
  }

  /** The constructor that takes this many arguments, or the first. */
  constructorOf(of: ClassThing, count?: number): FunctionThing | undefined {
    const all = this.methodsOf(of).filter((method) => method.node.kind === 'constructor');
    return all.find((method) => method.node.parameters.length === count) ?? all[0];
  }
}

function firstByLocal(imports: readonly Import[]): ReadonlyMap<string, Import> {
  return new Map(imports.toReversed().map((each) => [each.local, each]));
}

/** The type that matters to a reader of `Promise<Model<X>>`: what is awaited or observed. */
export function innerType(type: TypeReference): TypeReference {
  const [inner] = type.arguments;
  return inner && /^(Promise|Awaited|Readonly|Partial|Observable)$/.test(type.name) ? innerType(inner) : type;
}
