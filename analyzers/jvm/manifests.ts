import type { Repository } from '../../src/model/analyzer.ts';
import { folderOf } from '../../src/sdk/path.ts';
import { gradleHasAxonServer, mavenHasAxonServer } from './axon-server.ts';
import { DATA_REST } from './data-rest.ts';
import { appliedScripts, conventionScripts, readGradleScript } from './gradle-scripts.ts';
import { type Packing, packingOfGradle, packingOfMaven } from './packing.ts';
import { artifactIn, between, withoutXmlComments } from './pom-text.ts';

/** What one file of a build says of its folder. */
export interface Manifest {
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
  readonly hasDataRest: boolean;
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
  [/(?:smallrye-reactive-messaging|quarkus-messaging)-pulsar/, 'other:pulsar'],
  [/smallrye-reactive-messaging-aws-sqs|quarkus-messaging-amazon-sqs/, 'sqs'],
  [/smallrye-reactive-messaging-gcp-pubsub/, 'pubsub'],
  // https://eventuate.io/docs/manual/eventuate-tram/latest/getting-started-eventuate-tram.html
  [/eventuate-tram-[a-z-]*kafka/, 'kafka'],
  [/eventuate-tram-[a-z-]*rabbitmq/, 'amqp'],
  [/eventuate-tram-[a-z-]*redis/, 'redis'],
  // https://docs.spring.io/spring-modulith/reference/events.html#externalization.infrastructure
  [/spring-modulith-events-kafka/, 'kafka'],
  [/spring-modulith-events-amqp/, 'amqp'],
  // https://github.com/alibaba/spring-cloud-alibaba/wiki/RocketMQ-en
  [/spring-cloud-(?:stream-binder|starter-stream)-rocketmq/, 'other:rocketmq'],
];

const MANIFEST = /(^|\/)(pom\.xml|build\.gradle|build\.gradle\.kts|build\.xml)$/;

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

/** Everything that Maven, Gradle and Ant are told. */
export function readManifests(repository: Repository): readonly Manifest[] {
  const conventions = conventionScripts(repository);
  return repository.paths.filter((path) => MANIFEST.test(path)).map((path) => readManifest(path, repository, conventions));
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
    takes: takenIn(text),
    isStarted: STARTS_MAVEN.some((sign) => text.includes(sign)),
    ...(parent === '' ? {} : { parent }),
    startsOthers: STARTS_MAVEN.some((sign) => sign.includes('plugin') && handedOn.includes(sign)),
    packing: packingOfMaven(handedOn),
    binders: bindersIn(text),
    hasAxonServer: mavenHasAxonServer(dependencies),
    hasDataRest: takenIn(withoutManaged(text)).some((each) => DATA_REST.test(each)),
  };
}

/** The dependencies of what runs. */
function takenIn(text: string): readonly string[] {
  const all = text.split('<dependency>').slice(1);
  return all.filter((each) => !isOfTests(each)).map(artifactIn);
}

/** Without the dependencies that only have a version managed. */
function withoutManaged(text: string): string {
  return text.replace(between(text, '<dependencyManagement>', '</dependencyManagement>'), '');
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

/** What configurations ask for that only tests have: `testImplementation`, `integrationTestRuntimeOnly`, in brackets over several lines. */
const OF_TESTS =
  /\b(?:test|testFixtures|\w{1,60}Test)(?:Implementation|Api|RuntimeOnly|CompileOnly)\b(?:[ \t]{0,9}\((?:[^()]|\([^()]{0,300}\)){0,2000}\)|[^\n;}]*)/g;

/** Libraries come by the plugins that it applies as well. */
function readGradle(folder: string, text: string, whole: string): Manifest {
  const name = folder.slice(folder.lastIndexOf('/') + 1);
  return {
    folder,
    name,
    needs: projectsIn(text),
    takes: projectsIn(text.replace(OF_TESTS, '')),
    isStarted: STARTS_GRADLE.test(text),
    packing: packingOfGradle(whole),
    binders: bindersIn(whole),
    hasAxonServer: gradleHasAxonServer(whole),
    hasDataRest: DATA_REST.test(whole),
  };
}
