import { arg, classOf, each, first, join, keyword, type Library, param, storeLibrary, text } from '../../../src/code/library.ts';
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
  makers: {
    ...each(['create_engine', 'create_async_engine', 'Database', 'connect'], (name) => [name, param(0, 'url')]),
    engine_from_config: first(arg(0, 'sqlalchemy.url'), param(0, 'url')),
  },
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
