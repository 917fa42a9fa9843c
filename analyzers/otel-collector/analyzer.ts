// https://opentelemetry.io/docs/collector/configuration/
import {
  type CallFact,
  defineAnalyzer,
  type EmbeddedFile,
  embeddedFiles,
  embeddedYaml,
  type FactDraft,
  interpolate,
  literal,
  type Owner,
  own,
  type Protocol,
  type YamlNode,
  yamlKey,
} from '../../src/sdk/index.ts';

const TELLING = yamlKey('exporters', 'pipelines');

export default defineAnalyzer({
  name: 'otel-collector',
  files: ['**/*.{yml,yaml}'],
  analyze: (sources) => ({ facts: sources.flatMap(embeddedFiles).flatMap(readFile), problems: [] }),
});

function readFile(file: EmbeddedFile): readonly FactDraft[] {
  if (!TELLING.test(file.text)) return [];
  const [root] = embeddedYaml(file).documents;
  const pipelines = root?.at('service', 'pipelines').entries() ?? [];
  if (!root || pipelines.length === 0) return [];
  const owner = { is: 'file', path: file.path, product: 'otel-collector' } as const;
  const used = (key: string) => new Set(pipelines.flatMap(([, pipeline]) => pipeline.get(key).texts()));
  const [receivers, exporters] = [used('receivers'), used('exporters')];
  return [
    ...partsOf(root, 'receivers', receivers).flatMap(([name, node]) => receiverFacts(name, node, owner)),
    ...partsOf(root, 'exporters', exporters).flatMap(([name, node]) => exporterFacts(name, node, owner)),
  ];
}

/** Only what a pipeline names runs. `otlp/tempo` is an `otlp` with a name of its own. */
function partsOf(root: YamlNode, key: string, used: ReadonlySet<string>): readonly (readonly [string, YamlNode])[] {
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

function receiverFacts(name: string, node: YamlNode, owner: Owner): readonly FactDraft[] {
  const type = typeOf(name);
  if (type === 'prometheus')
    return scrapeTargets(node).map((target) => callFact(target, 'http', owner, `http://${target.text() ?? ''}`));
  if (WAITING.has(type)) return endpointsIn(node).flatMap((endpoint) => listenFact(endpoint, owner));
  const protocol = own(FETCHING, type);
  return protocol === undefined ? [] : endpointsIn(node).map((endpoint) => callFact(endpoint, protocol, owner));
}

function scrapeTargets(node: YamlNode): readonly YamlNode[] {
  return node
    .at('config', 'scrape_configs')
    .items()
    .flatMap((job) => job.get('static_configs').items())
    .flatMap((config) => config.get('targets').items());
}

function exporterFacts(name: string, node: YamlNode, owner: Owner): readonly CallFact[] {
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
function endpointsIn(node: YamlNode): readonly YamlNode[] {
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

function textsIn(node: YamlNode): readonly YamlNode[] {
  if (node.kind !== 'list') return [node];
  return node.items().map((item) => (item.kind === 'map' ? item.get('endpoint') : item));
}

/** `0.0.0.0:4317`, `${env:HOST}:4317`. */
function listenFact(endpoint: YamlNode, owner: Owner): readonly FactDraft[] {
  const port = /:(\d{1,5})$/.exec(endpoint.text() ?? '')?.[1];
  return port === undefined ? [] : [{ kind: 'listen', evidence: endpoint.evidence(), owner, port: literal(Number(port)) }];
}

/** `${NAME}` and `${env:NAME}` are read from the environment. */
function callFact(node: YamlNode, protocol: Protocol, owner: Owner, text = node.text() ?? ''): CallFact {
  return { kind: 'call', evidence: node.evidence(), owner, protocol, target: interpolate(text.replace(/\$\{env:/g, '${')) };
}
