import type { XmlElement } from '../../src/sdk/index.ts';
import { interpolated, lineage, type Pom } from './pom.ts';

/** A dependency that is there when the module runs. */
export interface Dependency {
  /** `group:artifact`. */
  readonly name: string;
  readonly version?: string;
  readonly element: XmlElement;
  /** Those that depend on the module do not have it: https://maven.apache.org/guides/introduction/introduction-to-optional-and-excludes-dependencies.html */
  readonly isOptional: boolean;
}

/** The modules of the repository and what each of them runs with. */
export interface Modules {
  readonly poms: readonly Pom[];
  of(pom: Pom): readonly Dependency[];
  /** The module with these coordinates. */
  at(name: string): Pom | undefined;
  /** The modules that depend on it. */
  usersOf(pom: Pom): readonly Pom[];
}

/** Resolves the dependencies of every module once. */
export function modulesOf(poms: readonly Pom[]): Modules {
  const byName = new Map(poms.map((pom) => [`${pom.groupId}:${pom.artifactId}`, pom]));
  const dependencies = new Map(poms.map((pom) => [pom, dependenciesOf(pom, byName)]));
  const users = new Map<Pom, Pom[]>(poms.map((pom) => [pom, []]));
  for (const [user, needs] of dependencies) {
    for (const { name } of needs) {
      const used = byName.get(name);
      if (used) users.get(used)?.push(user);
    }
  }
  return {
    poms,
    of: (pom) => dependencies.get(pom) ?? [],
    at: (name) => byName.get(name),
    usersOf: (pom) => users.get(pom) ?? [],
  };
}

type ByName = ReadonlyMap<string, Pom>;

/** What a module runs with, its parents' dependencies included; a nearer declaration wins. */
function dependenciesOf(pom: Pom, all: ByName): readonly Dependency[] {
  const found = new Map<string, Dependency>();
  for (const owner of lineage(pom)) {
    for (const element of declared(owner.project)) {
      const dependency = toDependency(element, pom, all);
      if (dependency && !found.has(dependency.name)) found.set(dependency.name, dependency);
    }
  }
  return [...found.values()];
}

/** Of the profiles only those that are on by default. */
function declared(project: XmlElement): readonly XmlElement[] {
  const profiles = project.get('profiles').children('profile');
  const active = profiles.filter((profile) => profile.at('activation', 'activeByDefault').text() === 'true');
  return [project, ...active].flatMap((place) => place.get('dependencies').children('dependency'));
}

function toDependency(element: XmlElement, pom: Pom, all: ByName): Dependency | undefined {
  const name = coordinatesOf(element, pom);
  const managed = name === undefined ? undefined : managedIn(name, pom, all);
  const scope = element.get('scope').text() ?? managed?.get('scope').text();
  if (name === undefined || scope === 'test' || scope === 'import') return undefined;
  const version = interpolated(element.get('version').text() ?? managed?.get('version').text(), pom);
  const isOptional = (element.get('optional').text() ?? managed?.get('optional').text()) === 'true';
  return { name, element, isOptional, ...(version === undefined ? {} : { version }) };
}

function coordinatesOf(element: XmlElement, pom: Pom): string | undefined {
  const groupId = interpolated(element.get('groupId').text(), pom);
  const artifactId = interpolated(element.get('artifactId').text(), pom);
  return groupId !== undefined && artifactId !== undefined ? `${groupId}:${artifactId}` : undefined;
}

/** Bills may import each other. https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#dependency-management */
function managedIn(name: string, pom: Pom, all: ByName, seen = new Set<Pom>()): XmlElement | undefined {
  seen.add(pom);
  for (const owner of lineage(pom)) {
    const managed = owner.project.at('dependencyManagement', 'dependencies').children('dependency');
    const own = managed.find((element) => coordinatesOf(element, owner) === name);
    if (own) return own;
    const imported = managed.filter((element) => element.get('scope').text() === 'import');
    for (const bill of imported) {
      const source = all.get(coordinatesOf(bill, owner) ?? '');
      const found = source && !seen.has(source) ? managedIn(name, source, all, seen) : undefined;
      if (found) return found;
    }
  }
  return undefined;
}
