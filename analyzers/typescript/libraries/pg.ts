import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  join,
  rows,
  setting,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const open: Effect = connection({
  nodeKind: 'database',
  technology: 'postgresql',
  protocol: 'sql',
  target: first(arg(0, 'connectionString'), address(optionsAt(0)), arg(0)),
  name: arg(0, 'database'),
});

/** What the surroundings say where the program says nothing: https://node-postgres.com/features/connecting#environment-variables */
const openByEnvironment: Effect = connection({
  nodeKind: 'database',
  technology: 'postgresql',
  protocol: 'sql',
  target: first(
    arg(0, 'connectionString'),
    address(optionsAt(0)),
    join(arg(0)),
    join(setting('PGHOST', text('localhost')), text(':'), first(arg(0, 'port'), setting('PGPORT', text('5432')))),
  ),
  name: arg(0, 'database'),
});

/** What a statement gives, as far as the program itself wrote it: https://node-postgres.com/apis/result */
const ASKED: ValueRule = { value: 'object', members: { rows: rows(first(arg(0, 'text'), arg(0))) } };

export const pg = defineLibrary({
  name: 'pg',
  imports: ['pg', 'pg-pool'],
  docs: 'https://node-postgres.com/features/connecting',
  creates: { 'Pool.connect': 'Client' },
  types: { PoolClient: 'Client' },
  values: { 'Pool.query': ASKED, 'Client.query': ASKED },
  calls: { Pool: openByEnvironment, Client: openByEnvironment, default: openByEnvironment },
});

/** Clients of vendors that take what `pg` takes, and read other settings. */
export const pgOfVendors = defineLibrary({
  name: 'pg-of-vendors',
  imports: ['@neondatabase/serverless', '@vercel/postgres'],
  docs: 'https://neon.com/docs/serverless/serverless-driver',
  creates: { createPool: 'Pool', createClient: 'Client', neon: 'Sql' },
  calls: { Pool: open, Client: open, createPool: open, createClient: open, neon: open },
});

/** `const pgp = pgPromise(options); const db = pgp(connection)`. */
export const pgPromise = defineLibrary({
  name: 'pg-promise',
  imports: ['pg-promise'],
  docs: 'https://github.com/vitaly-t/pg-promise/wiki/Connection-Syntax',
  creates: { default: 'PgPromise' },
  calls: { 'PgPromise.default': open },
});

/** `postgres(url, options)`, by porsager. */
export const postgres = defineLibrary({
  name: 'postgres',
  imports: ['postgres', 'deno.land/x/postgresjs'],
  docs: 'https://github.com/porsager/postgres#connection',
  creates: { default: 'Sql' },
  calls: { default: open },
});
