import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  type Library,
  listen,
  type Selector,
  type Store,
  storeLibrary,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

const sql = { nodeKind: 'database', protocol: 'sql' } as const;
const redis = { nodeKind: 'cache', technology: 'redis', protocol: 'redis' } as const;
const hostAndPort = join(arg(0), text(':'), arg(1));
const same: ValueRule = { value: 'select', selector: arg(0) };
const memcachedAt = (target: Selector) => connection({ nodeKind: 'cache', technology: 'memcached', protocol: 'other', target });

const STORES: readonly Store[] = [
  {
    ...sql,
    name: 'libpqxx',
    imports: ['pqxx'],
    docs: 'https://libpqxx.readthedocs.io/',
    technology: 'postgresql',
    makers: ['connection'],
    target: arg(0),
  },
  {
    ...sql,
    name: 'soci',
    imports: ['soci'],
    docs: 'https://soci.sourceforge.net/doc/master/connections/',
    technology: 'sql',
    makers: { session: first(arg(1), arg(0)) },
  },
  {
    name: 'mongocxx',
    imports: ['mongocxx'],
    docs: 'https://www.mongodb.com/docs/languages/cpp/cpp-driver/current/',
    nodeKind: 'database',
    technology: 'mongodb',
    protocol: 'mongodb',
    makers: ['uri'],
    target: arg(0),
  },
  {
    ...redis,
    name: 'redis-plus-plus',
    imports: ['sw::redis'],
    docs: 'https://github.com/sewenew/redis-plus-plus',
    makers: {
      Redis: first(join(arg(0, 'host'), text(':'), arg(0, 'port')), arg(0, 'host'), arg(0)),
      RedisCluster: first(arg(0, 'host'), arg(0)),
    },
  },
  {
    name: 'elasticlient',
    imports: ['elasticlient'],
    docs: 'https://github.com/seznam/elasticlient',
    nodeKind: 'search',
    technology: 'elasticsearch',
    protocol: 'elasticsearch',
    makers: { Client: first(arg(0, '[]'), arg(0)) },
  },
];

/** Functions of C that open a connection to a store, each with the place of its address. */
const functions = defineLibrary({
  name: 'c-stores',
  imports: ['asbuilt.c-stores'],
  globals: [
    'PQconnectdb',
    'PQconnectStart',
    'mysql_real_connect',
    'redisConnect',
    'redisConnectWithTimeout',
    'redisAsyncConnect',
    'cass_cluster_set_contact_points',
    'mongoc_client_new',
    'mongoc_uri_new',
    'mongoc_uri_new_with_error',
    'mongoc_client_new_from_uri',
    'mongoc_client_pool_new',
    'mongoc_client_pool_new_with_error',
    'memcached',
    'memcached_pool',
    'memcached_server_add',
    'memcached_server_list_append',
  ],
  docs: 'https://www.postgresql.org/docs/current/libpq-connect.html',
  // A URI of https://mongoc.org/libmongoc/current/mongoc_uri_t.html is its text.
  values: { mongoc_uri_new: same, mongoc_uri_new_with_error: same },
  calls: {
    PQconnectdb: connection({ ...sql, technology: 'postgresql', target: arg(0) }),
    PQconnectStart: connection({ ...sql, technology: 'postgresql', target: arg(0) }),
    mysql_real_connect: connection({ ...sql, technology: 'mysql', target: arg(1) }),
    redisConnect: connection({ ...redis, target: hostAndPort }),
    redisConnectWithTimeout: connection({ ...redis, target: hostAndPort }),
    redisAsyncConnect: connection({ ...redis, target: hostAndPort }),
    cass_cluster_set_contact_points: connection({
      nodeKind: 'database',
      technology: 'cassandra',
      protocol: 'cassandra',
      target: arg(1),
    }),
    ...each<Effect>(
      ['mongoc_client_new', 'mongoc_client_new_from_uri', 'mongoc_client_pool_new', 'mongoc_client_pool_new_with_error'],
      (name) => [name, connection({ nodeKind: 'database', technology: 'mongodb', protocol: 'mongodb', target: arg(0) })],
    ),
    // https://docs.libmemcached.org/libmemcached/configuration.html
    ...each<Effect>(['memcached', 'memcached_pool'], (name) => [
      name,
      memcachedAt({ from: 'between', start: '--SERVER=', end: ' ', of: arg(0) }),
    ]),
    ...each<Effect>(['memcached_server_add', 'memcached_server_list_append'], (name) => [
      name,
      memcachedAt(join(arg(1), text(':'), arg(2))),
    ]),
  },
});

/** MySQL's connector has a driver that connects. */
const mysql = defineLibrary({
  name: 'mysql-connector-cpp',
  imports: ['sql::mysql', 'sql'],
  globals: ['get_driver_instance'],
  docs: 'https://dev.mysql.com/doc/connector-cpp/en/',
  namespaces: ['mysql'],
  creates: { get_mysql_driver_instance: 'Driver', get_driver_instance: 'Driver' },
  types: { MySQL_Driver: 'Driver' },
  calls: { 'Driver.connect': connection({ ...sql, technology: 'mysql', target: arg(0) }) },
});

/** Sockets of Thrift lead to a server, or wait for clients. */
const thrift = defineLibrary({
  name: 'thrift-cpp',
  imports: ['apache::thrift::transport', 'transport', 'apache::thrift::server'],
  docs: 'https://thrift.apache.org/tutorial/cpp.html',
  types: { TNonblockingServerSocket: 'TServerSocket' },
  calls: {
    TSocket: call({ protocol: 'thrift', target: hostAndPort }),
    TServerSocket: listen(arg(0)),
    'TServerSocket/2': listen(arg(1)),
  },
});

export const storeLibraries: readonly Library[] = [...STORES.map(storeLibrary), functions, mysql, thrift];
