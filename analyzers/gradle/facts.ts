import { named } from '../../src/sdk/gradle-catalog.ts';
import { evidenceAt, type FactDraft, type Owner, type Repository } from '../../src/sdk/index.ts';
import type { Located, Project } from './projects.ts';

/** A library that a project is built with. */
export interface Dependency {
  readonly name: string;
  readonly version?: string;
  /** Path of a project of the same build. */
  readonly project?: string;
  readonly statement: Located;
}

const NOT_RUN =
  /^(test|androidTest|integrationTest|annotationProcessor|kapt|ksp|classpath|developmentOnly|checkstyle|jacoco)|(Test|Tests)(Implementation|Compile|CompileOnly|RuntimeOnly|Runtime|Api|FixturesApi)?$|AnnotationProcessor$/;

/** Dependencies that are there at run time: coordinates, catalog entries and projects, in the many ways to write them. */
export function dependenciesOf(project: Project): readonly Dependency[] {
  const found = new Map<string, Dependency>();
  let configuration = '';
  for (const statement of project.statements.filter(isInDependencies)) {
    configuration = configurationOf(statement.text) ?? configuration;
    const dependencies = NOT_RUN.test(configuration) ? [] : readDependencies(statement, project);
    for (const dependency of dependencies) if (!found.has(dependency.name)) found.set(dependency.name, dependency);
  }
  return [...found.values()];
}

function isInDependencies({ blocks }: Located): boolean {
  return (
    blocks.includes('dependencies') &&
    !blocks.some((block) => /^(dependencyManagement|constraints|jvmTest|commonTest|test)$/.test(block))
  );
}

/** The word in front; a line that begins with a text or a bracket goes on with the last one's. */
function configurationOf(text: string): string | undefined {
  const goesOn = /^["')]/.test(text) && !/^["']\w+["']\s*\(/.test(text);
  return goesOn ? undefined : (/^["']?(\w+)["']?/.exec(text)?.[1] ?? '');
}

function readDependencies(statement: Located, project: Project): readonly Dependency[] {
  const { text } = statement;
  const plain = [...text.matchAll(/["']([\w.-]+:[\w.-]+)(?::([^"'@]*))?(?:@\w+)?["']/g)].map(([, name = '', version]) =>
    dependency(name, version, statement, project),
  );
  const [, group] = /\bgroup\s*[:=]\s*["']([^"']+)/.exec(text) ?? [];
  const [, artifact] = /\bname\s*[:=]\s*["']([^"']+)/.exec(text) ?? [];
  const named =
    group && artifact
      ? [dependency(`${group}:${artifact}`, /\bversion\s*[:=]\s*["']([^"']+)/.exec(text)?.[1], statement, project)]
      : [];
  return [...plain, ...named, ...fromKotlin(statement), ...fromCatalog(statement, project), ...fromProjects(statement, project)];
}

function dependency(name: string, version: string | undefined, statement: Located, project: Project): Dependency {
  const known = version?.replace(/\$\{?(\w+)\}?/g, (whole, variable: string) => project.build.variables.get(variable) ?? whole);
  return known && !known.includes('$') ? { name, version: known, statement } : { name, statement };
}

function fromKotlin(statement: Located): readonly Dependency[] {
  return [...statement.text.matchAll(/\bkotlin\(\s*"([\w-]+)"/g)].map(([, part]) => ({
    name: `org.jetbrains.kotlin:kotlin-${part}`,
    statement,
  }));
}

function fromCatalog(statement: Located, { build }: Project): readonly Dependency[] {
  return [...statement.text.matchAll(/\b(\w{1,60})\.([\w.]+)/g)].flatMap(([, name = '', reference = '']) =>
    named(reference, build.catalogs.get(name)).map((library) => ({ ...library, statement })),
  );
}

/** `project(':shared')`, `project(path: ':shared')`, `projects.shared`. */
function fromProjects(statement: Located, { build }: Project): readonly Dependency[] {
  const stated = [...statement.text.matchAll(/\bproject\s*\(\s*(?:path\s*[:=]\s*)?["']([^"']+)["']/g)].map(
    ([, path = '']) => `:${path.replace(/^:/, '')}`,
  );
  const typed = [...statement.text.matchAll(/\bprojects\.([\w.]+)/g)].flatMap(([, reference = '']) => {
    const wanted = reference.toLowerCase();
    return [...build.folders.keys()].filter(
      (path) => path.slice(1).replaceAll(':', '.').replace(/[-_]/g, '').toLowerCase() === wanted,
    );
  });
  return [...stated, ...typed].map((path) => ({ name: path, project: path, statement }));
}

/** The plugins that the project applies, with catalog aliases resolved; what is only made known (`apply false`) is not applied. */
export function pluginsOf({ statements, build }: Project): readonly { readonly id: string; readonly isOwn: boolean }[] {
  return statements.flatMap(({ text, blocks, isOwn }) => {
    if (/\bapply\(?\s*false\b/.test(text)) return [];
    const applied = /^(?:project\.)?apply\s*\(?\s*plugin\s*[:=]\s*["']([\w.-]+)/.exec(text)?.[1];
    if (applied !== undefined) return [{ id: applied, isOwn }];
    if (blocks.at(-1) !== 'plugins') return [];
    const id = /^id\s*\(?\s*["']([\w.-]+)/.exec(text)?.[1] ?? /^`?([\w-]+)`?$/.exec(text)?.[1];
    const kotlin = /^kotlin\(\s*"([\w.-]+)"/.exec(text)?.[1];
    const [, catalog = '', alias] = /^alias\s*\(?\s*(\w+)\.plugins\.([\w.]+)/.exec(text) ?? [];
    const found =
      id ??
      (kotlin ? `org.jetbrains.kotlin.${kotlin}` : build.catalogs.get(catalog)?.plugins.get((alias ?? '').replace(/\.get$/, '')));
    return found === undefined ? [] : [{ id: found, isOwn }];
  });
}

/** Names of the container images that the project's plugins build. */
export function imagesOf({ statements, build, name, folder }: Project): readonly string[] {
  const known = new Map([
    ...build.variables,
    ['project.name', name],
    ['name', name],
    ['projectName', name],
    ['rootProject.name', name],
    ['projectDir', folder],
  ]);
  const found = statements.flatMap(({ text, blocks }) => {
    const path = blocks.join('.');
    const isJib = /(^|\.)jib(\.to)?$/.test(path) && /^(to\.)?image\b/.test(text);
    const isBoot = /(^|\.)bootBuildImage$/.test(path) && /^imageName\b/.test(text);
    const isDocker = /(^|\.)docker$/.test(path) && /^name\b/.test(text);
    const raw = isJib || isBoot || isDocker || /^jib\.to\.image\b/.test(text) ? /["']([^"']+)["']/.exec(text)?.[1] : undefined;
    const filled = raw?.replace(/\$\{?([\w.]+)\}?/g, (whole, variable: string) => known.get(variable) ?? whole);
    return filled === undefined ? [] : [filled.replace(/:\$.*$/, '')];
  });
  return [...new Set(found.filter((each) => !each.includes('$')))].sort();
}

/** The project's dependencies as facts. */
export function dependencyFacts(project: Project, repository: Repository): readonly FactDraft[] {
  const script = repository.has(project.source.path) ? project.source.path : project.folder;
  const owner: Owner = {
    is: 'file',
    path: project.folder === '.' ? script : `${project.folder}/${script.slice(script.lastIndexOf('/') + 1)}`,
  };
  return dependenciesOf(project).map(({ name, version, project: path, statement }) => {
    const folder = path === undefined ? undefined : project.build.folders.get(path);
    return {
      kind: 'dependency',
      evidence: evidenceAt(statement.source, statement.line),
      owner,
      name,
      ...(version === undefined ? {} : { version }),
      ...(folder === undefined ? {} : { folder }),
    };
  });
}
