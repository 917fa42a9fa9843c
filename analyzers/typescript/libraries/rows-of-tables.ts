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
  made,
  maker,
  receiver,
  type Selector,
  text,
  type ValueRule,
  word,
} from '../../../src/code/library.ts';
import { memberOfType } from './kept-by-name.ts';
import { type At, address, madeOptions, optionsAt } from './support/selectors.ts';

type Rows = Pick<Library, 'creates' | 'keeps' | 'values' | 'callbacks' | 'types'>;

/** Rows of a table go by its name, whichever library or statement of SQL adds them and whichever asks for them. */
function rowsOf(table: Selector): Selector {
  return join(text('rows of '), word(table, 0));
}

function read(under: Selector, as: 'all' | 'any'): ValueRule {
  return { value: 'kept', under, as };
}

/** What a query begins with or goes on with, before it is awaited. */
const KNEX_STEPS = [
  'select',
  'where',
  'whereNull',
  'whereNot',
  'whereIn',
  'whereRaw',
  'andWhere',
  'orderBy',
  'limit',
  'forUpdate',
];
const KNEX_TABLE = rowsOf(made('Query', arg(0)));

/** https://knexjs.org/guide/query-builder.html */
export const knexRows: Rows = {
  types: { Transaction: 'Knex', QueryBuilder: 'Query' },
  creates: {
    default: 'Knex',
    knex: 'Knex',
    'Knex.default': 'Query',
    'Knex.from': 'Query',
    'Knex.table': 'Query',
    'Knex.into': 'Query',
    'Knex.insert': 'Insert',
    'Knex.transaction': 'Knex',
    'Knex.select': 'Selection',
  },
  callbacks: { 'Knex.transaction': { 0: ['Knex'] } },
  keeps: {
    'Query.insert': { under: KNEX_TABLE, value: 0 },
    'Insert.into': { under: rowsOf(arg(0)), value: 0, isOfMaker: true },
    'Knex.batchInsert': { under: rowsOf(arg(0)), value: 1 },
  },
  values: {
    ...each(KNEX_STEPS, (step) => [`Query.${step}`, read(KNEX_TABLE, 'all')]),
    'Query.first': read(KNEX_TABLE, 'any'),
    'Selection.from': read(rowsOf(arg(0)), 'all'),
  },
};

/** https://kysely.dev/docs/category/insert */
export const kysely = defineLibrary({
  name: 'kysely',
  imports: ['kysely'],
  docs: 'https://kysely.dev/docs/category/insert',
  types: { Transaction: 'Kysely' },
  creates: {
    'Kysely.insertInto': 'Insert',
    'Kysely.transaction': 'TransactionBuilder',
    'TransactionBuilder.setIsolationLevel': 'TransactionBuilder',
  },
  callbacks: { 'TransactionBuilder.execute': { 0: ['Kysely'] } },
  keeps: { 'Insert.values': { under: rowsOf(made('Insert', arg(0))), value: 0 } },
  values: { 'Kysely.selectFrom': read(rowsOf(arg(0)), 'all') },
});

const DRIZZLE_TABLE = rowsOf(maker(arg(0), arg(0), 'Table'));
const DRIZZLE_QUERIED = rowsOf(calledName('Database.query.*.findMany'));

/** The same for every kind of database: https://orm.drizzle.team/docs/insert */
export const drizzleRows: Rows = {
  types: each(
    [
      'NodePgDatabase',
      'PostgresJsDatabase',
      'NeonDatabase',
      'NeonHttpDatabase',
      'MySql2Database',
      'LibSQLDatabase',
      'BetterSQLite3Database',
      'PgDatabase',
      'PgTransaction',
      'MySqlTransaction',
    ],
    (type) => [type, 'Database'],
  ),
  creates: { drizzle: 'Database', 'Database.insert': 'Insert', 'Database.select': 'Select' },
  callbacks: { 'Database.transaction': { 0: ['Database'] } },
  keeps: { 'Insert.values': { under: made('Insert', DRIZZLE_TABLE), value: 0 } },
  values: { 'Select.from': read(DRIZZLE_TABLE, 'all'), 'Database.query.*.findMany': read(DRIZZLE_QUERIED, 'all') },
};

/** What tables are declared with: https://orm.drizzle.team/docs/sql-schema-declaration */
export const drizzleTables = defineLibrary({
  ...drizzleRows,
  name: 'drizzle-tables',
  imports: ['drizzle-orm/pg-core', 'drizzle-orm/mysql-core', 'drizzle-orm/sqlite-core'],
  docs: 'https://orm.drizzle.team/docs/sql-schema-declaration',
  creates: {
    ...drizzleRows.creates,
    ...each(['pgTable', 'mysqlTable', 'sqliteTable', 'Schema.table'], (name) => [name, 'Table']),
    ...each(['pgSchema', 'mysqlSchema'], (name) => [name, 'Schema']),
  },
});

/** A model is a class of one's own, or one that `define` makes: https://sequelize.org/docs/v6/core-concepts/model-querying-basics/ */
export const sequelizeRows: Rows = {
  creates: { 'Sequelize.define': 'Model' },
  keeps: each(['create', 'bulkCreate', 'build', 'upsert'], (name) => [`Model.${name}`, { under: receiver, value: 0 }]),
  values: {
    'Model.findAll': read(receiver, 'all'),
    ...each(['findOne', 'findByPk'], (name) => [`Model.${name}`, read(receiver, 'any')]),
  },
};

const ENTITY: Selector = { from: 'first', options: [arg(0)], isCode: true };
const MANAGER = memberOfType('EntityManager');
const mikroOpen = (at: At, driver: 'sql' | 'mongodb' = 'sql'): Effect =>
  connection({
    nodeKind: 'database',
    technology: driver,
    protocol: driver,
    target: first(at('clientUrl'), address(at)),
    name: at('dbName'),
  });
const mikroMade = madeOptions(0, 'createMikroOrmOptions');

/** https://mikro-orm.io/docs/entity-manager */
export const mikroOrm = defineLibrary({
  name: 'mikro-orm',
  imports: ['@mikro-orm/*'],
  docs: 'https://mikro-orm.io/docs/configuration',
  types: { SqlEntityManager: 'EntityManager' },
  creates: { 'EntityManager.fork': 'EntityManager', 'MikroORM.init': 'MikroORM', 'MikroORM.initSync': 'MikroORM' },
  callbacks: { 'EntityManager.transactional': { 0: ['EntityManager'] } },
  keeps: each(['create', 'insert', 'upsert'], (name) => [`EntityManager.${name}`, { under: ENTITY, value: 1 }]),
  values: {
    'MikroORM.em': MANAGER,
    defineConfig: { value: 'select', selector: arg(0) },
    ...each(['find', 'findAll'], (name) => [`EntityManager.${name}`, read(ENTITY, 'all')]),
    ...each(['findOne', 'findOneOrFail'], (name) => [`EntityManager.${name}`, read(ENTITY, 'any')]),
  },
  calls: {
    ...each(['MikroORM.init', 'MikroORM.initSync', 'MikroOrmModule.forRoot'], (name) => [name, mikroOpen(optionsAt(0))]),
    'MikroOrmModule.forRootAsync': mikroOpen(mikroMade),
  },
});

/** https://mikro-orm.io/docs/usage-with-mongo */
export const mikroOrmOfMongodb = defineLibrary({
  ...mikroOrm,
  name: 'mikro-orm-mongodb',
  imports: ['@mikro-orm/mongodb'],
  calls: each(['MikroORM.init', 'MikroORM.initSync'], (name) => [name, mikroOpen(optionsAt(0), 'mongodb')]),
});
