import type { Evidence } from '../model/evidence.ts';
import type { ComponentFact, ConnectionFact, NodeKind, Owner, Protocol } from '../model/fact.ts';
import { literal } from '../model/value.ts';

/** A managed service of a cloud. */
export interface CloudService {
  readonly kind: NodeKind;
  readonly technology: string;
  readonly protocol: Protocol;
  /** There is one of it for an account: queues, topics and buckets are things inside it. */
  readonly isShared: boolean;
}

const shared = (kind: NodeKind, technology: string, protocol: Protocol): CloudService => ({
  kind,
  technology,
  protocol,
  isShared: true,
});
const own = (kind: NodeKind, technology: string, protocol: Protocol): CloudService => ({
  kind,
  technology,
  protocol,
  isShared: false,
});

/** Managed services by the words that infrastructure descriptions use for them. */
export const SERVICES = {
  sqs: shared('broker', 'sqs', 'sqs'),
  sns: shared('broker', 'sns', 'sns'),
  eventbridge: shared('broker', 'eventbridge', 'http'),
  kinesis: shared('broker', 'kinesis', 'http'),
  s3: shared('storage', 's3', 's3'),
  dynamodb: shared('database', 'dynamodb', 'http'),
  pubsub: shared('broker', 'pubsub', 'pubsub'),
  gcs: shared('storage', 'gcs', 'http'),
  firestore: shared('database', 'firestore', 'http'),
  servicebus: shared('broker', 'azure-service-bus', 'servicebus'),
  blob: shared('storage', 'azure-blob', 'http'),
  eventhubs: own('broker', 'kafka', 'kafka'),
  postgresql: own('database', 'postgresql', 'sql'),
  mysql: own('database', 'mysql', 'sql'),
  mariadb: own('database', 'mariadb', 'sql'),
  mssql: own('database', 'mssql', 'sql'),
  oracle: own('database', 'oracle', 'sql'),
  mongodb: own('database', 'mongodb', 'mongodb'),
  cosmosdb: own('database', 'cosmosdb', 'http'),
  spanner: own('database', 'spanner', 'grpc'),
  redshift: own('database', 'redshift', 'sql'),
  redis: own('cache', 'redis', 'redis'),
  memcached: own('cache', 'memcached', 'other'),
  kafka: own('broker', 'kafka', 'kafka'),
  rabbitmq: own('broker', 'rabbitmq', 'amqp'),
  activemq: own('broker', 'activemq', 'amqp'),
  opensearch: own('search', 'opensearch', 'elasticsearch'),
  gateway: own('gateway', 'api-gateway', 'http'),
  balancer: own('gateway', 'load-balancer', 'http'),
  cdn: own('gateway', 'cdn', 'http'),
  openai: shared('external', 'azure-openai', 'http'),
  'cognitive-services': shared('external', 'azure-ai-services', 'http'),
  eventgrid: shared('broker', 'azure-event-grid', 'http'),
  'key-vault': shared('infrastructure', 'azure-key-vault', 'http'),
  'app-configuration': shared('infrastructure', 'azure-app-configuration', 'http'),
  'ai-search': own('search', 'azure-ai-search', 'http'),
  signalr: shared('external', 'azure-signalr', 'http'),
  'web-pubsub': shared('external', 'azure-web-pubsub', 'http'),
  'cloudflare-queues': shared('broker', 'cloudflare-queues', 'other'),
  'cloudflare-kv': shared('cache', 'cloudflare-kv', 'other'),
  r2: shared('storage', 'r2', 's3'),
  d1: own('database', 'd1', 'sql'),
  vectorize: own('search', 'vectorize', 'other'),
  identity: own('infrastructure', 'identity', 'http'),
  'step-functions': shared('infrastructure', 'step-functions', 'http'),
  appsync: own('gateway', 'appsync', 'graphql'),
} as const satisfies Readonly<Record<string, CloudService>>;

/** The word for a managed service. */
export type ServiceWord = keyof typeof SERVICES;

/** A database engine as the clouds name it. */
export function engineOf(text: string): ServiceWord | undefined {
  const engines: readonly (readonly [RegExp, ServiceWord])[] = [
    [/postgres/i, 'postgresql'],
    [/maria/i, 'mariadb'],
    [/mysql|^aurora$/i, 'mysql'],
    [/sqlserver|mssql/i, 'mssql'],
    [/oracle/i, 'oracle'],
    [/docdb|mongo/i, 'mongodb'],
    [/redis|valkey/i, 'redis'],
    [/memcached/i, 'memcached'],
    [/rabbit/i, 'rabbitmq'],
    [/activemq/i, 'activemq'],
  ];
  return engines.find(([pattern]) => pattern.test(text))?.[1];
}

/** One resource of a description. */
export interface Managed {
  readonly word: ServiceWord;
  readonly deployment: string;
  /** What its own file calls it. */
  readonly name: string;
  /** How other lines of the file refer to it. */
  readonly reference: string;
  /** The host that it gets, `*` for what is known only once it is there. */
  readonly endpoint?: string;
  readonly evidence: Evidence;
}

/** The node for a managed resource: the service itself where there is one of it, else the resource by its name. */
export function managedFact({ word, deployment, name, reference, endpoint, evidence }: Managed): ComponentFact {
  const { kind, technology, isShared } = SERVICES[word];
  return {
    kind: 'component',
    evidence,
    deployment,
    name: isShared ? technology : name,
    hosts: [reference, ...(endpoint === undefined ? [] : [endpoint])],
    nodeKind: kind,
    technology,
  };
}

/** Somebody is given the address, the name or the rights of a managed resource. */
export function connectionTo(
  owner: Owner,
  { word, reference }: Pick<Managed, 'word' | 'reference'>,
  evidence: Evidence,
): ConnectionFact {
  const { kind, technology, protocol } = SERVICES[word];
  return { kind: 'connection', evidence, owner, nodeKind: kind, technology, protocol, target: literal(reference) };
}

/** The address of a service that is the same for everybody, for those who say nothing of their own. */
export function providersOwn(word: ServiceWord): string {
  return `https://${word === 'eventbridge' ? 'events' : word}.amazonaws.com`;
}
