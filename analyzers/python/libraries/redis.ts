import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  made,
  madeOf,
  param,
  publish,
  type Selector,
  subscribe,
  text,
  timeToLive,
} from '../../../src/code/library.ts';
import { address } from './support/selectors.ts';

const MAKERS = ['Redis', 'StrictRedis', 'RedisCluster', 'Valkey', 'ValkeyCluster', 'ConnectionPool', 'BlockingConnectionPool'];
const byParts = address(param(0, 'host'), param(1, 'port'));
const pool = first(madeOf(keyword('connection_pool'), 'ConnectionPool', first(param(0, 'url'), byParts)), byParts);
const sentinel = made('Sentinel', first(address(arg(0, '[]', '0'), arg(0, '[]', '1')), arg(0)));
/** Nodes of a cluster: `startup_nodes=[ClusterNode("orders-cache", 6379)]`. */
const node = keyword('startup_nodes', '[]');
const target = first(pool, param(0, 'url'), node, text('localhost:6379'));

const open = (where: Selector): Effect =>
  connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: where });
const PUBLISHING = ['rpush', 'lpush', 'rpushx', 'lpushx'];
const TAKING = ['blpop', 'brpop', 'lpop', 'rpop', 'brpoplpush', 'rpoplpush', 'blmove'];

/** How long keys live, in seconds or milliseconds: https://redis.io/docs/latest/commands/set/ */
function keeping(type: string): Record<string, Effect | readonly Effect[]> {
  const subject = param(0, 'name');
  return {
    [`${type}.set`]: [timeToLive({ subject, ttlMs: param(2, 'ex'), unit: 's' }), timeToLive({ subject, ttlMs: param(3, 'px') })],
    ...each<Effect>(['setex', 'expire'], (name) => [
      `${type}.${name}`,
      timeToLive({ subject, ttlMs: param(1, 'time'), unit: 's' }),
    ]),
    ...each<Effect>(['psetex', 'pexpire'], (name) => [`${type}.${name}`, timeToLive({ subject, ttlMs: arg(1) })]),
  };
}

function commands(type: string): Record<string, Effect | readonly Effect[]> {
  const base = { protocol: 'redis', channel: first(arg(0, '[]'), arg(0)), connection: made(type, target) } as const;
  return {
    ...keeping(type),
    [`${type}.publish`]: publish({ ...base, channel: param(0, 'channel'), channelKind: 'topic' }),
    ...each<Effect>(PUBLISHING, (name) => [`${type}.${name}`, publish({ ...base, channelKind: 'queue', ifTaken: true })]),
    ...each<Effect>(TAKING, (name) => [
      `${type}.${name}`,
      subscribe({ ...base, channel: first(keyword('keys', '[]'), keyword('keys'), arg(0, '[]'), arg(0)), channelKind: 'queue' }),
    ]),
    [`${type}.xadd`]: publish({ ...base, channel: param(0, 'name'), channelKind: 'stream' }),
    [`${type}.xgroup_create`]: subscribe({
      ...base,
      channel: param(0, 'name'),
      channelKind: 'stream',
      group: param(1, 'groupname'),
    }),
  };
}

function subscriptions(type: string): Record<string, Effect> {
  return each<Effect>(['subscribe', 'psubscribe', 'ssubscribe'], (name) => [
    `${type}.${name}`,
    subscribe({ protocol: 'redis', channel: arg(0), channelKind: 'topic', connection: made('Redis', target) }),
  ]);
}

/** Commands, pub/sub, lists used as queues and streams; `aioredis` became a part of the package. */
export const redis = defineLibrary({
  name: 'redis',
  imports: ['redis', 'redis.*', 'aioredis', 'fakeredis', 'redis_om', 'valkey', 'valkey.*', 'coredis'],
  docs: 'https://redis.readthedocs.io/en/stable/connections.html',
  namespaces: ['asyncio', 'client', 'cluster', 'sentinel', 'connection'],
  types: {
    StrictRedis: 'Redis',
    RedisCluster: 'Redis',
    Valkey: 'Redis',
    ValkeyCluster: 'Redis',
    Pipeline: 'Redis',
    BlockingConnectionPool: 'ConnectionPool',
  },
  values: { ClusterNode: { value: 'select', selector: address(param(0, 'host'), param(1, 'port')) } },
  creates: {
    from_url: 'Redis',
    get_redis_connection: 'Redis',
    'Valkey.from_url': 'Redis',
    create_redis: 'Redis',
    create_redis_pool: 'Redis',
    'Redis.from_url': 'Redis',
    'Redis.from_pool': 'Redis',
    'ConnectionPool.from_url': 'ConnectionPool',
    'Redis.pipeline': 'Redis',
    'Redis.pubsub': 'PubSub',
    'Sentinel.master_for': 'Redis',
  },
  calls: {
    ...each<Effect>(MAKERS, (name) => [name, open(target)]),
    ...each<Effect>(
      [
        'from_url',
        'Redis.from_url',
        'Valkey.from_url',
        'get_redis_connection',
        'StrictRedis.from_url',
        'ConnectionPool.from_url',
        'create_redis',
        'create_redis_pool',
      ],
      (name) => [name, open(param(0, 'url'))],
    ),
    'Sentinel.master_for': open(sentinel),
    ...commands('Redis'),
    ...subscriptions('PubSub'),
  },
});

/** Extensions that make the same client from the application's configuration. */
export const flaskRedis = defineLibrary({
  name: 'flask-redis',
  imports: ['flask_redis', 'django_redis'],
  docs: 'https://github.com/underyx/flask-redis#configuration',
  creates: { get_redis_connection: 'FlaskRedis' },
  calls: commands('FlaskRedis'),
});
