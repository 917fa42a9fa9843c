import type { Architecture, Edge, Node } from '../model/architecture.ts';
import type { NodeKind, Protocol } from '../model/fact.ts';

/** Kinds that the team itself runs and configures; the rest is bought in, or stores. */
const OWN: ReadonlySet<NodeKind> = new Set(['service', 'frontend', 'gateway']);

/** Kinds that others need before they can start. */
const BASE: ReadonlySet<NodeKind> = new Set(['database', 'cache', 'broker', 'storage', 'search', 'infrastructure']);

/** Whether the team runs it: a service, a frontend or a gateway. */
export function isOwn(node: Pick<Node, 'kind'>): boolean {
  return OWN.has(node.kind);
}

/** Whether it is a store, a broker or infrastructure, which have to be there before their users. */
export function isBase(node: Node): boolean {
  return BASE.has(node.kind);
}

/** Code unit order: the same on every machine, whatever its locale. */
export function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}

/** A sorted copy; `keys` are compared one after the other. */
export function sortedBy<T>(items: readonly T[], keys: (item: T) => readonly string[]): readonly T[] {
  return [...items].sort((left, right) => {
    const others = keys(right);
    return (
      keys(left)
        .map((key, index) => byText(key, others[index] ?? ''))
        .find((order) => order !== 0) ?? 0
    );
  });
}

/** Items by key, both in sorted order of the keys. */
export function groupedBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return new Map([...groups].sort(([left], [right]) => byText(left, right)));
}

/** Each text once, sorted. */
export function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(byText);
}

/** How a node id is shown: by its name where that names one node only, else by its id. */
export function namesOf({ nodes }: Architecture): (id: string) => string {
  const count = groupedBy(nodes, ({ name }) => name);
  const shown = new Map(nodes.map(({ id, name }) => [id, count.get(name)?.length === 1 ? name : id]));
  return (id) => shown.get(id) ?? id;
}

/** The nodes by id. */
export function nodesById({ nodes }: Architecture): ReadonlyMap<string, Node> {
  return new Map(nodes.map((node) => [node.id, node]));
}

const ASKING: ReadonlySet<Protocol> = new Set(['http', 'grpc', 'graphql', 'thrift']);

/** Whether the caller waits for an answer: stated so, or a connection over which operations are asked for. */
export function isRequest({ pattern, protocol, operations }: Edge): boolean {
  return pattern === 'request-response' || (pattern === 'connection' && operations.length > 0 && ASKING.has(protocol));
}

/** Calls between what the team runs: the edges that a cycle or a flow is made of. */
export function ownCalls(architecture: Architecture): readonly Edge[] {
  const nodes = nodesById(architecture);
  const own = (id: string) => {
    const node = nodes.get(id);
    return node !== undefined && isOwn(node);
  };
  return architecture.edges.filter((edge) => isRequest(edge) && own(edge.from) && own(edge.to));
}

/** A kind in words. */
export interface KindName {
  readonly one: string;
  readonly many: string;
}

/** One kind in words, one and many. */
export const kindNames: Readonly<Record<NodeKind, KindName>> = {
  service: { one: 'service', many: 'services' },
  frontend: { one: 'frontend', many: 'frontends' },
  gateway: { one: 'gateway', many: 'gateways' },
  database: { one: 'database', many: 'databases' },
  cache: { one: 'cache', many: 'caches' },
  broker: { one: 'broker', many: 'brokers' },
  storage: { one: 'storage', many: 'storages' },
  search: { one: 'search engine', many: 'search engines' },
  infrastructure: { one: 'infrastructure part', many: 'infrastructure parts' },
  external: { one: 'external system', many: 'external systems' },
};

/** Protocols as people write them. */
export const protocolNames: Readonly<Record<Protocol, string>> = {
  http: 'HTTP',
  grpc: 'gRPC',
  graphql: 'GraphQL',
  websocket: 'WebSocket',
  tcp: 'TCP',
  amqp: 'AMQP',
  kafka: 'Kafka',
  nats: 'NATS',
  redis: 'Redis',
  mqtt: 'MQTT',
  sqs: 'SQS',
  sns: 'SNS',
  pubsub: 'Google Pub/Sub',
  servicebus: 'Azure Service Bus',
  sql: 'SQL',
  mongodb: 'MongoDB',
  cassandra: 'Cassandra',
  elasticsearch: 'Elasticsearch',
  s3: 'S3',
  smtp: 'SMTP',
  ldap: 'LDAP',
  thrift: 'Thrift',
  other: 'other',
};
