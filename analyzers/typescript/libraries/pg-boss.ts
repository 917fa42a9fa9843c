import { arg, connection, defineLibrary, type Effect, each, first, made, publish, subscribe } from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const database = first(arg(0, 'connectionString'), address(optionsAt(0)), arg(0));
const open = connection({ nodeKind: 'database', technology: 'postgresql', protocol: 'sql', target: database });
const job = { protocol: 'sql', channelKind: 'queue', connection: made('PgBoss', database) } as const;
const SENDS = ['send', 'sendAfter', 'sendOnce', 'sendThrottled', 'sendDebounced', 'schedule', 'publish'];

/** Queues of jobs in PostgreSQL. */
export const pgBoss = defineLibrary({
  name: 'pg-boss',
  imports: ['pg-boss'],
  docs: 'https://timgit.github.io/pg-boss/',
  creates: { default: 'PgBoss' },
  types: { default: 'PgBoss' },
  calls: {
    default: open,
    PgBoss: open,
    ...each<Effect>(SENDS, (name) => [`PgBoss.${name}`, publish({ ...job, channel: first(arg(0, 'name'), arg(0)) })]),
    'PgBoss.insert': publish({ ...job, channel: first(arg(0, '[]', 'name'), arg(0)) }),
    ...each<Effect>(['work', 'subscribe'], (name) => [`PgBoss.${name}`, subscribe({ ...job, channel: arg(0) })]),
  },
});

const pool = first(arg(0, 'connectionString'), arg(0, 'preset', 'worker', 'connectionString'));
const openPool = connection({ nodeKind: 'database', technology: 'postgresql', protocol: 'sql', target: pool });
const task = { protocol: 'sql', channelKind: 'queue' } as const;

/** Tasks in PostgreSQL: workers run a list of them by name. */
export const graphileWorker = defineLibrary({
  name: 'graphile-worker',
  imports: ['graphile-worker'],
  docs: 'https://worker.graphile.org/docs/library',
  creates: { makeWorkerUtils: 'WorkerUtils' },
  callbackPaths: { run: ['taskList.[]'] },
  callbacks: { run: { 0: [null, 'JobHelpers'] } },
  calls: {
    makeWorkerUtils: openPool,
    run: [openPool, subscribe({ ...task, each: arg(0, 'taskList', '[,]'), channel: arg(0) })],
    quickAddJob: [openPool, publish({ ...task, channel: arg(1) })],
    'WorkerUtils.addJob': publish({ ...task, channel: arg(0) }),
    'JobHelpers.addJob': publish({ ...task, channel: arg(0) }),
  },
});
