import {
  arg,
  calledName,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  type Library,
  madeOf,
  optional,
  rows,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { drizzleRows, knexRows, sequelizeRows } from './rows-of-tables.ts';
import { type At, address, optionsAt } from './support/selectors.ts';

/** What libraries for several databases call each of them. */
export const DRIVERS = [
  ['postgres', 'postgresql'],
  ['postgresql', 'postgresql'],
  ['pg', 'postgresql'],
  ['aurora-postgres', 'postgresql'],
  ['cockroachdb', 'cockroachdb'],
  ['mysql', 'mysql'],
  ['mysql2', 'mysql'],
  ['aurora-mysql', 'mysql'],
  ['mariadb', 'mariadb'],
  ['mssql', 'sqlserver'],
  ['tedious', 'sqlserver'],
  ['oracle', 'oracle'],
  ['oracledb', 'oracle'],
] as const;

function open(technology: string, target: Selector, name?: Selector, driver?: Selector): Effect {
  const details = { nodeKind: 'database', technology, protocol: 'sql', target } as const;
  return connection({ ...details, ...(name ? { name } : {}), ...(driver ? { driver, drivers: DRIVERS } : {}) });
}

const options = optionsAt(0);
const mysqlOpen = open('mysql', first(arg(0, 'uri'), address(options), arg(0)), arg(0, 'database'));

/** Rows and what is said of their columns, as a pair: https://sidorares.github.io/node-mysql2/docs#first-query */
const mysqlAsked: ValueRule = { value: 'object', members: { 0: rows(first(arg(0, 'sql'), arg(0))) } };

export const mysql = defineLibrary({
  name: 'mysql',
  imports: ['mysql', 'mysql2', 'mysql2/promise', 'promise-mysql', 'serverless-mysql', 'mariadb'],
  docs: 'https://sidorares.github.io/node-mysql2/docs',
  creates: { createConnection: 'Connection', createPool: 'Pool', 'Pool.getConnection': 'Connection' },
  types: { PoolConnection: 'Connection' },
  values: each(['Connection.query', 'Connection.execute', 'Pool.query', 'Pool.execute'], (name) => [name, mysqlAsked]),
  calls: { ...each<Effect>(['createConnection', 'createPool'], (name) => [name, mysqlOpen]) },
});

const mssqlOpen = open('sqlserver', first(address(options, 'server'), arg(0)), arg(0, 'database'));

export const mssql = defineLibrary({
  name: 'mssql',
  imports: ['mssql', 'mssql/*'],
  docs: 'https://github.com/tediousjs/node-mssql#quick-example',
  calls: { connect: mssqlOpen, ConnectionPool: mssqlOpen },
});

export const tedious = defineLibrary({
  name: 'tedious',
  imports: ['tedious'],
  docs: 'https://tediousjs.github.io/tedious/api-connection.html',
  calls: { Connection: open('sqlserver', arg(0, 'server'), arg(0, 'options', 'database')) },
});

export const oracledb = defineLibrary({
  name: 'oracledb',
  imports: ['oracledb'],
  docs: 'https://node-oracledb.readthedocs.io/en/latest/api_manual/oracledb.html',
  calls: each<Effect>(['getConnection', 'createPool'], (name) => [
    name,
    open('oracle', first(arg(0, 'connectString'), arg(0, 'connectionString'))),
  ]),
});

/** `(uri, options)`, `(database, user, password, options)` or `(options)`. */
export const sequelizeOpen = open(
  'sql',
  first(address(optionsAt(3)), address(options), arg(0, 'replication', 'write', 'host'), address(optionsAt(1)), arg(0)),
  first(arg(0, 'database')),
  first(arg(3, 'dialect'), arg(1, 'dialect'), arg(0, 'dialect')),
);

export const sequelize = defineLibrary({
  name: 'sequelize',
  imports: ['sequelize', 'sequelize-typescript', '@sequelize/core'],
  docs: 'https://sequelize.org/docs/v6/getting-started/#connecting-to-a-database',
  ...sequelizeRows,
  calls: { Sequelize: sequelizeOpen, default: sequelizeOpen },
});

/** `connection` is an URL, an object, or a function that gives one. */
export function knexOpen(at: At): Effect {
  const below =
    (...before: readonly string[]): At =>
    (...path) =>
      at('connection', ...before, ...path);
  const target = first(
    optional(at('connection', 'connectionString')),
    optional(address(below())),
    address(below('()')),
    at('connection'),
    at(),
  );
  return open('sql', target, at('connection', 'database'), at('client'));
}

export const knex = defineLibrary({
  name: 'knex',
  imports: ['knex'],
  docs: 'https://knexjs.org/guide/#configuration-options',
  ...knexRows,
  calls: { default: knexOpen(options), knex: knexOpen(options) },
});

/** Stands for the address that a schema beside the code gives. */
export const SCHEMA_ADDRESS = 'schema.prisma';

const CLIENTS = ['PrismaClient', 'TransactionClient'];
/** https://www.prisma.io/docs/orm/reference/prisma-client-reference#findmany */
const ALL_ROWS = ['findMany'];
const ONE_ROW = ['findFirst', 'findFirstOrThrow', 'findUnique', 'findUniqueOrThrow'];

/** The model that a call of a client is about: `outbox` in `prisma.outbox.create()`. */
function modelIn(client: string, method: string): Selector {
  return join(text('prisma '), calledName(`${client}.*.${method}`));
}

/** Drivers that a client is handed instead of an address: https://www.prisma.io/docs/orm/overview/databases/database-drivers#driver-adapters */
const ADAPTERS: Readonly<Record<string, Selector>> = {
  PrismaPg: arg(0, 'connectionString'),
  PrismaNeon: arg(0, 'connectionString'),
  PrismaNeonHTTP: arg(0),
  PrismaPlanetScale: arg(0, 'url'),
  PrismaMariaDb: first(address(optionsAt(0)), arg(0)),
  PrismaMssql: first(address(optionsAt(0), 'server'), arg(0)),
};
const adapters = Object.entries(ADAPTERS).map(([type, at]) => madeOf(arg(0, 'adapter'), type, at));

/** A client that is written from the schema that goes by this text: without an address of its own, the one in the schema holds. */
function prismaClient(name: string, imports: readonly string[], schema: string): Library {
  const address = first(arg(0, 'datasourceUrl'), arg(0, 'datasources', '[]', 'url'), ...adapters, text(schema));
  return defineLibrary({
    name,
    imports,
    docs: 'https://www.prisma.io/docs/orm/reference/prisma-client-reference#prismaclient',
    callbacks: { 'PrismaClient.$transaction': { 0: ['PrismaClient'] } },
    keeps: Object.fromEntries(
      CLIENTS.flatMap((client) =>
        ['create', 'createMany'].map((method) => [
          `${client}.*.${method}`,
          { under: modelIn(client, method), value: 0, inside: 'data' },
        ]),
      ),
    ),
    values: Object.fromEntries(
      CLIENTS.flatMap((client) => [
        ...ALL_ROWS.map((method) => [`${client}.*.${method}`, { value: 'kept', under: modelIn(client, method), as: 'all' }]),
        ...ONE_ROW.map((method) => [`${client}.*.${method}`, { value: 'kept', under: modelIn(client, method), as: 'any' }]),
      ]),
    ),
    calls: { PrismaClient: open('sql', address) },
  });
}

export const prisma = prismaClient('prisma', ['@prisma/client', '@prisma/client/*'], SCHEMA_ADDRESS);

export const prismaAdapters = defineLibrary({
  name: 'prisma-adapters',
  imports: ['@prisma/adapter-*'],
  docs: 'https://www.prisma.io/docs/orm/overview/databases/database-drivers#driver-adapters',
});

/** The client that is written from a schema to a place of its own; it is imported by its name. */
export function prismaClientOf(schema: string): Library {
  const name = `${SCHEMA_ADDRESS} ${schema}`;
  return prismaClient(name, [name], name);
}

/** An address, or an object that has one; a client that was made before is connected itself. */
const CONNECTION = [...['connectionString', 'uri', 'url'].map((key) => arg(0, 'connection', key))];
const drizzleAddress = first(...CONNECTION, address(optionsAt(0, 'connection')), arg(0, 'connection'), arg(0));

/** What Drizzle calls its ways to a kind of database. https://orm.drizzle.team/docs/connect-overview */
function drizzleOver(name: string, technology: string, modules: readonly string[]): Library {
  return defineLibrary({
    name,
    imports: modules.map((each) => `drizzle-orm/${each}`),
    docs: 'https://orm.drizzle.team/docs/connect-overview',
    ...drizzleRows,
    calls: { drizzle: open(technology, drizzleAddress) },
  });
}

export const drizzle: readonly Library[] = [
  drizzleOver('drizzle-postgresql', 'postgresql', [
    'node-postgres',
    'postgres-js',
    'neon-http',
    'neon-serverless',
    'vercel-postgres',
    'bun-sql',
  ]),
  drizzleOver('drizzle-mysql', 'mysql', ['mysql2', 'planetscale-serverless', 'tidb-serverless', 'singlestore']),
  drizzleOver('drizzle', 'sql', ['libsql', 'libsql/*']),
];
