// https://kafka.apache.org/documentation/#connect · https://debezium.io/documentation/reference/stable/connectors/ · https://strimzi.io/docs/operators/latest/configuring#type-KafkaConnector-reference
import type { Evidence } from '../model/evidence.ts';
import type { ConnectionFact, FactDraft, NodeKind, Owner, Protocol, PublishFact, SubscribeFact } from '../model/fact.ts';
import { concat, literal, unknown, type Value } from '../model/value.ts';
import { settingValue } from '../sdk/interpolate.ts';
import { cleanText } from '../sdk/secrets.ts';

/** One line of a connector's configuration. */
export interface ConnectorOption {
  readonly text: string;
  readonly evidence: Evidence;
}

/** A connector as any of the ways to write one states it. */
export interface Connector {
  readonly owner: Owner;
  /** The Java class, by its full name or an alias. */
  readonly type: string;
  readonly evidence: Evidence;
  readonly options: ReadonlyMap<string, ConnectorOption>;
}

/** What a connector reads and writes: the topics on one side, a store or a service on the other. */
export function connectorFacts(connector: Connector): readonly FactDraft[] {
  return [
    ...storeFacts(connector),
    ...registryFacts(connector),
    ...sinkFacts(connector),
    ...refusedFacts(connector),
    ...sourceFacts(connector),
  ];
}

/** Converters keep schemas in a registry: https://docs.confluent.io/platform/current/schema-registry/connect.html */
function registryFacts({ owner, options }: Connector): readonly FactDraft[] {
  const named = [...options].filter(([key]) => /^(key|value)\.converter\.schema\.registry\.url$/.test(key));
  const distinct = new Map(named.map(([key, { text, evidence }]) => [text, { key, evidence }]));
  return [...distinct].map(([text, { key, evidence }]) => ({
    kind: 'connection',
    evidence,
    owner,
    nodeKind: 'infrastructure',
    technology: 'schema-registry',
    protocol: 'http',
    target: valueOf(key, text),
    library: 'kafka-connect',
  }));
}

interface Peer {
  readonly technology: string;
  readonly nodeKind: NodeKind;
  readonly protocol: Protocol;
  /** Options that hold its address, best first; a port stands apart under the other key. */
  readonly address: readonly string[];
  readonly port?: string;
  readonly name?: string;
  /** Where it is when no option says so: the provider's own. */
  readonly usual?: string;
}

const peer = (technology: string, nodeKind: NodeKind, protocol: Protocol, address: string, more: Partial<Peer> = {}): Peer => ({
  technology,
  nodeKind,
  protocol,
  address: address.split(' '),
  ...more,
});
const debezium = (technology: string, more: Partial<Peer> = {}): Peer =>
  peer(technology, 'database', 'sql', 'database.hostname', { port: 'database.port', name: 'database.dbname', ...more });

/** The last part of a connector's class, in lower case, as its own documentation has it. */
const PEERS: readonly (readonly [pattern: RegExp, peer: Peer])[] = [
  [/debezium.*postgres/, debezium('postgresql')],
  [/debezium.*mysql/, debezium('mysql')],
  [/debezium.*mariadb/, debezium('mariadb')],
  [/debezium.*sqlserver/, debezium('mssql', { name: 'database.names' })],
  [/debezium.*oracle/, debezium('oracle')],
  [/debezium.*db2/, debezium('db2')],
  [/debezium.*mongo/, peer('mongodb', 'database', 'mongodb', 'mongodb.connection.string mongodb.hosts')],
  [/debezium.*cassandra/, peer('cassandra', 'database', 'cassandra', 'cassandra.hosts')],
  [/mongo/, peer('mongodb', 'database', 'mongodb', 'connection.uri', { name: 'database' })],
  [/jdbc/, peer('sql', 'database', 'sql', 'connection.url')],
  [/elasticsearch/, peer('elasticsearch', 'search', 'elasticsearch', 'connection.url')],
  [/opensearch/, peer('opensearch', 'search', 'elasticsearch', 'connection.url')],
  [
    /s3(sink|source)?connector|\.s3\./,
    peer('s3', 'storage', 's3', 'store.url aws.s3.endpoint', { name: 's3.bucket.name', usual: 'https://s3.amazonaws.com' }),
  ],
  [/cassandra/, peer('cassandra', 'database', 'cassandra', 'contactpoints cassandra.contact.points contactPoints')],
  [/neo4j/, peer('neo4j', 'database', 'other', 'neo4j.uri neo4j.server.uri')],
  [/influx/, peer('influxdb', 'database', 'http', 'influxdb.url connect.influx.url')],
  [/clickhouse/, peer('clickhouse', 'database', 'sql', 'hostname', { port: 'port', name: 'database' })],
  [/redis/, peer('redis', 'cache', 'redis', 'redis.hosts redis.uri connect.redis.host')],
  [/rabbitmq/, peer('rabbitmq', 'broker', 'amqp', 'rabbitmq.host rabbitmq.uri')],
  [/mqtt/, peer('mqtt', 'broker', 'mqtt', 'mqtt.server.uri connect.mqtt.hosts')],
];

function storeFacts({ owner, type, evidence, options }: Connector): readonly FactDraft[] {
  const url = options.get('http.api.url') ?? options.get('http.url');
  if (url)
    return [{ kind: 'call', evidence: url.evidence, owner, protocol: 'http', target: valueOf('url', url.text), method: 'POST' }];
  const found = PEERS.find(([pattern]) => pattern.test(type.toLowerCase()))?.[1];
  const stated = found?.address.map((key) => options.get(key)).find((option) => option !== undefined);
  const address = stated ?? (found?.usual === undefined ? undefined : { text: found.usual, evidence });
  if (!found || !address) return [];
  const { technology, nodeKind, protocol } = found;
  const port = found.port === undefined ? undefined : options.get(found.port)?.text;
  const name = found.name === undefined ? undefined : options.get(found.name)?.text;
  const target = valueOf('address', port === undefined ? address.text : `${address.text}:${port}`);
  const fact: ConnectionFact = {
    kind: 'connection',
    evidence: address.evidence,
    owner,
    nodeKind,
    technology,
    protocol,
    target,
    ...(name !== undefined && { name: valueOf('name', name) }),
    library: 'kafka-connect',
  };
  return [fact];
}

/** `${env:NAME}` and `${NAME}` are filled in where the worker runs. */
function valueOf(key: string, text: string): Value {
  return settingValue(key, text.replace(/\$\{env:(\w{1,100})\}/g, '${$1}'));
}

const MESSAGE = { protocol: 'kafka', channelKind: 'topic', library: 'kafka-connect' } as const;

/** Sinks read the topics that they list. */
function sinkFacts({ owner, options }: Connector): readonly SubscribeFact[] {
  const topics = options.get('topics');
  const pattern = options.get('topics.regex');
  const make = (channel: Value, { evidence }: ConnectorOption): SubscribeFact => ({
    kind: 'subscribe',
    evidence,
    owner,
    ...MESSAGE,
    channel,
  });
  const listed = topics ? listOf(topics.text).map((topic) => make(valueOf('topic', topic), topics)) : [];
  const matching: readonly SubscribeFact[] = pattern
    ? [{ ...make(literal(cleanText(pattern.text)), pattern), isExpression: true }]
    : [];
  return [...listed, ...matching];
}

/** What a sink cannot put away goes to a topic of its own: https://docs.confluent.io/platform/current/connect/concepts.html#dead-letter-queues */
function refusedFacts({ owner, options }: Connector): readonly PublishFact[] {
  const topic = options.get('errors.deadletterqueue.topic.name');
  if (!topic || topic.text === '') return [];
  return [{ kind: 'publish', evidence: topic.evidence, owner, ...MESSAGE, channel: valueOf('topic', topic.text) }];
}

function sourceFacts(connector: Connector): readonly PublishFact[] {
  const { owner, type, options } = connector;
  if (options.has('topics') || options.has('topics.regex')) return [];
  const stated = options.get('kafka.topic') ?? options.get('topic');
  const prefix = options.get('topic.prefix') ?? options.get('database.server.name') ?? options.get('mongodb.name');
  const routed = stated ? undefined : routedName(connector);
  const place = stated ?? routed?.option ?? tablesOf(connector) ?? prefix;
  if (!place || (!stated && !/source|debezium/i.test(type))) return [];
  const names = stated ? [valueOf('topic', stated.text)] : routed ? [routed.name] : tableTopics(connector, prefix?.text ?? '');
  return names.map((channel) => ({ kind: 'publish', evidence: place.evidence, owner, ...MESSAGE, channel }));
}

const TABLES = ['table.include.list', 'table.whitelist', 'collection.include.list', 'collection.whitelist', 'collection'];

function tablesOf({ options }: Connector): ConnectorOption | undefined {
  return TABLES.map((key) => options.get(key)).find((option) => option !== undefined);
}

const USUAL_OUTBOX_TOPIC = 'outbox.event.${routedByValue}';

/** Where a transformation gives the records to other topics: https://debezium.io/documentation/reference/stable/transformations/. */
function routedName({ options }: Connector): { readonly name: Value; readonly option: ConnectorOption } | undefined {
  const router = [...options].find(([key, { text }]) => /^transforms\.[^.]+\.type$/.test(key) && text.endsWith('Router'));
  if (!router) return undefined;
  const replacement = options.get(router[0].replace(/type$/, 'route.topic.replacement'));
  const isOutbox = router[1].text.endsWith('EventRouter');
  const text = replacement?.text ?? (isOutbox ? USUAL_OUTBOX_TOPIC : '');
  const parts = text.split(/(\$\{\w{1,100}\})/).filter((part) => part !== '');
  const name = concat(
    parts.map((part) =>
      part.startsWith('${') ? unknown('a transformation of the connector chooses it by the record') : literal(part),
    ),
  );
  return { name: text === '' ? unknown('a transformation of the connector chooses it') : name, option: replacement ?? router[1] };
}

/** A topic for each table. */
function tableTopics(connector: Connector, prefix: string): readonly Value[] {
  const { type, options } = connector;
  const isDebezium = /debezium/i.test(type);
  const tables = listOf(tablesOf(connector)?.text ?? '').map((table) => table.replaceAll('\\.', '.'));
  if (tables.length === 0 || tables.some((table) => !/^[\w$.-]+$/.test(table))) return [unknown('it is one for each table')];
  const database = /sqlserver/i.test(type)
    ? options.get('database.names')?.text
    : /MongoSource/.test(type)
      ? options.get('database')?.text
      : undefined;
  const between = database === undefined ? '' : `${database}.`;
  const dot = isDebezium || /MongoSource/.test(type) ? '.' : '';
  return tables.map((table) => valueOf('topic', `${prefix}${prefix === '' ? '' : dot}${between}${table}`));
}

function listOf(text: string): readonly string[] {
  return text.split(',').flatMap((each) => each.trim() || []);
}
