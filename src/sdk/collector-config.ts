// https://opentelemetry.io/docs/collector/configuration/
import type { CallFact, FactDraft, Owner, Protocol } from '../model/fact.ts';
import { literal } from '../model/value.ts';
import { interpolate } from './interpolate.ts';
import { own } from './own.ts';
import type { TreeNode } from './tree.ts';

/** What a configuration of the OpenTelemetry Collector listens on, fetches from and sends to: of its parts only those that a pipeline names. */
export function collectorFacts(root: TreeNode, owner: Owner): readonly FactDraft[] {
  const pipelines = root.at('service', 'pipelines').entries();
  const used = (key: string) => new Set(pipelines.flatMap(([, pipeline]) => pipeline.get(key).texts()));
  const [receivers, exporters] = [used('receivers'), used('exporters')];
  return [
    ...partsOf(root, 'receivers', receivers).flatMap(([name, node]) => receiverFacts(name, node, owner)),
    ...partsOf(root, 'exporters', exporters).flatMap(([name, node]) => exporterFacts(name, node, owner)),
  ];
}

/** Only what a pipeline names runs. `otlp/tempo` is an `otlp` with a name of its own. */
function partsOf(root: TreeNode, key: string, used: ReadonlySet<string>): readonly (readonly [string, TreeNode])[] {
  return root
    .get(key)
    .entries()
    .filter(([name]) => used.has(name));
}

/** Receivers that wait for others open a port; the rest go and fetch. */
const WAITING = new Set([
  'otlp',
  'jaeger',
  'zipkin',
  'opencensus',
  'statsd',
  'syslog',
  'fluentforward',
  'loki',
  'splunk_hec',
  'carbon',
  'influxdb',
]);
const FETCHING: Readonly<Record<string, Protocol | undefined>> = {
  redis: 'redis',
  postgresql: 'sql',
  mysql: 'sql',
  sqlserver: 'sql',
  mongodb: 'mongodb',
  elasticsearch: 'elasticsearch',
  kafka: 'kafka',
  kafkametrics: 'kafka',
  rabbitmq: 'http',
  nginx: 'http',
  apache: 'http',
  haproxy: 'http',
  memcached: 'other',
  zookeeper: 'other',
};

function receiverFacts(name: string, node: TreeNode, owner: Owner): readonly FactDraft[] {
  const type = typeOf(name);
  if (type === 'prometheus')
    return scrapeTargets(node).map((target) => callFact(target, 'http', owner, `http://${target.text() ?? ''}`));
  if (WAITING.has(type)) return endpointsIn(node).flatMap((endpoint) => listenFact(endpoint, owner));
  const protocol = own(FETCHING, type);
  return protocol === undefined ? [] : endpointsIn(node).map((endpoint) => callFact(endpoint, protocol, owner));
}

function scrapeTargets(node: TreeNode): readonly TreeNode[] {
  return node
    .at('config', 'scrape_configs')
    .items()
    .flatMap((job) => job.get('static_configs').items())
    .flatMap((config) => config.get('targets').items());
}

function exporterFacts(name: string, node: TreeNode, owner: Owner): readonly CallFact[] {
  const type = typeOf(name);
  const protocol = own(PROTOCOLS, type) ?? 'http';
  return type === 'prometheus' ? [] : endpointsIn(node).map((endpoint) => callFact(endpoint, protocol, owner));
}

const PROTOCOLS: Readonly<Record<string, Protocol | undefined>> = {
  otlp: 'grpc',
  otlp_grpc: 'grpc',
  otelarrow: 'grpc',
  jaeger: 'grpc',
  opencensus: 'grpc',
  elasticsearch: 'elasticsearch',
  opensearch: 'elasticsearch',
  kafka: 'kafka',
  cassandra: 'cassandra',
  clickhouse: 'sql',
  redis: 'redis',
};

function typeOf(name: string): string {
  return name.replace(/\/.*$/, '');
}

const KEYS = ['endpoint', 'endpoints', 'brokers', 'traces_endpoint', 'metrics_endpoint', 'logs_endpoint', 'hosts'];

/** Addresses of the part itself, of its `http`, and of the protocols below it. */
function endpointsIn(node: TreeNode): readonly TreeNode[] {
  const places = [
    node,
    node.get('http'),
    ...node
      .get('protocols')
      .entries()
      .map(([, protocol]) => protocol),
  ];
  return places.flatMap((place) => KEYS.flatMap((key) => textsIn(place.get(key)))).filter((each) => (each.text() ?? '') !== '');
}

function textsIn(node: TreeNode): readonly TreeNode[] {
  if (node.kind !== 'list') return [node];
  return node.items().map((item) => (item.kind === 'map' ? item.get('endpoint') : item));
}

/** `0.0.0.0:4317`, `${env:HOST}:4317`. */
function listenFact(endpoint: TreeNode, owner: Owner): readonly FactDraft[] {
  const port = /:(\d{1,5})$/.exec(endpoint.text() ?? '')?.[1];
  return port === undefined ? [] : [{ kind: 'listen', evidence: endpoint.evidence(), owner, port: literal(Number(port)) }];
}

/** `${NAME}` and `${env:NAME}` are read from the environment. */
function callFact(node: TreeNode, protocol: Protocol, owner: Owner, text = node.text() ?? ''): CallFact {
  return { kind: 'call', evidence: node.evidence(), owner, protocol, target: interpolate(text.replace(/\$\{env:/g, '${')) };
}
