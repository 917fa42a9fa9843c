import {
  arg,
  connection,
  defineLibrary,
  each,
  first,
  join,
  made,
  type Selector,
  text,
  typeName,
  type ValueRule,
} from '../../../src/code/library.ts';
import { type } from '../../../src/code/type-selectors.ts';
import { memberOfType } from './kept-by-name.ts';
import { DRIVERS } from './sql.ts';
import { type At, address, optionsAt } from './support/selectors.ts';

const at = optionsAt(0);
const master: At = (...path) => at('replication', 'master', ...path);

/** `type`, `host`, `port`; one call a data source. */
const open = connection({
  nodeKind: 'database',
  technology: 'sql',
  protocol: 'sql',
  target: first(at('url'), address(at), master('url'), address(master)),
  name: arg(0, 'database'),
  driver: arg(0, 'type'),
  drivers: DRIVERS,
});

/** The entity that a repository was asked for with, or that its type names; an entity manager is told it at every call. */
const ENTITY = entity(made('Repository', { from: 'first', options: [arg(0), type(0)], isCode: true }));
/** A query is about the entity of the repository that begins it: https://typeorm.io/docs/query-builder/select-query-builder */
const QUERIED = ENTITY;
/** What is made of an entity is written later. */
const WRITES = ['insert', 'save', 'upsert', 'create'];
const ROWS = ['find', 'findBy'];
const ONE_ROW = ['findOne', 'findOneBy', 'findOneOrFail', 'findOneByOrFail'];

/** Rows of an entity go by its class, or by the class of what is written; a table goes by its name. */
function entity(of: Selector): Selector {
  return { from: 'first', options: [join(text('entity '), typeName(of)), of], isCode: true };
}

/** A member that is there without being made. */
const MANAGER = memberOfType('EntityManager');

function read(methods: readonly string[], as: 'all' | 'any'): Readonly<Record<string, ValueRule>> {
  const rule = (under: Selector): ValueRule => ({ value: 'kept', under, as });
  return {
    ...each(methods, (method) => [`Repository.${method}`, rule(ENTITY)]),
    ...each(methods, (method) => [`EntityManager.${method}`, rule(entity(arg(0)))]),
    [`SelectQueryBuilder.${as === 'all' ? 'getMany' : 'getOne'}`]: rule(QUERIED),
  };
}

/** What is written of an entity is what is read of it: https://typeorm.io/docs/working-with-entity-manager/entity-manager-api */
export const typeorm = defineLibrary({
  name: 'typeorm',
  imports: ['typeorm'],
  docs: 'https://typeorm.io/docs/data-source/data-source-options/',
  creates: {
    'DataSource.createEntityManager': 'EntityManager',
    'DataSource.createQueryRunner': 'QueryRunner',
    getManager: 'EntityManager',
    getRepository: 'Repository',
    'DataSource.getRepository': 'Repository',
    'EntityManager.getRepository': 'Repository',
    ...each(['DataSource', 'EntityManager', 'QueryRunner'], (type) => [`${type}.createQueryBuilder`, 'QueryBuilder']),
    'Repository.createQueryBuilder': 'SelectQueryBuilder',
    'QueryBuilder.insert': 'Insertion',
    'Insertion.into': 'InsertQueryBuilder',
    'SelectQueryBuilder.*': 'SelectQueryBuilder',
  },
  callbacks: each(['DataSource.transaction', 'EntityManager.transaction'], (name) => [
    name,
    { 0: ['EntityManager'], 1: ['EntityManager'] },
  ]),
  keeps: {
    ...each(WRITES, (method) => [`Repository.${method}`, { under: ENTITY, value: 0 }]),
    ...each(WRITES, (method) => [`EntityManager.${method}`, { under: entity(arg(0)), value: 1 }]),
    'EntityManager.save/1': { under: entity(arg(0)), value: 0 },
    'InsertQueryBuilder.values': { under: made('InsertQueryBuilder', entity(arg(0))), value: 0 },
  },
  values: {
    // The front end hands it what the file says.
    getConnectionOptions: { value: 'select', selector: arg(0) },
    'DataSource.manager': MANAGER,
    'QueryRunner.manager': MANAGER,
    'Repository.manager': MANAGER,
    ...read(ROWS, 'all'),
    ...read(ONE_ROW, 'any'),
  },
  calls: { DataSource: open, createConnection: open, createConnections: open },
});
