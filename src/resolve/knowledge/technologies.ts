import type { NodeKind, Protocol } from '../../model/fact.ts';
import { own } from '../../sdk/own.ts';
import { productName } from './products.ts';

/** Kinds of nodes that keep or carry data for others. */
export const STORES: ReadonlySet<NodeKind> = new Set(['database', 'cache', 'broker', 'storage', 'search']);

/** Technologies that speak one wire protocol, first the usual one. */
const FAMILIES: readonly (readonly [Protocol, readonly string[]])[] = [
  ['sql', ['postgresql', 'timescaledb', 'cockroachdb', 'yugabytedb', 'citus', 'cratedb']],
  ['sql', ['mysql', 'mariadb', 'tidb']],
  ['sql', ['mssql', 'azure-sql']],
  ['sql', ['oracle']],
  ['sql', ['db2']],
  ['sql', ['clickhouse']],
  ['mongodb', ['mongodb', 'documentdb', 'ferretdb']],
  ['cassandra', ['cassandra', 'scylla']],
  ['redis', ['redis', 'valkey', 'keydb', 'dragonfly', 'kvrocks', 'garnet']],
  ['amqp', ['rabbitmq', 'activemq', 'artemis', 'amqp', 'qpid', 'solace']],
  ['kafka', ['kafka', 'redpanda', 'azure-event-hubs']],
  ['nats', ['nats', 'nats-streaming']],
  ['mqtt', ['mosquitto', 'emqx', 'hivemq', 'vernemq', 'mqtt']],
  ['sqs', ['sqs', 'elasticmq', 'localstack']],
  ['sns', ['sns', 'localstack']],
  ['pubsub', ['google-pubsub']],
  ['servicebus', ['azure-service-bus']],
  ['elasticsearch', ['elasticsearch', 'opensearch']],
  ['s3', ['s3', 'minio', 'garage', 'rustfs', 'localstack', 'seaweedfs', 'ceph']],
  [
    'smtp',
    [
      'smtp',
      'mailhog',
      'mailpit',
      'maildev',
      'smtp4dev',
      'inbucket',
      'mailcatcher',
      'greenmail',
      'docker-mailserver',
      'postfix',
      'fake-smtp-server',
      'mailslurper',
      'papercut-smtp',
      'mailcrab',
      'mailtrap',
    ],
  ],
  ['ldap', ['ldap', 'openldap']],
  ['http', ['google-cloud-storage']],
  // One account has both: https://learn.microsoft.com/azure/storage/common/storage-account-overview
  ['http', ['azure-blob-storage', 'azure-queue-storage', 'azure-table-storage']],
  ['http', ['dynamodb', 'localstack']],
  ...alone('http', 'influxdb couchdb solr meilisearch typesense qdrant weaviate cosmosdb'),
  ['other', ['zookeeper']],
  ['http', ['jaeger', 'otel-collector', 'tempo']],
  ['http', ['zipkin', 'jaeger']],
  ['http', ['eureka']],
  ['http', ['consul']],
  ['http', ['nacos']],
  ['http', ['vault']],
  ['http', ['schema-registry']],
  ['http', ['spring-cloud-config']],
  ['http', ['spring-boot-admin']],
  ['tcp', ['logstash']],
  ...alone('grpc', 'flagd spicedb temporal'),
  ...alone('other', 'memcached hazelcast etcd neo4j nsq pulsar rocketmq'),
];

/** Products whose protocol nothing else speaks. */
function alone(protocol: Protocol, products: string): readonly (readonly [Protocol, readonly string[]])[] {
  return products.split(' ').map((product) => [protocol, [product]] as const);
}

/** They speak many protocols, and clients of their own mostly none of the others: https://activemq.apache.org/components/classic/documentation/protocols; LocalStack is many services at one address */
const MANY_TONGUED = new Set(['activemq', 'artemis', 'localstack']);

/** The protocol spoken with a product, undefined when its technology does not tell. */
export function protocolOfTechnology(technology: readonly string[]): Protocol | undefined {
  const products = technology.map(productName).filter((each) => !MANY_TONGUED.has(each));
  return FAMILIES.find(([, members]) => products.some((each) => members.includes(each)))?.[0];
}

const HINTS: readonly (readonly [Protocol, RegExp, readonly number[]])[] = [
  ['mongodb', /mongo/i, [27017]],
  ['sql', /postgres|mysql|maria|mssql|jdbc|sql|(^|_)pg(_|$)/i, [5432, 3306, 1433, 1521]],
  ['redis', /redis/i, [6379]],
  ['amqp', /amqp|rabbit/i, [5672]],
  ['kafka', /kafka/i, [9092]],
  ['nats', /(^|_)nats/i, [4222]],
  ['cassandra', /cassandra|scylla/i, [9042]],
  ['elasticsearch', /elastic|opensearch/i, [9200]],
];

/** The protocol that a setting's name or a port suggests, for stores that tell nothing themselves. */
export function protocolOfHint(key: string, port: number | undefined): Protocol | undefined {
  return HINTS.find(([, words, ports]) => words.test(key) || (port !== undefined && ports.includes(port)))?.[0];
}

/** Whether a client of one technology can talk to a server of the other. */
export function areCompatible(client: string, server: readonly string[]): boolean {
  const [wanted, offered] = [productName(client), server.map(productName)];
  if (offered.includes(wanted)) return true;
  const speakers = FAMILIES.filter(([, members]) => members.includes(wanted));
  if (offered.includes('database')) return speakers.some(([protocol]) => /sql|mongodb|cassandra/.test(protocol));
  if (wanted === 'sql')
    return FAMILIES.some(([protocol, members]) => protocol === 'sql' && offered.some((each) => members.includes(each)));
  return speakers.some(([, members]) => offered.some((each) => members.includes(each)));
}

/** Whether it is known of both what they speak, and that it is not the same. */
export function areStrangers(client: string, server: readonly string[]): boolean {
  const isKnown = (technology: string) => FAMILIES.some(([, members]) => members.includes(productName(technology)));
  return isKnown(client) && server.some(isKnown) && !areCompatible(client, server);
}

/** Databases that live inside the process that uses them. */
const EMBEDDED = new Set([
  'sqlite',
  'sqlite3',
  'h2',
  'hsqldb',
  'derby',
  'leveldb',
  'lmdb',
  'nedb',
  'pouchdb',
  'duckdb',
  'in-memory',
]);

/** Whether the technology has no server, so that it is no node. */
export function isEmbedded(technology: string): boolean {
  return EMBEDDED.has(technology.toLowerCase());
}

/** The broker that a messaging protocol needs; protocols that go from peer to peer need none. */
export function brokerOf(protocol: Protocol): { readonly technology: string; readonly kind: NodeKind } | undefined {
  switch (protocol) {
    case 'amqp':
      return { technology: 'rabbitmq', kind: 'broker' };
    case 'kafka':
      return { technology: 'kafka', kind: 'broker' };
    case 'nats':
      return { technology: 'nats', kind: 'broker' };
    case 'mqtt':
      return { technology: 'mqtt', kind: 'broker' };
    case 'redis':
      return { technology: 'redis', kind: 'cache' };
    case 'sqs':
    case 'sns':
    case 'pubsub':
    case 'servicebus':
      return { technology: productName(protocol), kind: 'broker' };
    default:
      return undefined;
  }
}

/** Stands for the product of a message that goes by whatever connection the program has: a destination of JMS. */
export const CONNECTED = 'connected';

/** The broker of a message: the product that it names, else the one of its protocol. */
export function carrierOf({ protocol, broker }: { readonly protocol: Protocol; readonly broker?: string }) {
  if (broker === undefined) return brokerOf(protocol);
  if (broker === CONNECTED) return undefined;
  const kind: NodeKind = broker === 'dynamodb' ? 'database' : broker === 'azure-queue-storage' ? 'storage' : 'broker';
  return { technology: productName(broker), kind };
}

const SCHEMES: Readonly<Record<string, Protocol>> = {
  http: 'http',
  https: 'http',
  ws: 'websocket',
  wss: 'websocket',
  grpc: 'grpc',
  // https://github.com/grpc/grpc/blob/master/doc/naming.md
  dns: 'grpc',
  xds: 'grpc',
  grpcs: 'grpc',
  amqp: 'amqp',
  amqps: 'amqp',
  nats: 'nats',
  redis: 'redis',
  rediss: 'redis',
  mongodb: 'mongodb',
  'mongodb+srv': 'mongodb',
  postgres: 'sql',
  postgresql: 'sql',
  mysql: 'sql',
  mariadb: 'sql',
  sqlserver: 'sql',
  mqtt: 'mqtt',
  mqtts: 'mqtt',
  smtp: 'smtp',
  smtps: 'smtp',
  ldap: 'ldap',
  ldaps: 'ldap',
  s3: 's3',
  tcp: 'tcp',
  // https://spark.apache.org/docs/latest/submitting-applications.html#master-urls
  spark: 'tcp',
  cassandra: 'cassandra',
};

/** The protocol that a URL's scheme names. */
export function protocolOfScheme(scheme: string | undefined): Protocol | undefined {
  return scheme === undefined ? undefined : own(SCHEMES, scheme.replace(/\+(?!srv).*$/, ''));
}

const URL_TECHNOLOGIES: readonly (readonly [RegExp, string])[] = [
  [/^(h2|hsqldb|derby|sqlite|hsql)$/, 'in-memory'],
  [/^(postgresql|postgres|pgsql|vertx-reactive:postgresql)$/, 'postgresql'],
  [/^mysql/, 'mysql'],
  [/^mariadb/, 'mariadb'],
  [/^(sqlserver|mssql|jtds)$/, 'mssql'],
  [/^oracle$/, 'oracle'],
  [/^db2$/, 'db2'],
  [/^(clickhouse|ch)$/, 'clickhouse'],
  [/^cockroachdb$/, 'cockroachdb'],
  [/^(neo4j|bolt)/, 'neo4j'],
];

/** The database of a JDBC, R2DBC or reactive URL; `jdbc:p6spy:mysql:` is MySQL's. */
export function technologyOfUrl(text: string): string | undefined {
  const [, inner = ''] =
    /^(?:jdbc|r2dbcs?|vertx-reactive)?:?(?:(?:p6spy|otel|aws-wrapper|tracing|log4jdbc|pool|tc|proxy):)*([a-z0-9]+):/i.exec(
      text,
    ) ?? [];
  return URL_TECHNOLOGIES.find(([scheme]) => scheme.test(inner.toLowerCase()))?.[1];
}
