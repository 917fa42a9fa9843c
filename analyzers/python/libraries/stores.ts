import {
  arg,
  classOf,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  type Library,
  param,
  type Selector,
  storeLibrary,
  text,
} from '../../../src/code/library.ts';
import { address, namedAddress } from './support/selectors.ts';

const sql = { nodeKind: 'database', protocol: 'sql' } as const;
const dsn = first(namedAddress(), keyword('dsn'), keyword('conninfo'), arg(0));
const database = first(keyword('dbname'), keyword('database'), keyword('db'));

export const psycopg = storeLibrary({
  ...sql,
  name: 'psycopg',
  imports: ['psycopg2', 'psycopg2.*', 'psycopg', 'psycopg_pool', 'aiopg', 'asyncpg', 'asyncpg.*', 'pg8000', 'pg8000.*'],
  docs: 'https://www.psycopg.org/psycopg3/docs/api/connections.html',
  technology: 'postgresql',
  namespaces: ['pool'],
  makers: ['connect', 'Connection.connect', 'AsyncConnection.connect', 'create_pool', 'ConnectionPool', 'AsyncConnectionPool'],
  target: dsn,
  database,
});

/** The pool's first arguments are its sizes. */
export const psycopgPool = storeLibrary({
  ...sql,
  name: 'psycopg2-pool',
  imports: ['psycopg2.pool'],
  docs: 'https://www.psycopg.org/docs/pool.html',
  technology: 'postgresql',
  makers: ['SimpleConnectionPool', 'ThreadedConnectionPool', 'PersistentConnectionPool'],
  target: first(namedAddress(), keyword('dsn'), arg(2)),
  database,
});

export const mysql = storeLibrary({
  ...sql,
  name: 'mysql',
  imports: ['pymysql', 'pymysql.*', 'mysql.connector', 'mysql', 'MySQLdb', 'aiomysql', 'asyncmy', 'mariadb'],
  docs: 'https://dev.mysql.com/doc/connector-python/en/connector-python-connectargs.html',
  technology: 'mysql',
  namespaces: ['connector', 'pooling', 'connections'],
  makers: ['connect', 'Connect', 'Connection', 'create_pool', 'MySQLConnectionPool', 'MySQLConnection'],
  target: first(namedAddress(), namedAddress('unix_socket'), arg(0)),
  database: first(keyword('database'), keyword('db'), arg(3)),
});

const ADDED = { under: classOf(arg(0)), value: 0 } as const;
const SELECTED = { value: 'kept', under: arg(0), as: 'all' } as const;
const GIVEN = { value: 'select', selector: arg(0) } as const;
const SESSIONS = ['Session', 'AsyncSession', 'scoped_session', 'async_scoped_session'];

/** What a session is given of a model is what its rows hold: https://docs.sqlalchemy.org/en/20/orm/session_basics.html */
const ROWS = {
  creates: each(['sessionmaker', 'async_sessionmaker'], (name) => [name, 'SessionMaker']),
  keeps: each(
    SESSIONS.flatMap((type) => ['add', 'add_all', 'merge'].map((method) => `${type}.${method}`)),
    (name) => [name, ADDED],
  ),
  values: {
    select: SELECTED,
    ...each(SESSIONS, (type) => [`${type}.query`, SELECTED]),
    ...each(
      SESSIONS.flatMap((type) => ['scalars', 'execute', 'exec', 'stream_scalars'].map((method) => `${type}.${method}`)),
      (name) => [name, GIVEN],
    ),
  },
} satisfies Pick<Library, 'keeps' | 'values' | 'creates'>;

/** The address names the dialect: `postgresql+psycopg://…`. */
export const sqlalchemy = storeLibrary({
  ...sql,
  name: 'sqlalchemy',
  imports: ['sqlalchemy', 'sqlalchemy.*', 'sqlmodel', 'databases', 'gino', 'dataset', 'encode.databases'],
  docs: 'https://docs.sqlalchemy.org/en/20/core/engines.html',
  technology: 'sql',
  namespaces: ['ext', 'asyncio', 'engine', 'orm'],
  creates: ROWS.creates,
  keeps: ROWS.keeps,
  values: {
    ...ROWS.values,
    make_url: GIVEN,
    'URL.create': {
      value: 'select',
      selector: first(join(param(0, 'drivername'), text('://'), namedAddress(), text('/'), keyword('database')), keyword('host')),
    },
  },
  makers: ['create_engine', 'create_async_engine', 'engine_from_config', 'Database', 'connect'],
  target: first(arg(0, 'sqlalchemy.url'), param(0, 'url')),
});

/** Registered models connect when the application starts. */
export const tortoise = storeLibrary({
  ...sql,
  name: 'tortoise-orm',
  imports: ['tortoise', 'tortoise.contrib.*'],
  docs: 'https://tortoise.github.io/setup.html',
  technology: 'sql',
  makers: ['Tortoise.init', 'register_tortoise', 'RegisterTortoise', 'run_async'],
  target: first(
    keyword('db_url'),
    keyword('config', 'connections', 'default', 'credentials', 'host'),
    keyword('config', 'connections', 'default'),
    arg(0, 'connections', 'default'),
  ),
});

function peeweeDatabase(name: string, technology: string, makers: readonly string[]): Library {
  return storeLibrary({
    ...sql,
    name,
    imports: ['peewee', 'playhouse.*', 'pony.orm'],
    docs: 'https://docs.peewee-orm.com/en/latest/peewee/database.html',
    technology,
    makers,
    target: first(namedAddress(), arg(0)),
    database: arg(0),
  });
}

export const peewee = peeweeDatabase('peewee', 'sql', [
  'PostgresqlDatabase',
  'PooledPostgresqlDatabase',
  'MySQLDatabase',
  'PooledMySQLDatabase',
  'connect',
]);

/** https://docs.ponyorm.org/database.html#binding-the-database-object-to-a-specific-database */
export const pony = storeLibrary({
  ...sql,
  name: 'pony',
  imports: ['pony.orm', 'pony'],
  docs: 'https://docs.ponyorm.org/database.html',
  technology: 'sql',
  makers: ['Database.bind'],
  target: first(namedAddress(), arg(1)),
  database: keyword('database'),
});

export const piccolo = storeLibrary({
  ...sql,
  name: 'piccolo',
  imports: ['piccolo.engine.postgres', 'piccolo.engine'],
  docs: 'https://piccolo-orm.readthedocs.io/en/latest/piccolo/engines/postgres_engine.html',
  technology: 'postgresql',
  makers: ['PostgresEngine'],
  target: first(address(param(0, 'config', 'host'), param(0, 'config', 'port')), param(0, 'config', 'dsn')),
});

export const trino = storeLibrary({
  ...sql,
  name: 'trino',
  imports: ['trino', 'trino.*', 'prestodb', 'prestodb.*'],
  docs: 'https://github.com/trinodb/trino-python-client#usage',
  technology: 'trino',
  namespaces: ['dbapi'],
  makers: ['connect'],
  target: first(namedAddress(), arg(0)),
});

/** https://beanie-odm.dev/tutorial/initialization/ */
export const beanie = storeLibrary({
  name: 'beanie',
  imports: ['beanie'],
  docs: 'https://beanie-odm.dev/tutorial/initialization/',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  makers: ['init_beanie'],
  target: keyword('connection_string'),
});

export const sqlServer = storeLibrary({
  ...sql,
  name: 'pyodbc',
  imports: ['pyodbc', 'pymssql', 'aioodbc'],
  docs: 'https://github.com/mkleehammer/pyodbc/wiki/The-pyodbc-Module',
  technology: 'sqlserver',
  makers: ['connect'],
  target: first(keyword('server'), keyword('host'), arg(0)),
  database: keyword('database'),
});

export const oracle = storeLibrary({
  ...sql,
  name: 'oracledb',
  imports: ['oracledb', 'cx_Oracle'],
  docs: 'https://python-oracledb.readthedocs.io/en/latest/api_manual/module.html',
  technology: 'oracle',
  makers: ['connect', 'create_pool', 'connect_async', 'SessionPool'],
  target: first(keyword('dsn'), namedAddress(), arg(2), arg(0)),
});

const mongoTarget = first(
  address(keyword('host'), keyword('port')),
  join(arg(0), text(':'), arg(1)),
  arg(0),
  text('mongodb://localhost:27017'),
);

export const mongo = storeLibrary({
  name: 'pymongo',
  imports: ['pymongo', 'pymongo.*', 'motor', 'motor.*', 'mongomock_motor'],
  docs: 'https://pymongo.readthedocs.io/en/stable/api/pymongo/mongo_client.html',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  namespaces: ['motor_asyncio', 'mongo_client', 'asynchronous'],
  makers: ['MongoClient', 'AsyncMongoClient', 'AsyncIOMotorClient', 'MotorClient'],
  target: mongoTarget,
});

export const mongoengine = storeLibrary({
  name: 'mongoengine',
  imports: ['mongoengine', 'flask_mongoengine', 'flask_pymongo', 'umongo'],
  docs: 'https://docs.mongoengine.org/guide/connecting.html',
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  makers: ['connect', 'register_connection', 'PyMongo'],
  target: first(keyword('uri'), address(keyword('host'), keyword('port')), arg(1), text('mongodb://localhost:27017')),
  database: first(keyword('db'), arg(0)),
});

export const elasticsearch = storeLibrary({
  name: 'elasticsearch',
  imports: ['elasticsearch', 'elasticsearch.*', 'opensearchpy', 'opensearchpy.*', 'elasticsearch_dsl', 'elasticsearch_dsl.*'],
  docs: 'https://elasticsearch-py.readthedocs.io/en/stable/',
  nodeKind: 'search',
  technology: 'elasticsearch',
  protocol: 'elasticsearch',
  namespaces: ['connections'],
  makers: [
    'Elasticsearch',
    'AsyncElasticsearch',
    'OpenSearch',
    'AsyncOpenSearch',
    'connections.create_connection',
    'create_connection',
  ],
  target: first(
    address(keyword('hosts', '[]', 'host'), keyword('hosts', '[]', 'port')),
    address(arg(0, '[]', 'host'), arg(0, '[]', 'port')),
    keyword('hosts', '[]'),
    arg(0, '[]'),
    param(0, 'hosts'),
    text('http://localhost:9200'),
  ),
});

export const cassandra = storeLibrary({
  name: 'cassandra-driver',
  imports: ['cassandra.cluster', 'cassandra', 'cassandra.cqlengine.connection', 'scylla.cluster'],
  docs: 'https://docs.datastax.com/en/developer/python-driver/latest/api/cassandra/cluster/',
  nodeKind: 'database',
  technology: 'cassandra',
  protocol: 'cassandra',
  namespaces: ['cluster'],
  makers: ['Cluster', 'setup'],
  target: first(param(0, 'contact_points', '[]'), param(0, 'contact_points'), param(0, 'hosts')),
});

export const neo4j = storeLibrary({
  name: 'neo4j',
  imports: ['neo4j', 'py2neo', 'neomodel'],
  docs: 'https://neo4j.com/docs/api/python-driver/current/api.html',
  nodeKind: 'database',
  technology: 'neo4j',
  protocol: 'other',
  makers: ['GraphDatabase.driver', 'AsyncGraphDatabase.driver', 'Graph'],
  target: param(0, 'uri'),
});

export const influxdb = storeLibrary({
  name: 'influxdb',
  imports: ['influxdb_client', 'influxdb_client.*', 'influxdb', 'influxdb_client_3'],
  docs: 'https://influxdb-client.readthedocs.io/en/stable/api.html',
  nodeKind: 'database',
  technology: 'influxdb',
  protocol: 'http',
  makers: ['InfluxDBClient', 'InfluxDBClientAsync', 'InfluxDBClient3'],
  target: first(keyword('url'), namedAddress(), arg(0)),
  database: keyword('database'),
});

export const clickhouse = storeLibrary({
  ...sql,
  name: 'clickhouse',
  imports: ['clickhouse_connect', 'clickhouse_driver', 'asynch', 'aiochclient'],
  docs: 'https://clickhouse.com/docs/integrations/python',
  technology: 'clickhouse',
  makers: ['get_client', 'get_async_client', 'create_client', 'Client', 'connect'],
  target: first(namedAddress(), arg(0)),
  database: keyword('database'),
});

export const memcached = storeLibrary({
  name: 'memcached',
  imports: ['pymemcache', 'pymemcache.*', 'memcache', 'pylibmc', 'bmemcached', 'aiomcache'],
  docs: 'https://pymemcache.readthedocs.io/en/latest/getting_started.html',
  nodeKind: 'cache',
  technology: 'memcached',
  protocol: 'other',
  namespaces: ['client', 'base', 'hash'],
  makers: ['Client', 'PooledClient', 'HashClient'],
  target: first(join(arg(0, '0'), text(':'), arg(0, '1')), arg(0, '[]'), arg(0)),
});

export const minio = storeLibrary({
  name: 'minio',
  imports: ['minio', 'miniopy_async'],
  docs: 'https://min.io/docs/minio/linux/developers/python/API.html',
  nodeKind: 'storage',
  technology: 'minio',
  protocol: 's3',
  makers: ['Minio'],
  target: param(0, 'endpoint'),
});

/** Vector stores. */
export const vectorStores = defineLibrary({
  name: 'vector-stores',
  imports: ['qdrant_client', 'weaviate', 'chromadb', 'pymilvus', 'meilisearch', 'typesense'],
  docs: 'https://python-client.qdrant.tech/',
  calls: {
    ...each<Effect>(['QdrantClient', 'AsyncQdrantClient'], (name) => [
      name,
      vectors('qdrant', first(keyword('url'), namedAddress(), arg(0))),
    ]),
    connect_to_local: vectors('weaviate', first(namedAddress(), text('localhost:8080'))),
    connect_to_custom: vectors('weaviate', namedAddress('http_host', 'http_port')),
    HttpClient: vectors('chroma', namedAddress()),
    MilvusClient: vectors('milvus', param(0, 'uri')),
    'connections.connect': vectors('milvus', first(keyword('uri'), namedAddress())),
  },
});

function vectors(technology: string, target: Selector): Effect {
  return connection({ nodeKind: 'database', technology, protocol: 'http', target });
}

/** Search engines and document stores that are asked over HTTP. */
export const httpStores: readonly Library[] = [
  storeLibrary({
    name: 'meilisearch',
    imports: ['meilisearch', 'meilisearch_python_sdk', 'meilisearch_python_async'],
    docs: 'https://github.com/meilisearch/meilisearch-python#getting-started',
    nodeKind: 'search',
    technology: 'meilisearch',
    protocol: 'http',
    makers: ['Client', 'AsyncClient'],
    target: param(0, 'url'),
  }),
  storeLibrary({
    name: 'typesense',
    imports: ['typesense'],
    docs: 'https://github.com/typesense/typesense-python#usage',
    nodeKind: 'search',
    technology: 'typesense',
    protocol: 'http',
    makers: ['Client'],
    target: address(arg(0, 'nodes', '[]', 'host'), arg(0, 'nodes', '[]', 'port')),
  }),
  storeLibrary({
    name: 'pysolr',
    imports: ['pysolr'],
    docs: 'https://github.com/django-haystack/pysolr#usage',
    nodeKind: 'search',
    technology: 'solr',
    protocol: 'http',
    makers: ['Solr'],
    target: param(0, 'url'),
  }),
  storeLibrary({
    name: 'python-arango',
    imports: ['arango'],
    docs: 'https://docs.python-arango.com/en/main/overview.html',
    nodeKind: 'database',
    technology: 'arangodb',
    protocol: 'http',
    makers: ['ArangoClient'],
    target: first(param(0, 'hosts', '[]'), param(0, 'hosts')),
  }),
  storeLibrary({
    name: 'couchdb',
    imports: ['couchdb', 'aiocouch'],
    docs: 'https://couchdb-python.readthedocs.io/en/latest/client.html',
    nodeKind: 'database',
    technology: 'couchdb',
    protocol: 'http',
    makers: ['Server', 'CouchDB'],
    target: arg(0),
  }),
];

export const etcd = storeLibrary({
  name: 'etcd3',
  imports: ['etcd3'],
  docs: 'https://python-etcd3.readthedocs.io/en/latest/usage.html',
  nodeKind: 'infrastructure',
  technology: 'etcd',
  protocol: 'grpc',
  makers: ['client'],
  target: first(address(param(0, 'host'), param(1, 'port')), text('localhost:2379')),
});

/** Directories and remote machines. */
export const ldap = storeLibrary({
  name: 'ldap3',
  imports: ['ldap3', 'ldap'],
  docs: 'https://ldap3.readthedocs.io/en/latest/server.html',
  nodeKind: 'infrastructure',
  technology: 'ldap',
  protocol: 'ldap',
  makers: ['Server', 'initialize'],
  target: first(namedAddress(), arg(0)),
});

export const consul = storeLibrary({
  name: 'consul',
  imports: ['consul', 'consul.*', 'hvac', 'etcd3'],
  docs: 'https://python-consul.readthedocs.io/en/latest/',
  nodeKind: 'infrastructure',
  technology: 'consul',
  protocol: 'http',
  namespaces: ['aio'],
  makers: ['Consul'],
  target: first(namedAddress(), arg(0), text('localhost:8500')),
});
