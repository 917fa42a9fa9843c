import type { EngineInput } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { withAxonServer } from './axon.ts';
import { type BuildModule, moduleAround, readBuildModules } from './build-modules.ts';
import { withBuiltObjects } from './built-objects.ts';
import { camelTexts } from './camel/constants.ts';
import { withCamelEndpoints } from './camel/routes.ts';
import { withClassRoles } from './class-roles.ts';
import { withContainerRoles } from './container-roles.ts';
import { withDropwizard } from './dropwizard.ts';
import { withExportedRepositories } from './exported-repositories.ts';
import { linkKtorResources } from './ktor-resources.ts';
import { withNamedBeans } from './named-beans.ts';
import { splitQualified } from './qualified-names.ts';
import { withSentParameters } from './sent-by-parameter.ts';
import { staticMembersModule } from './static-members.ts';
import { binderModule } from './stream-binders.ts';
import { withVertxRoutes } from './vertx-routes.ts';
import { withDescribedServlets } from './web-descriptor.ts';

/** The files of each package in each build module. */
type Packages = ReadonlyMap<string, ReadonlyMap<string, readonly string[]>>;

/**
 * A package is what its build module sees of it: the module's own files and those of the modules it depends on. Several
 * services of one repository may well have packages and classes of the same names.
 */
export function link(lowered: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const builds = readBuildModules(repository);
  const camel = camelTexts(lowered, builds, repository);
  const modules = withAxonServer(
    withClassRoles(
      linkKtorResources(
        withDescribedServlets(
          withNamedBeans(withExportedRepositories(withBuiltObjects(lowered), builds)),
          repository,
          builds,
        ).map((module) =>
          withContainerRoles(withDropwizard(withCamelEndpoints(withVertxRoutes(withSentParameters(module)), camel))),
        ),
      ),
    ),
    builds,
  );
  const packages = packagesIn(modules, builds);
  const namespaces = new Map<string, Module>();
  for (const build of builds)
    for (const [name, files] of visiblePackages(build, packages)) {
      const path = namespacePath(build.folder, name);
      namespaces.set(path, namespaceModule(path, 'java', files));
    }
  const bound = builds.filter(({ binders }) => binders.length > 0);
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const resolvePackage = packageResolver(builds, packages, namespaces);
  const statics = staticModules(modules, byPath, resolvePackage, namespaces);
  return {
    modules: [...modules, ...namespaces.values(), ...statics.values(), ...bound.map(binderModule)],
    resolveImport: (specifier, from) => {
      if (byPath.has(specifier)) return specifier;
      const path = resolvePackage(specifier, from);
      if (path !== undefined) return path;
      const members = `static:${buildFolder(from, builds)}:${specifier}`;
      return statics.has(members) ? members : undefined;
    },
  };
}

function namespacePath(folder: string, name: string): string {
  return `package:${folder}:${name}`;
}

function buildFolder(path: string, builds: readonly BuildModule[]): string {
  return moduleAround(path, builds)?.folder ?? '.';
}

function packagesIn(modules: readonly Module[], builds: readonly BuildModule[]): Packages {
  const found = new Map<string, Map<string, string[]>>();
  for (const { path, opens = [] } of modules) {
    const folder = buildFolder(path, builds);
    const inBuild = found.get(folder) ?? new Map<string, string[]>();
    found.set(folder, inBuild);
    const [name = ''] = opens;
    inBuild.set(name, [...(inBuild.get(name) ?? []), path]);
  }
  return found;
}

function visiblePackages(build: BuildModule, packages: Packages): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const folder of [build.folder, ...build.dependencies])
    for (const [name, files] of packages.get(folder) ?? []) found.set(name, [...(found.get(name) ?? []), ...files]);
  return found;
}

/** A package that no declared dependency brings is taken from the one other module that has it. */
function packageResolver(builds: readonly BuildModule[], packages: Packages, namespaces: ReadonlyMap<string, Module>) {
  const homes = new Map<string, string[]>();
  for (const [folder, inBuild] of packages)
    for (const name of inBuild.keys()) homes.set(name, [...(homes.get(name) ?? []), folder]);
  return (specifier: string, from: string): string | undefined => {
    const seen = namespacePath(buildFolder(from, builds), specifier);
    if (namespaces.has(seen)) return seen;
    const [home, second] = homes.get(specifier) ?? [];
    return home === undefined || second !== undefined ? undefined : namespacePath(home, specifier);
  };
}

/** A module for every class whose members some file imports all of. */
function staticModules(
  modules: readonly Module[],
  byPath: ReadonlyMap<string, Module>,
  resolvePackage: (specifier: string, from: string) => string | undefined,
  namespaces: ReadonlyMap<string, Module>,
): ReadonlyMap<string, Module> {
  const found = new Map<string, Module>();
  for (const { path, opens = [] } of modules)
    for (const specifier of opens) {
      const split = splitQualified(specifier);
      const namespace = split && namespaces.get(resolvePackage(split.package, path) ?? '');
      if (!split || !namespace) continue;
      const home = namespace.exports.find(({ from }) => byPath.get(from ?? '')?.exports.some(({ name }) => name === split.name));
      const module = byPath.get(home?.from ?? '');
      const folder = namespace.path.split(':')[1] ?? '';
      const own = `static:${folder}:${specifier}`;
      if (module) found.set(own, staticMembersModule(own, split.name, module));
    }
  return found;
}
