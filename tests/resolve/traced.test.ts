import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, dockerfile, program, route, service } from './support.ts';

const anchor = at('docker-compose.yml');
const handed = (name: string): FactDraft => ({
  kind: 'setting',
  owner: { is: 'component', deployment: COMPOSE, name },
  deployment: COMPOSE,
  key: 'OTEL_EXPORTER_OTLP_ENDPOINT',
  value: literal('http://otel-collector:4317'),
  evidence: anchor,
});
const library = (manifest: string): FactDraft => ({
  kind: 'library',
  owner: { is: 'file', path: manifest },
  name: 'OpenTelemetry',
  role: 'tracing',
  evidence: at(manifest),
});

const reporting = (all: readonly string[], ...more: readonly FactDraft[]) => {
  const folders = ['orders', 'stock', 'web'];
  return architectureOf(
    ...folders.flatMap((folder) => [program(folder), route(folder, 'GET', '/')]),
    ...folders.map((folder) => dockerfile(`${folder}/Dockerfile`)),
    ...folders.map((folder) => service(folder, { build: { context: folder } })),
    service('otel-collector', { image: 'otel/opentelemetry-collector' }),
    ...all.map(handed),
    ...more,
  ).edges.map(({ from }) => from);
};

test('who is only handed the address of traces, and has no library that sends any, sends none', () => {
  const manifests = [library('orders/package.json'), library('stock/package.json')];

  expect(reporting(['orders', 'stock', 'web'], ...manifests)).toEqual(['orders', 'stock']);
});

test('a setting of its own, a shared package that may bring the library, and no manifest with one leave it as the settings say', () => {
  expect(reporting(['orders', 'web'], library('orders/package.json'))).toEqual(['orders', 'web']);
  expect(reporting(['orders', 'stock', 'web'], library('packages/telemetry/package.json'))).toEqual(['orders', 'stock', 'web']);
  expect(reporting(['orders', 'stock', 'web'])).toEqual(['orders', 'stock', 'web']);
});

test('a shared package brings the library to those alone whose manifests lead there, and to who is started with an agent in front', () => {
  const kit = 'packages/telemetry/package.json';
  const through = (manifest: string): FactDraft => ({ ...library(manifest), evidence: at(kit) });
  const manifests = [library(kit), through('orders/package.json'), through('stock/package.json')];
  const preloaded: FactDraft = {
    ...handed('web'),
    key: 'NODE_OPTIONS',
    value: literal('--require @opentelemetry/auto-instrumentations-node/register'),
    evidence: at('web/compose.yml'),
  } as FactDraft;

  expect(reporting(['orders', 'stock', 'web'], ...manifests)).toEqual(['orders', 'stock']);
  expect(reporting(['orders', 'stock', 'web'], ...manifests, preloaded)).toEqual(['orders', 'stock', 'web']);
});

test('of those whose manifests lead to one shared package, only they send traces whose code starts it', () => {
  const through = (manifest: string): FactDraft => ({ ...library(manifest), evidence: at('packages/telemetry/package.json') });
  const sends: FactDraft = {
    kind: 'connection',
    owner: { is: 'code', programs: ['orders', 'stock'] },
    nodeKind: 'infrastructure',
    technology: 'opentelemetry',
    protocol: 'grpc',
    target: literal('http://otel-collector:4317'),
    evidence: at('packages/telemetry/index.ts'),
  };
  const all = ['orders', 'stock', 'web'];

  expect(reporting(all, ...all.map((each) => through(`${each}/package.json`)), sends)).toEqual(['orders', 'stock']);
  expect(reporting(all, ...all.map((each) => library(`${each}/package.json`)), sends)).toEqual(all);
});

test.each([
  ['one variable', setting('OTEL_EXPORTER_OTLP_ENDPOINT')],
  ['that of its signal first', setting('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', setting('OTEL_EXPORTER_OTLP_ENDPOINT'))],
])('an exporter made without an address sends where %s says, and nowhere where nothing does', (_what, target) => {
  const made: FactDraft = {
    kind: 'connection',
    owner: { is: 'code', programs: ['orders', 'stock'] },
    nodeKind: 'infrastructure',
    technology: 'opentelemetry',
    protocol: 'grpc',
    target,
    evidence: at('packages/telemetry/index.ts'),
  };

  expect(reporting(['orders', 'stock', 'web'], made, library('orders/package.json'), library('stock/package.json'))).toEqual([
    'orders',
    'stock',
  ]);
  expect(reporting([], made)).toEqual([]);
});

test('what is built with Java is told like the others: by an agent, where no manifest of the repository names a library', () => {
  const builtWith = (name: string): FactDraft => ({
    kind: 'dependency',
    owner: { is: 'file', path: 'web/pom.xml' },
    name,
    evidence: at('web/pom.xml'),
  });
  const all = ['orders', 'stock', 'web'];

  expect(reporting(all, builtWith('spring-boot-starter-web'))).toEqual(all);
  expect(reporting(all, builtWith('spring-boot-starter-web'), library('orders/package.json'))).not.toContain('web');
});

test('of those with one manifest, only they send traces whose code starts it, and who is started with the library in front', () => {
  const folders = ['apps/orders', 'apps/web', 'apps/stock'];
  const sends: FactDraft = {
    kind: 'connection',
    owner: { is: 'code', programs: ['apps/orders'] },
    nodeKind: 'infrastructure',
    technology: 'opentelemetry',
    protocol: 'grpc',
    target: literal('http://otel-collector:4317'),
    evidence: at('libs/tracing.ts'),
  };
  const preloaded: FactDraft = {
    kind: 'setting',
    owner: { is: 'component', deployment: COMPOSE, name: 'stock' },
    deployment: COMPOSE,
    key: 'NODE_OPTIONS',
    value: literal('--require ./tracing.js'),
    evidence: at('docker-compose.yml'),
  };
  const { edges } = architectureOf(
    ...folders.flatMap((folder) => {
      const name = folder.replace('apps/', '');
      return [
        program(folder, { evidence: at('package.json') }),
        route(folder, 'GET', '/'),
        dockerfile(`${folder}/Dockerfile`),
        service(name, { build: { context: folder } }),
        handed(name),
      ];
    }),
    service('otel-collector', { image: 'otel/opentelemetry-collector' }),
    library('package.json'),
    sends,
    preloaded,
  );

  expect(edges.map(({ from }) => from)).toEqual(['orders', 'stock']);
});

test('an agent in the options of a virtual machine sends, whatever manifests name, be it said by the image', () => {
  const manifests = [library('orders/package.json'), library('stock/package.json')];
  const java = (name: string): FactDraft => ({
    kind: 'dependency',
    owner: { is: 'file', path: `${name}/pom.xml` },
    name: 'org.springframework.boot:spring-boot-starter-web',
    evidence: at(`${name}/pom.xml`),
  });
  const options = (text: string): FactDraft => ({
    kind: 'setting',
    owner: { is: 'file', path: 'web/Dockerfile' },
    key: 'JAVA_TOOL_OPTIONS',
    value: literal(text),
    evidence: at('web/Dockerfile'),
  });
  const told = [...manifests, java('web')];

  expect(reporting(['orders', 'stock', 'web'], ...told, options('-Xmx1g -javaagent:/opt/otel.jar'))).toContain('web');
  expect(reporting(['orders', 'stock', 'web'], ...told, options('-javaagent:/opt/profiler.jar'))).not.toContain('web');
});
