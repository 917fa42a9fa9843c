import type { EngineInput } from '../../src/code/engine.ts';
import type { Import, Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';
import { linkApiResources } from './api-resources.ts';
import { below, type Project, projectsOf } from './composer.ts';
import { linkContainerTypes } from './container-types.ts';
import { linkIncludedVariables } from './included-variables.ts';
import { CONFIG } from './laravel-config.ts';
import { linkConnections } from './laravel-connections.ts';
import { linkMacros } from './laravel-macros.ts';
import { linkQueues } from './laravel-queues.ts';
import { linkRouteFiles } from './laravel-route-files.ts';
import { GLOBAL } from './names.ts';
import { linkDefinitions } from './php-di.ts';
import { homeOf } from './programs.ts';
import { linkSlimGroups } from './slim-groups.ts';
import { linkSlimPaths } from './slim-paths.ts';
import { linkScopedClients } from './symfony-clients.ts';
import { linkContainers } from './symfony-definitions.ts';
import { linkMessages } from './symfony-messages.ts';
import { linkRoutePrefixes } from './symfony-routes.ts';
import { linkServices } from './symfony-services.ts';

/** The namespace of files that name none, apart from that of the language. */
const OWN = 'php:own';
/** A file that is not there. */
const ABSENT = 'php:absent';

/** Joins the files of each project into namespaces; a project also has those of the projects that it requires. */
export function link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const configured = linkConnections(
    linkQueues(
      linkRouteFiles(
        linkSlimPaths(
          linkSlimGroups(linkContainerTypes(linkDefinitions(linkContainers(linkMacros(modules, repository))), repository)),
        ),
        repository,
      ),
      repository,
    ),
    repository,
  );
  const framed = linkRoutePrefixes(
    linkMessages(linkApiResources(linkServices(linkScopedClients(configured, repository), repository), repository), repository),
    repository,
  );
  const homes = new Map(framed.map(({ path }) => [path, homeOf(path, repository)]));
  const files = new Set(framed.map(({ path }) => path));
  const sharing = linkIncludedVariables(framed, (name, from) => includedFile(name, from, homes.get(from) ?? '.', files));
  const namespaces = namespacesOf(sharing, homes);
  const linked = sharing.map((module) => relinked(module, namespaces, homes));
  const made = [...namespaces].map(([key, own]) =>
    namespaceModule(
      key,
      'php',
      own.map(({ path }) => path),
    ),
  );
  const all = [...linked, ...made, namespaceModule(ABSENT, 'php', [])];
  const paths = new Set(all.map(({ path }) => path));
  const projects = projectsOf(repository);
  const resolveImport = (specifier: string, from: string): string | undefined => {
    if (paths.has(specifier)) return specifier;
    const home = homes.get(from) ?? homeOf(from, repository);
    if (specifier.startsWith(CONFIG)) return configFile(specifier.slice(CONFIG.length), home, paths);
    if (/\.php$/.test(specifier)) return includedFile(specifier, from, home, paths);
    return foldersSeenFrom(home, projects)
      .map((folder) => keyOf(folder, specifier))
      .find((key) => paths.has(key));
  };
  return { modules: all, resolveImport };
}

function keyOf(folder: string, namespace: string): string {
  return `namespace:${folder}:${namespace}`;
}

function namespaceOf({ opens = [] }: Module): string {
  const [own = GLOBAL] = opens;
  return own === GLOBAL ? OWN : own;
}

function namespacesOf(modules: readonly Module[], homes: ReadonlyMap<string, string>): ReadonlyMap<string, readonly Module[]> {
  const found = new Map<string, Module[]>();
  for (const module of modules) {
    const key = keyOf(homes.get(module.path) ?? '.', namespaceOf(module));
    found.set(key, [...(found.get(key) ?? []), module]);
  }
  return found;
}

/** A name without a namespace is the project's own where its files declare it, else the language's. */
function relinked(
  module: Module,
  namespaces: ReadonlyMap<string, readonly Module[]>,
  homes: ReadonlyMap<string, string>,
): Module {
  const own = namespaces.get(keyOf(homes.get(module.path) ?? '.', OWN)) ?? [];
  const names = new Set(own.flatMap(({ exports }) => exports.map(({ name }) => name)));
  const imports = module.imports.map((each): Import => {
    const isOwn = each.specifier === GLOBAL && names.has(each.imported);
    return isOwn ? { ...each, specifier: OWN } : each;
  });
  const namespace = namespaceOf(module);
  return { ...module, imports, requires: [], opens: namespace === OWN ? [OWN, GLOBAL] : [namespace, OWN] };
}

/** A project, those it requires, and at last those that others may load by a path of their own. */
function foldersSeenFrom(home: string, projects: readonly Project[]): readonly string[] {
  const byName = new Map(projects.flatMap((each) => (each.name === undefined ? [] : [[each.name, each] as const])));
  const start = projects.find(({ folder }) => folder === home);
  const found = new Set(start ? [start] : []);
  for (const each of found)
    for (const name of each.requires.keys()) {
      const next = byName.get(name);
      if (next) found.add(next);
    }
  return [...new Set([home, ...[...found].map(({ folder }) => folder), '.'])];
}

function configFile(name: string, home: string, paths: ReadonlySet<string>): string {
  const path = below(home, `config/${name}.php`);
  return paths.has(path) ? path : ABSENT;
}

/** Absolute paths have the repository as their root; others are looked for beside the file and in the project. */
function includedFile(specifier: string, from: string, home: string, paths: ReadonlySet<string>): string | undefined {
  const folders = specifier.startsWith('/') ? ['.'] : [folderOf(from), home];
  return folders
    .map((folder) => joinPath(folder, specifier.replace(/^\/+/, '')))
    .find((path) => path !== undefined && paths.has(path));
}
