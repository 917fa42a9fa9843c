import type { CodeBase } from './code-base.ts';
import type { Program } from './engine.ts';
import type { Export, Module } from './ir.ts';
import { referencesOf } from './references.ts';
import type { SiteReference } from './thing.ts';

/** The files that a file's computed imports can mean in a program; undefined when that cannot be told. */
export type ComputedImports = (module: Module, program: string) => readonly string[] | undefined;

/** Which programs run a piece of code. */
export interface Reach {
  programsAt(site: SiteReference): ReadonlySet<string>;
  /** Programs that reach every one of the places. */
  programsAtAll(sites: readonly SiteReference[]): readonly string[];
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
  const folders = filesByProgram(base, programs);
  for (const program of programs) {
    if (program.isLibrary) continue;
    const own = folders.get(program.folder) ?? [];
    const entries = program.entries.filter((path) => base.module(path));
    const reached = entries.length > 0 ? reachedFrom(walker, { program, entries, own, base, computedImports }) : walker.from(own);
    for (const key of reached) reachedBy.set(key, (reachedBy.get(key) ?? new Set()).add(program.folder));
  }
  const none: ReadonlySet<string> = new Set();
  const programsAt = (site: SiteReference) => reachedBy.get(`${site.module.path}#${site.declaration ?? ''}`) ?? none;
  return {
    programsAt,
    programsAtAll: (sites) => {
      const [first, ...rest] = sites.map(programsAt);
      return [...(first ?? none)].filter((program) => rest.every((each) => each.has(program))).sort();
    },
  };
}

interface Start {
  readonly program: Program;
  readonly entries: readonly string[];
  /** Every file of the program, for imports that nobody can tell. */
  readonly own: readonly string[];
  readonly base: CodeBase;
  readonly computedImports: ComputedImports;
}

function reachedFrom(walker: Walker, { program, entries, own, base, computedImports }: Start): ReadonlySet<string> {
  const asked = new Set<string>();
  let reached = walker.from(entries);
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

function pathOf(key: string): string {
  return key.slice(0, key.lastIndexOf('#'));
}

function filesByProgram(base: CodeBase, programs: readonly Program[]): ReadonlyMap<string, readonly string[]> {
  const deepestFirst = [...programs].sort((left, right) => right.folder.length - left.folder.length);
  const found = new Map<string, string[]>();
  for (const { path } of base.modules) {
    const home = deepestFirst.find(({ folder }) => folder === '.' || path.startsWith(`${folder}/`));
    if (home) found.set(home.folder, [...(found.get(home.folder) ?? []), path]);
  }
  return found;
}

/** What is reached, as `path#declaration`, or a name that a file is asked for. */
type Lead = string | { readonly path: string; readonly name: string };

class Walker {
  private readonly base: CodeBase;
  private readonly references = new Map<Module, ReadonlyMap<string, ReadonlySet<string>>>();

  constructor(base: CodeBase) {
    this.base = base;
  }

  /** Everything reached from whole files, as `path#declaration` keys. */
  from(paths: readonly string[], already: ReadonlySet<string> = new Set()): ReadonlySet<string> {
    const reached = new Set(already);
    const asked = new Set<string>();
    const work: Lead[] = [];
    const add = (leads: readonly Lead[]) => {
      for (const lead of leads) {
        const [seen, key] = typeof lead === 'string' ? [reached, lead] : [asked, `${lead.path}#${lead.name}`];
        if (seen.has(key)) continue;
        seen.add(key);
        work.push(lead);
      }
    };
    add(paths.flatMap((path) => this.everything(path)));
    for (let lead = work.pop(); lead !== undefined; lead = work.pop())
      add(typeof lead === 'string' ? this.next(lead) : this.exported(lead.path, lead.name));
    return reached;
  }

  private everything(path: string): readonly string[] {
    const module = this.base.module(path);
    return module ? [`${path}#`, ...[...this.referencesIn(module).keys()].map((declaration) => `${path}#${declaration}`)] : [];
  }

  private referencesIn(module: Module): ReadonlyMap<string, ReadonlySet<string>> {
    const known = this.references.get(module) ?? referencesOf(module);
    this.references.set(module, known);
    return known;
  }

  private next(key: string): readonly Lead[] {
    const module = this.base.module(pathOf(key));
    if (!module) return [];
    const declaration = key.slice(key.lastIndexOf('#') + 1);
    const names = this.referencesIn(module).get(declaration) ?? new Set<string>();
    const named = [...[...names].flatMap((name) => this.named(module, name)), ...this.parts(module, declaration)];
    return declaration === '' ? [...named, ...this.required(module)] : named;
  }

  /** What other files add to a class. */
  private parts(module: Module, declaration: string): readonly string[] {
    const index = declaration === '' ? -1 : module.classes.findIndex(({ name }) => name === declaration);
    const of = index < 0 ? undefined : this.base.classThing(module, index);
    if (!of || of.module !== module) return [];
    return this.base.partsOf(of).flatMap((part) => (part.module === module ? [] : [`${part.module.path}#${declaration}`]));
  }

  /** Importing a file runs its top level. */
  private required(module: Module): readonly Lead[] {
    return module.requires.flatMap((specifier) => {
      const path = this.base.resolveImport(specifier, module);
      if (path === undefined) return [];
      if (module.loads?.includes(specifier)) return ask(path, '*');
      const isNamed = [...module.imports.map((each) => each.specifier), ...module.exports.map((each) => each.from)];
      return isNamed.includes(specifier) ? [`${path}#`] : [`${path}#`, ...this.decorated(path)];
    });
  }

  /** A file that is imported for its effects alone is imported for what its decorators register. */
  private decorated(path: string): readonly string[] {
    const classes = this.base.module(path)?.classes ?? [];
    return classes.flatMap(({ name, decorators }) => (name && decorators.length > 0 ? [`${path}#${name}`] : []));
  }

  private named(module: Module, path: string): readonly Lead[] {
    if (path.startsWith('.')) return this.extension(module, path);
    const [name = path, ...steps] = path.split('.');
    const members = steps.length > 0 ? this.membersOf(module, name, steps) : undefined;
    if (members) return members;
    const declared = module.scopes[0]?.variables.some((each) => each.name === name);
    const found = this.base.importOf(module, name) ?? (declared ? undefined : this.base.openedImport(module, name));
    if (found) return ask(this.base.resolveImport(found.specifier, module), found.imported);
    const variable = module.scopes[0]?.variables.find((each) => each.name === name);
    if (!variable) return [];
    const required = variable.values.flatMap(({ expression }) => {
      const member = expression.is === 'member' ? expression.name : '*';
      const of = expression.is === 'member' ? expression.of : expression;
      if (of.is !== 'module' || of.specifier.is !== 'literal') return [];
      return ask(this.base.resolveImport(String(of.specifier.value), module), member);
    });
    return [`${module.path}#${name}`, ...required];
  }

  /** A member that an opened package adds to types of others. */
  private extension(module: Module, name: string): readonly Lead[] {
    const found = module.opens ? this.base.openedImport(module, name) : undefined;
    return found ? ask(this.base.resolveImport(found.specifier, module), name) : [];
  }

  /** What is used of a name that stands for a whole file, or for one that a package has among its members. */
  private membersOf(module: Module, name: string, steps: readonly string[]): readonly Lead[] | undefined {
    const found = this.base.importOf(module, name);
    const path = found && this.base.resolveImport(found.specifier, module);
    if (!found || found.imported === '*') return found && this.members(path, steps);
    const exported = this.base.module(path ?? '')?.exports.filter((each) => each.name === found.imported);
    const isFile = exported?.some((each) => each.from !== undefined && each.imported === '*');
    return isFile ? this.members(path, [found.imported, ...steps]) : undefined;
  }

  /** What is used of a file that is imported as a whole; undefined when it has no such member. */
  private members(path: string | undefined, [step = '', ...steps]: readonly string[]): readonly Lead[] | undefined {
    const module = path === undefined ? undefined : this.base.module(path);
    const found = module?.exports.filter((each) => each.name === step);
    if (!module || !found || found.length === 0) return undefined;
    const inner = found.flatMap((each) => {
      const isFile = each.from !== undefined && each.imported === '*' && steps.length > 0;
      const further = isFile ? this.members(this.base.resolveImport(each.from ?? '', module), steps) : undefined;
      return further ?? this.followed(module, each, step);
    });
    return [`${module.path}#`, ...inner];
  }

  /** What a file that is asked for a name leads to: others that it is asked of in turn, or what declares it. */
  private exported(path: string, name: string): readonly Lead[] {
    const module = this.base.module(path);
    if (!module) return [];
    const isCommonJs = module.exports.some((each) => each.name === '=');
    // The default import of a file that only says `exports.x = …` is the file as a whole.
    const isWhole = name === 'default' && !module.exports.some((each) => each.name === 'default');
    if (name === '*' || isCommonJs || isWhole) return [...this.everything(path), ...this.reExported(module)];
    const matching = [...module.exports.filter((each) => each.name === name), ...this.base.starsFor(module, name)];
    return [`${path}#`, ...matching.flatMap((each) => this.followed(module, each, name))];
  }

  private reExported(module: Module): readonly Lead[] {
    return module.exports.flatMap((each) =>
      each.from === undefined ? [] : ask(this.base.resolveImport(each.from, module), each.imported ?? '*'),
    );
  }

  private followed(module: Module, each: Export, name: string): readonly Lead[] {
    if (each.from !== undefined) {
      const imported = each.name === '*' ? name : (each.imported ?? name);
      return ask(this.base.resolveImport(each.from, module), imported);
    }
    const expression = each.value?.expression;
    if (expression?.is === 'name') return this.named(module, expression.name);
    if (expression?.is === 'member' && expression.of.is === 'name') return this.named(module, expression.of.name);
    const declared = expression?.is === 'class' ? module.classes[expression.class]?.name : undefined;
    return [`${module.path}#${declared ?? name}`, `${module.path}#default`];
  }
}

function ask(path: string | undefined, name: string): readonly Lead[] {
  return path === undefined ? [] : [{ path, name }];
}
