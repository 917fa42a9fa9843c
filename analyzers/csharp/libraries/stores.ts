import {
  arg,
  args,
  connection,
  defineLibrary,
  each,
  first,
  itself,
  join,
  keyword,
  type Library,
  receiver,
  type Selector,
  storeLibrary,
  text as textOf,
  type ValueRule,
} from '../../../src/code/library.ts';
import { target } from './support/dotnet.ts';

const sql = { nodeKind: 'database', protocol: 'sql' } as const;
const text = target('connectionString');

/**
 * A text that is put together by its parts: https://learn.microsoft.com/dotnet/framework/data/adonet/connection-string-builders
 * The text stands for the builder, which has told the address.
 */
function textBuilder(type: string, server: string) {
  const values: Record<string, ValueRule> = {
    [`${type}.ConnectionString`]: { value: 'select', selector: receiver, isProperty: true },
    [`${type}.ToString`]: itself,
  };
  const makers: Record<string, Selector> = { [type]: first(keyword(server), text) };
  return { values, makers, isToldByParts: true } as const;
}

const ofNpgsql = textBuilder('NpgsqlConnectionStringBuilder', 'Host');
const ofSqlServer = textBuilder('SqlConnectionStringBuilder', 'DataSource');
const ofMySql = textBuilder('MySqlConnectionStringBuilder', 'Server');

export const npgsql = storeLibrary({
  ...sql,
  name: 'npgsql',
  imports: ['Npgsql'],
  docs: 'https://www.npgsql.org/doc/basic-usage.html',
  technology: 'postgresql',
  ...ofNpgsql,
  creates: { 'NpgsqlDataSourceBuilder.Build': 'NpgsqlDataSource' },
  makers: {
    ...ofNpgsql.makers,
    NpgsqlConnection: text,
    NpgsqlDataSourceBuilder: text,
    'NpgsqlDataSource.Create': arg(0),
    '*.AddNpgsqlDataSource': arg(0),
    '*.AddNpgSql': arg(0),
  },
});

export const sqlClient = storeLibrary({
  ...sql,
  name: 'sqlclient',
  imports: ['Microsoft.Data.SqlClient', 'System.Data.SqlClient'],
  docs: 'https://learn.microsoft.com/sql/connect/ado-net/introduction-microsoft-data-sqlclient-namespace',
  technology: 'mssql',
  ...ofSqlServer,
  makers: { ...ofSqlServer.makers, SqlConnection: text },
});

export const mySqlConnector = storeLibrary({
  ...sql,
  name: 'mysqlconnector',
  imports: ['MySqlConnector', 'MySql.Data.MySqlClient'],
  docs: 'https://mysqlconnector.net/tutorials/connect-to-mysql/',
  technology: 'mysql',
  ...ofMySql,
  makers: { ...ofMySql.makers, MySqlConnection: text, MySqlDataSource: text },
});

export const oracle = storeLibrary({
  ...sql,
  name: 'oracle-managed',
  imports: ['Oracle.ManagedDataAccess.Client'],
  docs: 'https://docs.oracle.com/en/database/oracle/oracle-database/23/odpnt/',
  technology: 'oracle',
  makers: { OracleConnection: text },
});

export const marten = storeLibrary({
  ...sql,
  name: 'marten',
  imports: ['Marten'],
  docs: 'https://martendb.io/getting-started.html',
  technology: 'postgresql',
  makers: {
    '*.AddMarten': first(arg(0, '{}', 'ConnectionString'), arg(0)),
    'DocumentStore.For': arg(0),
    'StoreOptions.Connection': arg(0),
  },
});

export const mongoDriver = storeLibrary({
  nodeKind: 'database',
  protocol: 'mongodb',
  technology: 'mongodb',
  name: 'mongodb-driver',
  imports: ['MongoDB.Driver'],
  docs: 'https://www.mongodb.com/docs/drivers/csharp/current/connect/',
  creates: { 'MongoUrlBuilder.ToMongoUrl': 'MongoUrl' },
  isToldByParts: true,
  makers: {
    MongoServerAddress: first(join(arg(0), textOf(':'), arg(1)), arg(0)),
    MongoClient: target('connectionString'),
    'MongoClientSettings.FromConnectionString': arg(0),
    MongoUrl: arg(0),
    'MongoUrl.Create': arg(0),
  },
});

/** https://www.elastic.co/docs/reference/elasticsearch/clients/dotnet/transport: which of several nodes is asked. */
const POOLS = ['Single', 'Static', 'Sniffing', 'Sticky', 'StickySniffing'].flatMap((kind) =>
  kind === 'Single' ? ['SingleNodeConnectionPool', 'SingleNodePool'] : [`${kind}ConnectionPool`, `${kind}NodePool`],
);

export const elastic = storeLibrary({
  nodeKind: 'search',
  protocol: 'elasticsearch',
  technology: 'elasticsearch',
  name: 'elasticsearch-net',
  imports: ['Nest', 'Elasticsearch.Net', 'Elastic.Clients.Elasticsearch', 'OpenSearch.Client', 'Elastic.Transport'],
  docs: 'https://www.elastic.co/docs/reference/elasticsearch/clients/dotnet/connecting',
  creates: {
    'ElasticsearchClientSettings.*': 'ElasticsearchClientSettings',
    'ConnectionSettings.*': 'ConnectionSettings',
    'ConnectionConfiguration.*': 'ConnectionConfiguration',
  },
  isToldByParts: true,
  makers: {
    ...each(['ElasticsearchClient', 'ElasticClient', 'ElasticLowLevelClient', 'OpenSearchClient'], (name) => [name, arg(0)]),
    ConnectionSettings: arg(0),
    ConnectionConfiguration: arg(0),
    ElasticsearchClientSettings: arg(0),
    ...each(POOLS, (name) => [name, first(arg(0, '[]'), arg(0))]),
  },
});

export const cassandra = storeLibrary({
  nodeKind: 'database',
  protocol: 'cassandra',
  technology: 'cassandra',
  name: 'cassandra-csharp-driver',
  imports: ['Cassandra'],
  docs: 'https://docs.datastax.com/en/developer/csharp-driver/latest/',
  creates: { 'Cluster.Builder': 'Builder', 'Builder.*': 'Builder' },
  makers: {
    'Builder.AddContactPoint': arg(0),
    'Builder.AddContactPoints': first(arg(0, '[]'), args(0)),
    'Builder.WithConnectionString': { from: 'between', start: 'Contact Points=', end: ';', of: arg(0) },
  },
  types: { Cluster: 'Builder' },
});

const others: readonly (readonly [string, readonly string[], string, string, Readonly<Record<string, Selector>>])[] = [
  [
    'neo4j-driver',
    ['Neo4j.Driver'],
    'https://neo4j.com/docs/dotnet-manual/current/connect/',
    'neo4j',
    { 'GraphDatabase.Driver': arg(0) },
  ],
  [
    'influxdb-client',
    ['InfluxDB.Client'],
    'https://github.com/influxdata/influxdb-client-csharp',
    'influxdb',
    { InfluxDBClient: arg(0), 'InfluxDBClientFactory.Create': arg(0) },
  ],
  ['raven-db', ['Raven.Client.Documents'], 'https://ravendb.net/docs', 'ravendb', { DocumentStore: keyword('Urls') }],
  [
    'clickhouse',
    ['ClickHouse.Client.ADO', 'ClickHouse.Ado'],
    'https://clickhouse.com/docs/integrations/csharp',
    'clickhouse',
    { ClickHouseConnection: arg(0) },
  ],
  [
    'eventstore',
    ['EventStore.Client', 'KurrentDB.Client'],
    'https://docs.kurrent.io/clients/grpc/getting-started.html',
    'eventstore',
    { 'EventStoreClientSettings.Create': arg(0), '*.AddEventStoreClient': arg(0) },
  ],
];

/** Clients of Redis beside the usual one. */
export const redisClients = storeLibrary({
  nodeKind: 'cache',
  protocol: 'redis',
  technology: 'redis',
  name: 'redis-clients',
  imports: ['FreeRedis', 'CSRedis', 'ServiceStack.Redis'],
  docs: 'https://redis.io/docs/latest/integrate/',
  makers: {
    CSRedisClient: arg(0),
    RedisClient: arg(0),
    ...each(['RedisManagerPool', 'PooledRedisClientManager', 'BasicRedisClientManager'], (name) => [
      name,
      first(arg(0, '[]'), arg(0)),
    ]),
  },
});

export const otherStores: readonly Library[] = others.map(([name, imports, docs, technology, makers]) =>
  storeLibrary({ name, imports, docs, technology, makers, nodeKind: 'database', protocol: 'other' }),
);

export const memcached = defineLibrary({
  name: 'enyim-memcached',
  imports: ['Enyim.Caching', 'Microsoft.Extensions.DependencyInjection'],
  docs: 'https://github.com/cnblogs/EnyimMemcachedCore#configure',
  calls: {
    'MemcachedOptions.AddServer': connection({ nodeKind: 'cache', technology: 'memcached', protocol: 'other', target: arg(0) }),
  },
  callbacks: { '*.AddEnyimMemcached': { 0: ['MemcachedOptions'] } },
});
