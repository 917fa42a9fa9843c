import type { EngineInput } from '../../src/code/engine.ts';
import type { Export, Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { withImplementations } from './assembly-scans.ts';
import { withBindings } from './azure-functions.ts';
import { withModulePaths } from './carter-modules.ts';
import { withCollectedKeys } from './collected-keys.ts';
import { withConventionalRoutes } from './conventional-routes.ts';
import { withEndpointPrefixes } from './fast-endpoints.ts';
import { withGraphqlFields } from './graphql-fields.ts';
import { OPENS } from './names.ts';
import { withServedGrains } from './orleans-grains.ts';
import { reachable } from './programs.ts';
import { type Project, projectAround, readProjects } from './projects.ts';
import { type Visible, withRegisteredAssemblies } from './registered-assemblies.ts';
import { withWolverineHandlers } from './wolverine-handlers.ts';

/** The files of each namespace, as far as one project sees them. */
type Namespaces = ReadonlyMap<string, readonly string[]>;

const LONE: Project = { path: '', folder: '.', isProgram: true, isTest: false, usings: [], references: [] };

/**
 * Names are looked up in namespaces, and a namespace has the types of the projects that a project is built with. Each project
 * therefore has its own module for every namespace.
 */
export function link(lowered: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const projects = readProjects(repository);
  const homes = new Map(lowered.map((module) => [module.path, projectAround(module.path, repository) ?? LONE]));
  const modules = withConventionalRoutes(
    withCollectedKeys(withImplementations(lowered.map(withBindings))),
    projects,
    ({ path }) => homes.get(path),
  );
  const made = new Map<string, Module>();
  const linked: Module[] = [];
  for (const project of new Set(homes.values())) {
    const visible = new Set(project === LONE ? [LONE] : reachable(project, projects));
    const seen = modules.filter(({ path }) => visible.has(homes.get(path) ?? LONE));
    const namespaces = namespacesOf(seen);
    for (const module of namespaceModules(project, namespaces)) made.set(module.path, module);
    const own = withGraphqlFields(withEndpointPrefixes(withWolverineHandlers(seen))).filter(
      ({ path }) => homes.get(path) === project,
    );
    const shared = [...project.usings, ...own.flatMap(globalUsings)];
    const built: Visible = { modules: seen, projectOf: ({ path }) => homes.get(path) ?? LONE };
    for (const each of own.map(withModulePaths)) {
      const module = withServedGrains(withRegisteredAssemblies(each, built), seen);
      const opens = opensOf(module, project, namespaces, shared);
      for (const each of staticModules(opens.statics, project, namespaces, seen)) made.set(each.path, each);
      linked.push(relinked(module, opens.all, project, namespaces));
    }
  }
  const all = [...linked, ...made.values()];
  const paths = new Set(all.map(({ path }) => path));
  return { modules: all, resolveImport: (specifier) => (paths.has(specifier) ? specifier : undefined) };
}

function keyOf(project: Project, namespace: string): string {
  return `namespace:${project.path}:${namespace}`;
}

function declaredBy({ opens = [] }: Module): readonly string[] {
  const own = opens.filter((each) => each.startsWith(OPENS.own)).map((each) => each.slice(OPENS.own.length));
  return own.length > 0 ? own : [''];
}

/** Every namespace that is declared, and those around, down to the nameless one. */
function namespacesOf(modules: readonly Module[]): Namespaces {
  const found = new Map<string, string[]>([['', []]]);
  for (const module of modules)
    for (const namespace of declaredBy(module)) {
      found.set(namespace, [...(found.get(namespace) ?? []), module.path]);
      for (let at = parentOf(namespace); at !== undefined; at = parentOf(at)) if (!found.has(at)) found.set(at, []);
    }
  return found;
}

function parentOf(namespace: string): string | undefined {
  if (namespace === '') return undefined;
  const cut = namespace.lastIndexOf('.');
  return cut < 0 ? '' : namespace.slice(0, cut);
}

function namespaceModules(project: Project, namespaces: Namespaces): readonly Module[] {
  return [...namespaces].map(([namespace, files]) => {
    const module = namespaceModule(keyOf(project, namespace), 'csharp', files);
    const inner = [...namespaces.keys()].filter((each) => each !== '' && parentOf(each) === namespace);
    const children = inner.map((each): Export => {
      return { name: each.slice(each.lastIndexOf('.') + 1), from: keyOf(project, each), imported: '*' };
    });
    return { ...module, exports: [...module.exports, ...children] };
  });
}

function globalUsings({ opens = [] }: Module): readonly string[] {
  return opens.filter((each) => each.startsWith(OPENS.global)).map((each) => each.slice(OPENS.global.length));
}

/** What a file opens, in the order names are looked up: its own namespaces, those around, its usings; libraries keep their names. */
function opensOf(
  { opens = [] }: Module,
  project: Project,
  namespaces: Namespaces,
  shared: readonly string[],
): { readonly all: readonly string[]; readonly statics: readonly string[] } {
  const own = opens.filter((each) => !each.startsWith(OPENS.global));
  const plain = [...own, ...shared].map((each) => each.replace(/^(namespace|around):/, ''));
  const statics = plain.filter((each) => each.startsWith(OPENS.static)).map((each) => each.slice(OPENS.static.length));
  const all = plain.flatMap((each) => {
    if (each.startsWith(OPENS.static)) return [staticKey(project, each.slice(OPENS.static.length))];
    return namespaces.has(each) ? [keyOf(project, each), each] : [each];
  });
  return { all: [...new Set([...all, keyOf(project, '')])], statics };
}

function relinked(module: Module, opens: readonly string[], project: Project, namespaces: Namespaces): Module {
  const imports = module.imports.map((each) =>
    namespaces.has(each.specifier) ? { ...each, specifier: keyOf(project, each.specifier) } : each,
  );
  return { ...module, imports, requires: [], opens };
}

function staticKey(project: Project, name: string): string {
  return `static:${project.path}:${name}`;
}

/** `using static Shop.Routes;`: a module that has the static members of that class. */
function staticModules(
  names: readonly string[],
  project: Project,
  namespaces: Namespaces,
  seen: readonly Module[],
): readonly Module[] {
  return names.flatMap((full): readonly Module[] => {
    const [namespace, name] = [parentOf(full) ?? '', full.slice(full.lastIndexOf('.') + 1)];
    const files = new Set(namespaces.get(namespace) ?? []);
    const modules = seen.filter((module) => files.has(module.path) && module.classes.some((each) => each.name === name));
    const members = new Set(modules.flatMap((module) => membersOf(module, name)));
    if (members.size === 0) return [];
    const of = { is: 'name', name } as const;
    const place = { line: 1, text: '' };
    return [
      {
        ...namespaceModule(staticKey(project, full), 'csharp', []),
        isNamespace: false,
        imports: [{ local: name, imported: name, specifier: keyOf(project, namespace), isTypeOnly: false, place }],
        exports: [...members].map((member) => ({
          name: member,
          value: { expression: { is: 'member', of, name: member }, scope: 0 },
        })),
      },
    ];
  });
}

function membersOf(module: Module, name: string): readonly string[] {
  return module.classes
    .filter((each) => each.name === name)
    .flatMap(({ fields, methods }) => [
      ...fields.filter((each) => each.isStatic).map((each) => each.name),
      ...methods.flatMap((index) => {
        const method = module.functions[index];
        return method?.isStatic && method.name !== undefined ? [method.name] : [];
      }),
    ]);
}
