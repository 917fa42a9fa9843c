import type { CodeBase } from './code-base.ts';
import { type Part, partsNamed, partsOf } from './exported-parts.ts';
import type { Export, Module } from './ir.ts';
import { keptReferences } from './kept-references.ts';
import { ask, keyOf, type Lead, pathOf } from './leads.ts';
import { LISTED, type ListedProviders } from './listed-providers.ts';
import { COMPUTED_CALL, decoratedIn, isRenamed, namesIn } from './references.ts';

type View = (module: Module) => Module;

/** Follows names and imports from declaration to declaration. */
export class Walker {
  private readonly base: CodeBase;
  /** Declarations that are named without being run: they are not entered. */
  private readonly left: ReadonlySet<string>;
  /** Where given, classes that are only listed for a container are not entered. */
  private readonly listed: ListedProviders | undefined;
  private readonly view: View | undefined;
  private readonly leads = new Map<string, readonly Lead[]>();
  private readonly exports = new Map<string, readonly Lead[]>();
  private readonly referencesIn: (module: Module) => ReadonlyMap<string, ReadonlySet<string>>;

  /** With a `view`, what files do is what they do as it shows them. */
  constructor(base: CodeBase, left: ReadonlySet<string> = new Set(), listed?: ListedProviders, view?: View) {
    this.view = view;
    this.base = base;
    this.left = left;
    this.listed = listed;
    this.referencesIn = keptReferences(base, listed?.marked ?? view);
  }

  /** Everything reached from whole files but for what is idle in them, as `path#declaration` keys. */
  from(
    paths: readonly string[],
    already: ReadonlySet<string> = new Set(),
    idle: ReadonlySet<string> = new Set(),
  ): ReadonlySet<string> {
    return this.fromKeys(
      paths.flatMap((path) => this.everything(path)).filter((key) => !idle.has(key)),
      already,
    );
  }

  /** Everything reached from these declarations; what files are asked for on the way (`path#name`) is added to `asked`. */
  fromKeys(keys: readonly string[], already: ReadonlySet<string> = new Set(), asked = new Set<string>()): ReadonlySet<string> {
    const reached = new Set(already);
    const work: Lead[] = [];
    const add = (leads: readonly Lead[]) => {
      for (const lead of leads) {
        const [seen, key] = typeof lead === 'string' ? [reached, lead] : [asked, keyOf(lead)];
        if (seen.has(key) || this.left.has(key)) continue;
        seen.add(key);
        work.push(lead);
      }
    };
    add(keys);
    for (let lead = work.pop(); lead !== undefined; lead = work.pop()) add(this.after(lead));
    return reached;
  }

  /** Where something leads to is the same for every program. */
  private after(lead: Lead): readonly Lead[] {
    const [leads, key] = typeof lead === 'string' ? [this.leads, lead] : [this.exports, keyOf(lead)];
    const known = leads.get(key) ?? (typeof lead === 'string' ? this.next(lead) : this.exportedTo(lead));
    leads.set(key, known);
    return known;
  }

  /** The names that declarations (`path#declaration`) mention; members as `.name`. */
  namesIn(keys: Iterable<string>): ReadonlySet<string> {
    const names = new Set<string>();
    for (const key of keys) {
      const module = this.base.module(pathOf(key));
      const mentioned = module && this.referencesIn(module).get(key.slice(key.lastIndexOf('#') + 1));
      for (const name of mentioned ?? []) names.add(name);
    }
    return names;
  }

  /** Those of the declarations that compute the names of what they call. */
  computingAmong(keys: Iterable<string>): readonly string[] {
    return [...keys].filter((key) => this.namesIn([key]).has(COMPUTED_CALL));
  }

  /** Whether any of the declarations, but one or those of one file, mentions one of the names, by itself or as a member. */
  isAnyNamed(names: readonly string[], keys: Iterable<string>, but: string): boolean {
    const isWanted = (mention: string) => mention.split('.').some((word) => names.includes(word));
    for (const key of keys) {
      const module = key === but || pathOf(key) === but ? undefined : this.base.module(pathOf(key));
      const mentioned = module && this.referencesIn(module).get(key.slice(key.lastIndexOf('#') + 1));
      if ((mentioned && [...mentioned].some(isWanted)) || (module && isRenamed(names, module))) return true;
    }
    return false;
  }

  private everything(path: string): readonly string[] {
    const module = this.base.module(path);
    return module ? [`${path}#`, ...[...this.referencesIn(module).keys()].map((declaration) => `${path}#${declaration}`)] : [];
  }

  private next(key: string): readonly Lead[] {
    const module = this.base.module(pathOf(key));
    if (!module) return [];
    const declaration = key.slice(key.lastIndexOf('#') + 1);
    const names = this.referencesIn(module).get(declaration) ?? new Set<string>();
    const named = [...[...names].flatMap((name) => this.named(module, name)), ...this.parts(module, declaration)];
    return [...named, ...(declaration === '' ? this.required(module) : this.asked(module, declaration))];
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
    const { requires, asks } = this.view?.(module) ?? module;
    return requires.flatMap((specifier) => {
      const path = this.base.resolveImport(specifier, module);
      if (path === undefined || asks?.some((each) => each.isLate && each.specifier === specifier)) return [];
      if (module.loads?.includes(specifier)) return ask(path, '*');
      const asked = module.asks?.filter((each) => each.specifier === specifier && each.declaration === undefined) ?? [];
      const isNamed = [...module.imports.map((each) => each.specifier), ...module.exports.map((each) => each.from)];
      const effects = isNamed.includes(specifier) ? [] : decoratedIn(this.base.module(path));
      return [`${path}#`, ...effects, ...asked.flatMap(({ name }) => ask(path, name))];
    });
  }

  /** What a declaration takes of files when it is used. */
  private asked(module: Module, declaration: string): readonly Lead[] {
    const { requires, asks = [] } = this.view?.(module) ?? module;
    const own = asks.filter((each) => each.declaration === declaration && requires.includes(each.specifier));
    return own.flatMap(({ specifier, name }) => ask(this.base.resolveImport(specifier, module), name));
  }

  private exportedTo({ path, name, isListed }: Exclude<Lead, string>): readonly Lead[] {
    return isListed ? this.whereListed(this.exported(path, name)) : this.exported(path, name);
  }

  /** What is listed is not entered where it does nothing until somebody asks for it. */
  private whereListed(leads: readonly Lead[]): readonly Lead[] {
    return leads.flatMap((lead): readonly Lead[] => {
      if (typeof lead !== 'string') return [{ ...lead, isListed: true }];
      return this.listed?.isQuiet(lead) ? [] : [lead];
    });
  }

  private named(module: Module, path: string): readonly Lead[] {
    if (path.startsWith(LISTED)) return this.whereListed(this.named(module, path.slice(LISTED.length)));
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
      const member = expression.is === 'member' ? expression.name : (steps[0] ?? '*');
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
    const own = module?.exports.filter((each) => each.name === step) ?? [];
    const found = module && own.length === 0 ? this.base.starsFor(module, step) : own;
    if (!module || found.length === 0) return undefined;
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
    const parts = isCommonJs && name !== '*' ? partsNamed(module, name) : undefined;
    if (parts) return [`${path}#`, ...this.partsAt(module, parts)];
    if (name === '*' || isCommonJs || isWhole)
      return [...this.everything(path), ...this.reExported(module), ...this.partsAt(module, partsNamed(module, '*') ?? [])];
    const matching = [...module.exports.filter((each) => each.name === name), ...this.base.starsFor(module, name)];
    return [`${path}#`, ...matching.flatMap((each) => this.followed(module, each, name))];
  }

  private partsAt(module: Module, parts: readonly Part[]): readonly Lead[] {
    return parts.flatMap((part) =>
      'name' in part ? this.partNamed(module, part.name) : ask(this.base.resolveImport(part.specifier, module), part.member),
    );
  }

  /** A member of what is imported is asked for and not followed in place: files may export each other's in a circle. */
  private partNamed(module: Module, name: string): readonly Lead[] {
    const [root = name, step] = name.split('.');
    const found = step === undefined ? undefined : this.base.importOf(module, root);
    if (!found || step === undefined) return this.named(module, name);
    return ask(this.base.resolveImport(found.specifier, module), found.imported === '*' ? step : found.imported);
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
    const { expression } = each.value ?? {};
    const parts = expression?.is === 'name' || expression?.is === 'member' ? partsOf(expression) : undefined;
    if (parts) return this.partsAt(module, parts);
    // `export default { start, stop }`
    if (expression?.is === 'object') return [...namesIn(expression)].flatMap((each) => this.named(module, each));
    const declared = expression?.is === 'class' ? module.classes[expression.class]?.name : undefined;
    return [`${module.path}#${declared ?? name}`, `${module.path}#default`];
  }
}
