import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  listen,
  publish,
  type Selector,
  setting,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { answered } from './support/answered.ts';
import { address, methodOf, oneOrMore, optionsAt } from './support/selectors.ts';

/**
 * `routes: { '/orders/:id': handler }`, an object with a handler for each method, or a response that is ready to be read:
 * https://bun.com/docs/runtime/http/routing
 */
function table(key: 'routes' | 'static'): readonly Effect[] {
  const entries = arg(0, key, '[,]');
  return [
    { does: 'route', each: entries, method: 'ANY', path: arg(0), handler: { from: 'callable', of: arg(1) } },
    { does: 'route', each: entries, method: 'GET', path: arg(0), where: [arg(1), 'web'] },
    { does: 'route', each: entries, inside: arg(1, '[,]'), method: arg(0), path: arg(2), handler: arg(1) },
  ];
}

/** Routes in the options of a server, under either of their names. */
export const tables: readonly Effect[] = [...table('routes'), ...table('static')];

const serve: readonly Effect[] = [
  ...tables,
  answered(arg(0, 'fetch')),
  listen(first(arg(0, 'port'), setting('BUN_PORT', setting('PORT', text('3000'))))),
];

/** Without an address, the setting that the client looks for itself: https://bun.com/docs/runtime/sql */
const databaseAddress = setting('POSTGRES_URL', setting('DATABASE_URL'));
const database = (target: Selector): Effect =>
  connection({
    nodeKind: 'database',
    technology: 'postgresql',
    driver: arg(0, 'adapter'),
    drivers: [
      ['mysql', 'mysql'],
      ['mariadb', 'mariadb'],
    ],
    protocol: 'sql',
    target,
    name: arg(0, 'database'),
  });
const opened = database(first(arg(0, 'url'), address(optionsAt(0), 'hostname', 'host'), arg(0), databaseAddress));
const cache = (target: Selector): Effect => connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
const cacheAddress = setting('REDIS_URL', setting('VALKEY_URL'));
const bucket = connection({
  nodeKind: 'storage',
  technology: 's3',
  protocol: 's3',
  target: arg(0, 'endpoint'),
  name: arg(0, 'bucket'),
});

const channel = { protocol: 'redis', channelKind: 'topic' } as const;
const published = [publish({ ...channel, channel: arg(0), payload: 1 })];
const received = [subscribe({ ...channel, channel: oneOrMore(0) })];

const REDIS_COMMANDS = ['get', 'set', 'del', 'incr', 'expire', 'hmset', 'hget', 'hmget', 'sadd', 'send', 'connect'];

const members: Readonly<Record<string, Effect | readonly Effect[]>> = {
  serve,
  sql: database(databaseAddress),
  SQL: opened,
  RedisClient: cache(first(arg(0), cacheAddress)),
  ...each(REDIS_COMMANDS, (name) => [`redis.${name}`, cache(cacheAddress)] as const),
  // https://bun.com/docs/runtime/redis#pub%2Fsub
  'redis.publish': [cache(cacheAddress), ...published],
  'redis.subscribe': [cache(cacheAddress), ...received],
  'RedisClient.publish': published,
  'RedisClient.subscribe': received,
  S3Client: bucket,
  connect: call({ protocol: 'tcp', target: address(optionsAt(0), 'hostname') }),
  listen: listen(arg(0, 'port')),
  fetch: call({ protocol: 'http', target: first(arg(0, 'url'), arg(0)), method: methodOf(optionsAt(1), optionsAt(0)) }),
};

/** What Bun has without import, and by import from `bun`. */
export const bun = defineLibrary({
  name: 'bun',
  imports: ['bun'],
  docs: 'https://bun.com/docs/runtime/http/server',
  globals: ['Bun'],
  values: { 'Bun.env.*': { value: 'setting-by-name' }, 'env.*': { value: 'setting-by-name' } },
  calls: { ...members, ...Object.fromEntries(Object.entries(members).map(([name, effect]) => [`Bun.${name}`, effect])) },
});
