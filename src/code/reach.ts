import { innermost } from '../sdk/path.ts';
import { askedByProgram } from './asked-classes.ts';
import { leftExports } from './asked-exports.ts';
import type { CodeBase } from './code-base.ts';
import type { Program } from './engine.ts';
import type { Module } from './ir.ts';
import { pathOf } from './leads.ts';
import { listedProviders } from './listed-providers.ts';
import { Walker } from './reach-walker.ts';
import type { SiteReference } from './thing.ts';
import { type Callers, UsedMembers } from './used-members.ts';

/** The files that a file's computed imports can mean in a program; undefined when that cannot be told. */
export type ComputedImports = (module: Module, program: string) => readonly string[] | undefined;

/** Which programs run a piece of code. */
export interface Reach {
  programsAt(site: SiteReference): ReadonlySet<string>;
  /** Programs that reach every one of the places. */
  programsAtAll(sites: readonly SiteReference[]): readonly string[];
  /** The same, but for members of shared code that a program has at hand and never names while another does. */
  programsUsing(sites: readonly SiteReference[]): readonly string[];
  /** The same, but for methods that a program never names of classes whose other methods it does. */
  programsStarting(sites: readonly SiteReference[], callers: Callers): readonly string[];
  /** The same, but for methods of instances that nothing in a program calls. */
  programsCalling(sites: readonly SiteReference[], callers: Callers): readonly string[];
  /** The same, but for instances that a container makes of classes that a program asks for nowhere while another does. */
  programsGiven(sites: readonly SiteReference[]): readonly string[];
  /** The same, but for what shared files make when they are loaded and a program never names; all where none does. */
  programsKeeping(sites: readonly SiteReference[]): readonly string[];
  /** The same, but for clients that shared files make when they are loaded and a program never sends anything through. */
  programsSending(sites: readonly SiteReference[]): readonly string[];
  /** The same, but for functions that a file exports and a program that asks the file for others never does. */
  programsAsking(sites: readonly SiteReference[]): readonly string[];
}

/**
 * Follows imports from each program's entry files, declaration by declaration: importing a file runs its top-level code, but a
 * function or class in it is reached only where it is named. A program that imports by computed names keeps all its files.
 */
export function computeReach(
  base: CodeBase,
  programs: readonly Program[],
  computedImports: ComputedImports = () => undefined,
): Reach {
  const walker = new Walker(base);
  const reachedBy = new Map<string, Set<string>>();
  const keysOf = new Map<string, ReadonlySet<string>>();
  const folders = filesByProgram(base, programs);
  for (const program of programs) {
    if (program.isLibrary) continue;
    const reached = reachedIn(walker, program, { base, folders, computedImports });
    for (const key of reached) reachedBy.set(key, (reachedBy.get(key) ?? new Set()).add(program.folder));
    keysOf.set(program.folder, reached);
  }
  const none: ReadonlySet<string> = new Set();
  const programsAt = (site: SiteReference) => reachedBy.get(`${site.module.path}#${site.declaration ?? ''}`) ?? none;
  const programsAtAll = (sites: readonly SiteReference[]) => {
    const [first, ...rest] = sites.map(programsAt);
    return [...(first ?? none)].filter((program) => rest.every((each) => each.has(program))).sort();
  };
  const isFromOutside = (module: Module, name: string) => {
    const found = base.importOf(module, name);
    return found !== undefined && base.resolveImport(found.specifier, module) === undefined;
  };
  const isOfRepository = (module: Module, name: string) => {
    const found = base.importOf(module, name);
    if (found) return base.resolveImport(found.specifier, module) !== undefined;
    return [...module.classes, ...module.types].some((each) => each.name === name);
  };
  const isNamed = (program: string, names: readonly string[], beside: Module) =>
    walker.isAnyNamed(names, keysOf.get(program) ?? [], `${beside.path}#`);
  const isAskedFor = (program: string, names: readonly string[], beside: Module) =>
    walker.isAnyNamed(names, keysOf.get(program) ?? [], beside.path);
  const used = new UsedMembers({
    programsAt,
    namesIn: namesByProgram(walker, keysOf),
    computesCalls: computingBeside(walker, keysOf),
    isFromOutside,
    isOfRepository,
    isNamed,
    isAskedFor,
    asksFor: askedByProgram(base, keysOf),
    isHandedOut: handedOut(programs, { base, folders, computedImports }),
  });
  const isLeft = leftExports({ base, walker, programs, keysOf });
  const programsAsking = (sites: readonly SiteReference[]) =>
    programsAtAll(sites).filter((program) => !sites.some((site) => isLeft(site, program)));
  return { programsAt, programsAtAll, programsAsking, ...programsBy(used, programsAtAll) };
}

/** What is looked through for every program. */
interface Ground {
  readonly base: CodeBase;
  readonly folders: ReadonlyMap<string, readonly string[]>;
  readonly computedImports: ComputedImports;
}

function reachedIn(walker: Walker, program: Program, { base, folders, computedImports }: Ground): ReadonlySet<string> {
  const own = folders.get(program.folder) ?? [];
  const entries = program.entries.filter((path) => base.module(path));
  return entries.length > 0
    ? reachedFrom(walker, { program, entries, own, base, computedImports })
    : walker.from(own, undefined, program.served?.idle);
}

/** Whether something in a program asks for a class (`path#name`), beside the lists from which a container hands it out. */
function handedOut(programs: readonly Program[], ground: Ground): (program: string, key: string) => boolean {
  const listed = listedProviders(ground.base);
  if (!listed) return () => true;
  const walker = new Walker(ground.base, new Set(), listed);
  const known = new Map<string, ReadonlySet<string>>();
  return (folder, key) => {
    const program = listed.isQuiet(key) ? programs.find((each) => each.folder === folder) : undefined;
    if (!program) return true;
    const reached = known.get(folder) ?? reachedIn(walker, program, ground);
    known.set(folder, reached);
    return reached.has(key);
  };
}

/** Of the programs that reach all of the places, those that use them. */
function programsBy(
  used: UsedMembers,
  programsAtAll: Reach['programsAtAll'],
): Omit<Reach, 'programsAt' | 'programsAtAll' | 'programsAsking'> {
  return {
    programsUsing: (sites) => programsAtAll(sites).filter((program) => sites.every((site) => used.isUsed(site, program))),
    programsGiven: (sites) => programsAtAll(sites).filter((program) => sites.every((site) => used.isGiven(site, program))),
    programsStarting: (sites, callers) =>
      programsAtAll(sites).filter((program) => !sites.some((site) => used.isLeft(site, program, callers))),
    programsCalling: (sites, callers) =>
      programsAtAll(sites).filter((program) => !sites.some((site) => used.isUncalled(site, program, callers))),
    programsKeeping: (sites) => {
      const all = programsAtAll(sites);
      const keeping = all.filter((program) => sites.every((site) => used.isKept(site, program)));
      return keeping.length > 0 ? keeping : all;
    },
    programsSending: (sites) =>
      programsAtAll(sites).filter((program) => sites.every((site) => used.isSentThrough(site, program) !== false)),
  };
}

function namesByProgram(walker: Walker, keysOf: ReadonlyMap<string, ReadonlySet<string>>) {
  const known = new Map<string, ReadonlySet<string>>();
  return (program: string): ReadonlySet<string> => {
    const names = known.get(program) ?? walker.namesIn(keysOf.get(program) ?? []);
    known.set(program, names);
    return names;
  };
}

function computingBeside(walker: Walker, keysOf: ReadonlyMap<string, ReadonlySet<string>>) {
  const known = new Map<string, readonly string[]>();
  return (program: string, others: readonly string[]): boolean => {
    const computing = known.get(program) ?? walker.computingAmong(keysOf.get(program) ?? []);
    known.set(program, computing);
    return computing.some((key) => !others.some((other) => keysOf.get(other)?.has(key)));
  };
}

/** Where following a program's imports begins. */
export interface Start {
  readonly program: Program;
  readonly entries: readonly string[];
  /** Every file of the program, for imports that nobody can tell. */
  readonly own: readonly string[];
  readonly base: CodeBase;
  readonly computedImports: ComputedImports;
  /** Declarations of the entry files that do nothing until something names them. */
  readonly idle?: ReadonlySet<string>;
}

/** Everything that a program reaches from its entry files. */
export function reachedFrom(walker: Walker, { program, entries, own, base, computedImports, idle }: Start): ReadonlySet<string> {
  const asked = new Set<string>();
  let reached = walker.from(entries, undefined, idle);
  for (let size = -1; size !== reached.size; ) {
    size = reached.size;
    const computing = [...new Set([...reached].map(pathOf))].flatMap((path) => {
      const module = asked.has(path) ? undefined : base.module(path);
      asked.add(path);
      return module?.importsByComputedName ? [module] : [];
    });
    const targets = computing.map((module) => computedImports(module, program.folder) ?? besides(module, program, own));
    reached = walker.from(targets.flat(), reached);
  }
  return reached;
}

/** A file whose imports nobody can tell may load what lies with it below the program's folder; a package from outside, anything. */
function besides({ path }: Module, { folder }: Program, own: readonly string[]): readonly string[] {
  const start = folder === '.' ? '' : `${folder}/`;
  if (!path.startsWith(start)) return own;
  const inside = path.slice(start.length);
  const top = inside.slice(0, inside.indexOf('/') + 1);
  return own.filter((each) => each.startsWith(start + top));
}

/** The files below each program's folder, and below no other program's in it. */
export function filesByProgram(base: CodeBase, programs: readonly Program[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { path } of base.modules) {
    const home = innermost(path, programs);
    if (home) found.set(home.folder, [...(found.get(home.folder) ?? []), path]);
  }
  return found;
}
