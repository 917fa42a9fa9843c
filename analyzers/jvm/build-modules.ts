import type { Repository } from '../../src/model/analyzer.ts';
import { innermost } from '../../src/sdk/index.ts';
import { folderOf } from '../../src/sdk/path.ts';
import { gradleHasAxonServer, mavenHasAxonServer, refusesAxonServer } from './axon-server.ts';
import { appliedScripts, conventionScripts, readGradleScript } from './gradle-scripts.ts';
import { type Packing, packingOfGradle, packingOfMaven } from './packing.ts';
import { artifactIn, between, withoutXmlComments } from './pom-text.ts';

/** A folder that Maven, Gradle or Ant builds by itself. */
export interface BuildModule {
  /** Relative; `.` for the root. */
  readonly folder: string;
  /** The folders of the modules of this repository that it depends on, directly or not; nearest first. */
  readonly dependencies: readonly string[];
  /** Whether its build makes something that is started: a web archive, an application, a container image. */
  readonly isStarted: boolean;
  /** Whether others take it in and it is left an ordinary archive, while theirs are packed to be run: what it could start, nobody starts. */
  readonly isLent: boolean;
  /** The protocols of the brokers that its messaging frameworks are bound to; `other:rocketmq` where it has no name but the product's. */
  readonly binders: readonly string[];
  /** Whether messages of Axon leave the process: the starter brings the connector of Axon Server, unless that is left out. */
  readonly hasAxonServer: boolean;
}

interface Manifest {
  readonly folder: string;
  readonly name: string;
  /** Artifact names and Gradle project paths that it asks for. */
  readonly needs: readonly string[];
  /** Those among them that it is run with, not only tested. */
  readonly takes: readonly string[];
  readonly isStarted: boolean;
  /** The artifact whose build it takes over. */
  readonly parent?: string;
  /** Whether those who take over its build are started as well. */
  readonly startsOthers?: boolean;
  readonly packing: Packing;
  readonly binders: readonly string[];
  readonly hasAxonServer: boolean;
}

/**
 * Dependencies that bind a messaging framework to a broker.
 * https://docs.spring.io/spring-cloud-stream/reference/spring-cloud-stream/binders.html, https://quarkus.io/guides/messaging
 */
const BINDERS: readonly (readonly [RegExp, string])[] = [
  [
    /spring-cloud-(?:stream-binder|starter-stream)-kafka|(?:smallrye-reactive-messaging|quarkus-messaging)-kafka|helidon-messaging-kafka/,
    'kafka',
  ],
  [
    /spring-cloud-(?:stream-binder|starter-stream)-rabbit|(?:smallrye-reactive-messaging|quarkus-messaging)-(?:rabbitmq|amqp)/,
    'amqp',
  ],
  [/(?:smallrye-reactive-messaging|quarkus-messaging)-mqtt/, 'mqtt'],
  // https://eventuate.io/docs/manual/eventuate-tram/latest/getting-started-eventuate-tram.html
  [/eventuate-tram-[a-z-]*kafka/, 'kafka'],
  [/eventuate-tram-[a-z-]*rabbitmq/, 'amqp'],
  [/eventuate-tram-[a-z-]*redis/, 'redis'],
  // https://github.com/alibaba/spring-cloud-alibaba/wiki/RocketMQ-en
  [/spring-cloud-(?:stream-binder|starter-stream)-rocketmq/, 'other:rocketmq'],
];

const MANIFEST = /(^|\/)(pom\.xml|build\.gradle|build\.gradle\.kts|build\.xml)$/;
const DOCKERFILE = /(^|\/)(Dockerfile|Containerfile)(\.[^/]+)?$/i;

/**
 * Plugins and packagings that make a program of a module.
 * https://maven.apache.org/pom.html#packaging, https://docs.gradle.org/current/userguide/application_plugin.html
 */
const STARTS_MAVEN = [
  '<packaging>war</packaging>',
  '<artifactId>quarkus-maven-plugin</artifactId>',
  '<artifactId>jib-maven-plugin</artifactId>',
];
const STARTS_GRADLE =
  /\b(id\s*\(?\s*|plugin:\s*)['"](war|application|io\.quarkus|com\.google\.cloud\.tools\.jib|io\.micronaut\.application)['"]/;

/** Where Quarkus and others keep a module's Dockerfiles: https://quarkus.io/guides/container-image */
const BUILD_FILES = /(^|\/)(src\/main\/)?docker$/;

/** Every module of the repository's builds, deepest folders first; a repository without builds is one module. */
export function readBuildModules(repository: Repository): readonly BuildModule[] {
  const conventions = conventionScripts(repository);
  const manifests = repository.paths
    .filter((path) => MANIFEST.test(path))
    .map((path) => readManifest(path, repository, conventions));
  const folders = [...new Set(['.', ...manifests.map(({ folder }) => folder)])];
  const images = new Set(
    repository.paths.filter((path) => DOCKERFILE.test(path)).map((path) => folderOf(path).replace(BUILD_FILES, '') || '.'),
  );
  const byFolder = new Map(folders.map((folder) => [folder, manifests.filter((each) => each.folder === folder)]));
  const needed = new Set(folders.flatMap((folder) => dependenciesOf(folder, byFolder, manifests)));
  const isStarted = (manifest: Manifest) =>
    manifest.isStarted || (!needed.has(manifest.folder) && inheritsStart(manifest, manifests));
  return folders
    .map((folder) => ({
      folder,
      dependencies: dependenciesOf(folder, byFolder, manifests),
      binders: bindersOf([folder, ...dependenciesOf(folder, byFolder, manifests)], manifests),
      hasAxonServer:
        [folder, ...dependenciesOf(folder, byFolder, manifests)].some((each) =>
          (byFolder.get(each) ?? []).some((manifest) => manifest.hasAxonServer),
        ) && !refusesAxonServer(folder, repository),
      isStarted: images.has(folder) || (byFolder.get(folder) ?? []).some(isStarted),
      isLent: !images.has(folder) && (byFolder.get(folder) ?? []).some((manifest) => isLent(manifest, manifests)),
    }))
    .sort((one, other) => depth(other) - depth(one) || (one.folder < other.folder ? -1 : 1));
}

const MOST_PARENTS = 10;

/**
 * Whether a parent lists a plugin that starts what is built. Libraries inherit it as well: those are what others depend on.
 * https://maven.apache.org/pom.html#Plugins
 */
function inheritsStart(manifest: Manifest, all: readonly Manifest[]): boolean {
  return parentsOf(manifest, all).some(({ startsOthers }) => startsOthers);
}

function parentsOf(manifest: Manifest, all: readonly Manifest[]): readonly Manifest[] {
  const above: Manifest[] = [];
  for (let each = parentOf(manifest, all); each && above.length < MOST_PARENTS; each = parentOf(each, all)) above.push(each);
  return above;
}

function parentOf({ parent }: Manifest, all: readonly Manifest[]): Manifest | undefined {
  return parent === undefined ? undefined : all.find(({ name }) => name === parent);
}

function isLent(manifest: Manifest, all: readonly Manifest[]): boolean {
  if (isPacked(manifest, all)) return false;
  const takers = all.filter((each) => each !== manifest && each.takes.some((need) => meant(need, [manifest]).length > 0));
  return takers.some((each) => isPacked(each, all));
}

/** What the build of a parent lists is done for its modules, as is what a Gradle script applies to the projects below its folder. */
function isPacked(manifest: Manifest, all: readonly Manifest[]): boolean {
  const around = all.filter(({ folder }) => folder === '.' || manifest.folder.startsWith(`${folder}/`));
  return manifest.packing.own || [...parentsOf(manifest, all), ...around].some(({ packing }) => packing.others);
}

function depth({ folder }: BuildModule): number {
  return folder === '.' ? 0 : folder.length;
}

function bindersOf(folders: readonly string[], all: readonly Manifest[]): readonly string[] {
  return [...new Set(all.filter(({ folder }) => folders.includes(folder)).flatMap(({ binders }) => binders))];
}

/** The module whose build takes a file. */
export function moduleAround(path: string, modules: readonly BuildModule[]): BuildModule | undefined {
  return innermost(path, modules);
}

function readManifest(path: string, repository: Repository, conventions: ReadonlyMap<string, string>): Manifest {
  const folder = folderOf(path);
  if (path.endsWith('.xml')) return readPom(folder, withoutXmlComments(repository.read(path)?.text ?? ''));
  const own = readGradleScript(path, repository);
  const applied = appliedScripts(own, conventions, repository).map((each) => readGradleScript(each, repository));
  return readGradle(folder, own, [own, ...applied].join('\n'));
}

function readPom(folder: string, text: string): Manifest {
  const dependencies = text.split('<dependency>').slice(1);
  const above = between(text, '<parent>', '</parent>');
  const own = (text.split('<dependency>', 1)[0] ?? '').replace(above, '');
  const handedOn = text.replace(between(text, '<pluginManagement>', '</pluginManagement>'), '');
  const parent = artifactIn(above);
  return {
    folder,
    name: artifactIn(own),
    needs: dependencies.map(artifactIn),
    takes: dependencies.filter((each) => !isOfTests(each)).map(artifactIn),
    isStarted: STARTS_MAVEN.some((sign) => text.includes(sign)),
    ...(parent === '' ? {} : { parent }),
    startsOthers: STARTS_MAVEN.some((sign) => sign.includes('plugin') && handedOn.includes(sign)),
    packing: packingOfMaven(handedOn),
    binders: bindersIn(text),
    hasAxonServer: mavenHasAxonServer(dependencies),
  };
}

/** https://maven.apache.org/guides/introduction/introduction-to-dependency-mechanism.html#dependency-scope */
function isOfTests(dependency: string): boolean {
  return /<scope>\s*test\s*<\/scope>/.test(dependency.split('</dependency>', 1)[0] ?? '');
}

function bindersIn(text: string): readonly string[] {
  return BINDERS.flatMap(([pattern, protocol]) => (pattern.test(text) ? [protocol] : []));
}

/** `project(':shared:events')` and the type-safe `projects.shared.events`. */
function projectsIn(text: string): readonly string[] {
  const paths = [...text.matchAll(/project\s*\(\s*(?:path\s*[:=]\s*)?['"]:([^'"]+)['"]/g)].map(([, path = '']) => path);
  const accessors = [...text.matchAll(/\bprojects\.([\w.]+)/g)].map(([, path = '']) => path.replaceAll('.', ':'));
  return [...paths, ...accessors];
}

/** Lines of configurations that only tests have: `testImplementation`, `integrationTestRuntimeOnly`. */
const TEST_LINES = /^[ \t]*(?:test|\w{1,60}Test)(?:Implementation|Api|RuntimeOnly|CompileOnly)\b.*$/gm;

/** Libraries come by the plugins that it applies as well. */
function readGradle(folder: string, text: string, whole: string): Manifest {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    folder,
    name,
    needs: projectsIn(text),
    takes: projectsIn(text.replace(TEST_LINES, '')),
    isStarted: STARTS_GRADLE.test(text),
    packing: packingOfGradle(whole),
    binders: bindersIn(whole),
    hasAxonServer: gradleHasAxonServer(whole),
  };
}

function dependenciesOf(
  folder: string,
  byFolder: ReadonlyMap<string, readonly Manifest[]>,
  all: readonly Manifest[],
): readonly string[] {
  const found = new Set<string>([folder]);
  for (const each of found)
    for (const { needs } of byFolder.get(each) ?? [])
      for (const need of needs) for (const met of meant(need, all)) found.add(met);
  found.delete(folder);
  return [...found];
}

/** An artifact of this repository goes by its name; a Gradle project by its path below the root. */
function meant(need: string, all: readonly Manifest[]): readonly string[] {
  const path = need.split(':').join('/');
  return all
    .filter(({ name, folder }) => name !== '' && (name === need || (need.includes(':') && isBelow(folder, path))))
    .map(({ folder }) => folder);
}

function isBelow(folder: string, path: string): boolean {
  return folder === path || folder.endsWith(`/${path}`);
}
