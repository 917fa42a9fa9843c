// https://docs.gradle.org/current/userguide/multi_project_builds.html
import { defineAnalyzer, evidenceAt, type FactDraft, type Repository } from '../../src/sdk/index.ts';
import { contractUses } from './contracts.ts';
import { dependenciesOf, dependencyFacts, imagesOf, pluginsOf } from './facts.ts';
import { type Project, readProjects } from './projects.ts';

export default defineAnalyzer({
  name: 'gradle',
  files: ['**/build.gradle', '**/build.gradle.kts', '**/settings.gradle', '**/settings.gradle.kts'],
  analyze: (sources, repository) => {
    const projects = readProjects(sources, repository);
    const users = usersOf(projects);
    const own = projects.filter((project) => isProgram(project, repository));
    const facts = own.flatMap((project) => [
      program(project, users.get(project.folder) ?? [], repository),
      ...dependencyFacts(project, repository),
      ...contractUses(project),
    ]);
    return { facts, problems: [] };
  },
});

/** By folder, the projects that depend on the one there. */
function usersOf(projects: readonly Project[]): ReadonlyMap<string, readonly Project[]> {
  const users = new Map<string, Project[]>();
  for (const project of projects) {
    const needs = dependenciesOf(project).flatMap(({ project: path }) => project.build.folders.get(path ?? '') ?? []);
    for (const folder of needs) users.set(folder, [...(users.get(folder) ?? []), project]);
  }
  return users;
}

/** A root that only holds others has no code and no plugin of its own. */
function isProgram(project: Project, repository: Repository): boolean {
  const holdsCode = repository.paths.some((path) => path.startsWith(sourcesOf(project)));
  return holdsCode || (project.path !== ':' && pluginsOf(project).length > 0);
}

function sourcesOf({ folder }: Project): string {
  return folder === '.' ? 'src/main/' : `${folder}/src/main/`;
}

function program(project: Project, users: readonly Project[], repository: Repository): FactDraft {
  const images = imagesOf(project);
  const plugin = project.statements.find(
    ({ isOwn, blocks, text }) => isOwn && (blocks[0] === 'plugins' || /^apply\b/.test(text)),
  );
  return {
    kind: 'program',
    evidence: evidenceAt(
      project.source,
      plugin?.source === project.source ? plugin.line : (project.statements.find(({ isOwn }) => isOwn)?.line ?? 1),
    ),
    folder: project.folder,
    name: project.name,
    aliases: [],
    role: roleOf(project, users, repository),
    technology: [languageOf(project, repository)],
    ...(images.length > 0 ? { images } : {}),
  };
}

type Role = Extract<FactDraft, { kind: 'program' }>['role'];

/** https://docs.spring.io/spring-boot/gradle-plugin/packaging.html and the like: plugins whose result is started. */
const STARTERS =
  /^(org\.springframework\.boot|application|war|io\.quarkus|io\.micronaut\.application|io\.micronaut\.minimal\.application|com\.google\.cloud\.tools\.jib|com\.(?:github\.johnrengel|gradleup)\.shadow|io\.ktor\.plugin|io\.vertx\.vertx-plugin|com\.bmuschko\.docker-(?:spring-boot|java)-application|io\.helidon.*)$/;
const APPS = /^(com\.android\.application|org\.jetbrains\.compose)$/;

function roleOf(project: Project, users: readonly Project[], repository: Repository): Role {
  const plugins = pluginsOf(project);
  const starting = plugins.filter(({ id }) => STARTERS.test(id));
  if (plugins.some(({ id, isOwn }) => isOwn && APPS.test(id))) return 'frontend';
  if (plugins.some(({ id }) => id === 'java-library' || id === 'com.android.library') && !hasMain(project, repository))
    return 'library';
  if (isBootJarOff(project)) return 'library';
  if (starting.length === 0) return roleByMain(project, users, repository);
  const isCertain = starting.some(({ isOwn }) => isOwn) || users.length === 0;
  return isCertain || hasMain(project, repository) ? 'server' : 'library';
}

/** A main class beside one of these is a server's. */
const FRAMEWORK =
  /^(org\.springframework\.boot|org\.springframework\.cloud|io\.quarkus|io\.micronaut|io\.helidon|io\.dropwizard|io\.vertx|io\.ktor)[.:]/;

/** What is left an ordinary archive for projects that are packed to be run is no program for all its main class. */
function roleByMain(project: Project, users: readonly Project[], repository: Repository): Role {
  if (!hasMain(project, repository)) return users.length > 0 ? 'library' : 'unknown';
  if (users.some((user) => pluginsOf(user).some(({ id }) => STARTERS.test(id)))) return 'library';
  return dependenciesOf(project).some(({ name }) => FRAMEWORK.test(name)) ? 'server' : 'unknown';
}

function isBootJarOff({ statements }: Project): boolean {
  return statements.some(
    ({ blocks, text }) =>
      (blocks.at(-1) === 'bootJar' && /^(enabled|isEnabled)\s*=\s*false\b/.test(text)) ||
      /^bootJar\.enabled\s*=\s*false\b/.test(text),
  );
}

const MAIN =
  /\bstatic\s{1,9}(?:final\s{1,9})?void\s{1,9}main\s{0,9}\(|\bfun\s{1,9}main\s{0,9}\(|@SpringBootApplication\b|@QuarkusMain\b/;

function hasMain(project: Project, repository: Repository): boolean {
  const files = repository.paths.filter((path) => path.startsWith(sourcesOf(project)) && /\.(java|kt|groovy|scala)$/.test(path));
  return files.some((path) => MAIN.test(repository.read(path)?.text ?? ''));
}

function languageOf(project: Project, repository: Repository): string {
  const languages = ['kotlin', 'scala', 'groovy'] as const;
  return languages.find((each) => repository.paths.some((path) => path.startsWith(`${sourcesOf(project)}${each}/`))) ?? 'java';
}
