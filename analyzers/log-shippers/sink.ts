import {
  type CallFact,
  type EmbeddedFile,
  type Evidence,
  evidenceAt,
  interpolate,
  own,
  type Protocol,
} from '../../src/sdk/index.ts';

/** Where a pipeline sends its events or fetches them from. */
export interface Sink {
  /** The plugin's own name. */
  readonly plugin: string;
  readonly address: string;
  readonly line: number;
}

/** What the documented plugins speak; most others send over HTTP. */
const PROTOCOLS: Readonly<Record<string, Protocol | undefined>> = {
  elasticsearch: 'elasticsearch',
  es: 'elasticsearch',
  opensearch: 'elasticsearch',
  kafka: 'kafka',
  'kafka-rest': 'http',
  kafka2: 'kafka',
  rdkafka2: 'kafka',
  redis: 'redis',
  rabbitmq: 'amqp',
  amqp: 'amqp',
  mongodb: 'mongodb',
  mongo: 'mongodb',
  logstash: 'tcp',
  lumberjack: 'tcp',
  beats: 'tcp',
  forward: 'tcp',
  secure_forward: 'tcp',
  tcp: 'tcp',
  socket: 'tcp',
  udp: 'tcp',
  syslog: 'tcp',
  remote_syslog: 'tcp',
  gelf: 'tcp',
  nats: 'nats',
  mqtt: 'mqtt',
  jdbc: 'sql',
  pgsql: 'sql',
  postgres: 'sql',
  clickhouse: 'sql',
  opentelemetry: 'http',
  vector: 'grpc',
};

/** The call of a shipper; addresses without a host stay out. */
export function sinkFact({ plugin, address, line }: Sink, file: EmbeddedFile, product: string): readonly CallFact[] {
  const protocol = own(PROTOCOLS, plugin) ?? 'http';
  const target = plain(address);
  if (target === '' || target.startsWith(':')) return [];
  return [
    {
      kind: 'call',
      evidence: placeOf(line, file),
      owner: { is: 'file', path: file.path, product },
      protocol,
      target: interpolate(target),
    },
  ];
}

/** `${NAME:default}` of Beats and Logstash and `#{ENV['NAME']}` of Fluentd, written as other files have it. */
function plain(address: string): string {
  return address
    .replace(/\$\{(\w{1,100}):([^}-][^}]{0,200})\}/g, '${$1:-$2}')
    .replace(/"?#\{ENV\[['"](\w{1,100})['"]\](?:[^}]{0,100})\}"?/g, '${$1}');
}

/** A line of the file, whether it stands by itself or inside a manifest. */
export function placeOf(line: number, file: EmbeddedFile): Evidence {
  return evidenceAt(file.source, file.line + line - 1);
}
