import { partsOf } from './bounds.ts';
import type { CodeBase } from './code-base.ts';
import type { Program } from './engine.ts';
import type { Expression, Module } from './ir.ts';
import { pathOf } from './leads.ts';
import { exportedAround } from './members-around.ts';
import type { Walker } from './reach-walker.ts';
import type { SiteReference } from './thing.ts';
import { usersOf } from './used-variables.ts';

/** What is known of how programs ask files for what these export. */
interface Ground {
  readonly base: CodeBase;
  readonly walker: Walker;
  readonly programs: readonly Program[];
  /** What each program reaches. */
  readonly keysOf: ReadonlyMap<string, ReadonlySet<string>>;
}

/**
 * Whether a program leaves alone the function around a place: one that its file exports, `exports.listen = function () {…}`, while the program asks that file for
 * other names alone. Files that a program starts with or takes as a whole may be asked for anything, and so may all where it imports by computed names.
 */
export function leftExports(ground: Ground): (site: SiteReference, program: string) => boolean {
  const known = new Map<string, ReadonlyMap<string, ReadonlySet<string>>>();
  return ({ module, scope }, program) => {
    const users = scope === undefined ? undefined : usersAround(scope, module);
    if (!users) return false;
    const asked = known.get(program) ?? askedIn(program, ground);
    known.set(program, asked);
    const names = asked.get(module.path);
    return (
      names !== undefined &&
      ![...users, '*', 'default', '='].some((each) => names.has(each)) &&
      !users.some((each) => isUsedWithin(each, module))
    );
  };
}

/** The names by which others run what stands in a scope: that of the function around it, or those of all that use that; undefined where that cannot be told. */
function usersAround(scope: number, module: Module): readonly string[] | undefined {
  const name = exportedAround(scope, module)?.name;
  if (name !== undefined) return [name];
  const declaration = module.scopes[scope]?.declaration;
  const isOfFunctions = module.exports.some(({ value }) => value?.expression.is === 'function');
  return declaration === undefined || !isOfFunctions ? undefined : usersOf(declaration, module);
}

/** By file: the names that a program asks it for. */
function askedIn(folder: string, { base, walker, programs, keysOf }: Ground): ReadonlyMap<string, ReadonlySet<string>> {
  const entries = programs.find((each) => each.folder === folder)?.entries ?? [];
  const reached = [...(keysOf.get(folder) ?? [])];
  const files = [...new Set(reached.map(pathOf))].flatMap((path) => base.module(path) ?? []);
  const found = new Map<string, Set<string>>();
  if (entries.length === 0 || files.some((module) => module.importsByComputedName)) return found;
  const asked = new Set<string>();
  walker.fromKeys(reached, new Set(), asked);
  for (const key of asked) {
    const path = pathOf(key);
    found.set(path, (found.get(path) ?? new Set()).add(key.slice(path.length + 1)));
  }
  for (const path of partsAlone(files, base)) if (!found.has(path)) found.set(path, new Set());
  for (const path of [...entries, ...files.flatMap((module) => takenAsNamespaces(module, base))]) found.delete(path);
  return found;
}

/** Files that others only load to have them among what they export, `module.exports = { bus: require('./bus') }`: who asks for nothing of them runs none of it. */
function partsAlone(files: readonly Module[], base: CodeBase): readonly string[] {
  const parts = new Set<string>();
  const others = new Set<string>();
  for (const module of files) {
    const exported = modulesIn(module.exports.filter(({ name }) => name === '='));
    const { calls, scopes, functions, classes } = module;
    const used = modulesIn([calls, scopes, functions, classes]);
    for (const specifier of module.requires) {
      const path = base.resolveImport(specifier, module);
      const isPart = exported.has(specifier) && !used.has(specifier);
      if (path !== undefined) (isPart ? parts : others).add(path);
    }
  }
  return [...parts].filter((path) => !others.has(path));
}

function modulesIn(node: unknown): ReadonlySet<string> {
  const literals = [...partsOf(node)].flatMap((each) =>
    each.is === 'module' && each.specifier.is === 'literal' ? [String(each.specifier.value)] : [],
  );
  return new Set(literals);
}

/** `import * as bus from './bus'`: its members are not asked for one by one. */
function takenAsNamespaces(module: Module, base: CodeBase): readonly string[] {
  const taken = [
    ...module.imports.flatMap(({ specifier, imported }) => (imported === '*' ? [specifier] : [])),
    ...module.exports.flatMap(({ from, name, imported = name }) => (from !== undefined && imported === '*' ? [from] : [])),
  ];
  return taken.flatMap((specifier) => base.resolveImport(specifier, module) ?? []);
}

/** Stands among the names where all that a file exports is taken: `exports[action]()`, `const self = exports`. */
const ALL = '*';
const inFiles = new WeakMap<Module, ReadonlySet<string>>();

/** `exports.listen()`: a file that asks itself. */
function isUsedWithin(name: string, module: Module): boolean {
  const names = inFiles.get(module) ?? ownNames(module);
  inFiles.set(module, names);
  return names.has(ALL) || names.has(name);
}

/** What a file may ask itself for: of what is neither a name nor made by a call, each member. */
function ownNames(module: Module): ReadonlySet<string> {
  const { calls, scopes, functions, classes } = module;
  const names = new Set<string>();
  const taken = new Set<Expression>();
  for (const each of partsOf([calls, scopes, functions, classes])) {
    if (each.is === 'module' && isItself(each, module) && !taken.has(each)) names.add(ALL);
    if (each.is !== 'member' || each.of.is === 'name' || each.of.is === 'call') continue;
    taken.add(each.of);
    names.add(each.name);
  }
  return names;
}

function isItself({ specifier }: Extract<Expression, { is: 'module' }>, { path }: Module): boolean {
  return specifier.is === 'literal' && specifier.value === `./${path.slice(path.lastIndexOf('/') + 1)}`;
}
