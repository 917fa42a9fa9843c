import type { Repository } from '../../src/model/analyzer.ts';
import { innermost } from '../../src/sdk/index.ts';
import { folderOf } from '../../src/sdk/path.ts';
import { appliedScripts, conventionScripts, readGradleScript } from './gradle-scripts.ts';

/** A folder that Maven, Gradle or Ant builds by itself. */
export interface BuildModule {
  /** Relative; `.` for the root. */
  readonly folder: string;
  /** The folders of the modules of this repository that it depends on, directly or not; nearest first. */
  readonly dependencies: readonly string[];
  /** Whether its build makes something that is started: a web archive, an application, a container image. */
  readonly isStarted: boolean;
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
  readonly isStarted: boolean;
  /** The artifact whose build it takes over. */
  readonly parent?: string;
  /** Whether those who take over its build are started as well. */
  readonly startsOthers?: boolean;
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
    }))
    .sort((one, other) => depth(other) - depth(one) || (one.folder < other.folder ? -1 : 1));
}

/** https://docs.axoniq.io/axon-framework-reference/4.10/axon-server-in-axon-framework/#_disabling_axon_server */
function refusesAxonServer(folder: string, repository: Repository): boolean {
  const prefix = folder === '.' ? '' : `${folder}/`;
  return ['properties', 'yml', 'yaml'].some((ending) => {
    const text = repository.read(`${prefix}src/main/resources/application.${ending}`)?.text ?? '';
    return (
      /^[ \t]*axon\.axonserver\.enabled[ \t]*[:=][ \t]*false/m.test(text) ||
      /^[ \t]*axonserver:[ \t]*\r?\n[ \t]+enabled:[ \t]*false/m.test(text)
    );
  });
}

const MOST_PARENTS = 10;

/**
 * Whether a parent lists a plugin that starts what is built. Libraries inherit it as well: those are what others depend on.
 * https://maven.apache.org/pom.html#Plugins
 */
function inheritsStart(manifest: Manifest, all: readonly Manifest[]): boolean {
  let above = parentOf(manifest, all);
  for (let count = 0; above && count < MOST_PARENTS; count++) {
    if (above.startsOthers) return true;
    above = parentOf(above, all);
  }
  return false;
}

function parentOf({ parent }: Manifest, all: readonly Manifest[]): Manifest | undefined {
  return parent === undefined ? undefined : all.find(({ name }) => name === parent);
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
    isStarted: STARTS_MAVEN.some((sign) => text.includes(sign)),
    ...(parent === '' ? {} : { parent }),
    startsOthers: STARTS_MAVEN.some((sign) => sign.includes('plugin') && handedOn.includes(sign)),
    binders: bindersIn(text),
    hasAxonServer: mavenHasAxonServer(dependencies),
  };
}

/** https://docs.axoniq.io/axon-framework-reference/4.10/axon-server-in-axon-framework/#_disabling_axon_server */
const AXON_CONNECTOR = 'axon-server-connector';
const AXON_STARTER = 'axon-spring-boot-starter';
const EXCLUDED_BY_GRADLE = /\bexclude\b(?:[^\n;}]{0,200}|\s{0,20}\([^)]{0,200})axon-server-connector/g;

/** Only the exclusions of the starter itself leave its connector out. */
function mavenHasAxonServer(dependencies: readonly string[]): boolean {
  const own = dependencies.map((each) => {
    const text = each.split('</dependency>', 1)[0] ?? '';
    const excluded = between(text, '<exclusions>', '</exclusions>');
    return { asked: text.replace(excluded, ''), excluded };
  });
  if (own.some(({ asked }) => asked.includes(AXON_CONNECTOR))) return true;
  const starters = own.filter(({ asked }) => asked.includes(AXON_STARTER));
  return starters.length > 0 && !starters.some(({ excluded }) => excluded.includes(AXON_CONNECTOR) || excluded.includes('>*<'));
}

/** An `exclude` is one statement, whose arguments may go on over lines within its parentheses. */
function gradleHasAxonServer(text: string): boolean {
  const asked = text.replace(EXCLUDED_BY_GRADLE, '');
  return asked.includes(AXON_CONNECTOR) || (asked === text && asked.includes(AXON_STARTER));
}

function bindersIn(text: string): readonly string[] {
  return BINDERS.flatMap(([pattern, protocol]) => (pattern.test(text) ? [protocol] : []));
}

function withoutXmlComments(text: string): string {
  return text.replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

function artifactIn(text: string): string {
  return between(text, '<artifactId>', '</artifactId>').slice('<artifactId>'.length).trim();
}

/** From the first mark to the next other one, the first mark included. */
function between(text: string, start: string, end: string): string {
  const from = text.indexOf(start);
  const to = from < 0 ? -1 : text.indexOf(end, from);
  return to < 0 ? '' : text.slice(from, to);
}

/** `project(':shared:events')` and the type-safe `projects.shared.events`; libraries come by the plugins that it applies as well. */
function readGradle(folder: string, text: string, whole: string): Manifest {
  const paths = [...text.matchAll(/project\s*\(\s*(?:path\s*[:=]\s*)?['"]:([^'"]+)['"]/g)].map(([, path = '']) => path);
  const accessors = [...text.matchAll(/\bprojects\.([\w.]+)/g)].map(([, path = '']) => path.replaceAll('.', ':'));
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    folder,
    name,
    needs: [...paths, ...accessors],
    isStarted: STARTS_GRADLE.test(text),
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
