import {
  arg,
  calledName,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  inPlaceOf,
  join,
  type Library,
  made,
  publish,
  type Selector,
  subscribe,
  text,
  timeToLive,
} from '../../../src/code/library.ts';
import { address, optionsAt } from './support/selectors.ts';

const open = (target: Selector): Effect => connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });

const LIST_WRITES = ['rpush', 'lpush', 'rPush', 'lPush', 'rpushx', 'lpushx', 'rPushX', 'lPushX'];
const LIST_READS = [
  'blpop',
  'brpop',
  'lpop',
  'rpop',
  'blPop',
  'brPop',
  'lPop',
  'rPop',
  'brpoplpush',
  'brPopLPush',
  'blmove',
  'blMove',
];
const SUBSCRIPTIONS = ['subscribe', 'psubscribe', 'ssubscribe', 'pSubscribe', 'sSubscribe'];

const subject = arg(0);

/** `EX 60` as words behind the value, or as an option of its own. */
const expiring: readonly Effect[] = (['EX', 'PX'] as const).flatMap((word) => {
  const unit = word === 'EX' ? ({ unit: 's' } as const) : {};
  return [
    ...[2, 3].flatMap((index) =>
      [word, word.toLowerCase()].map((text) =>
        timeToLive({ subject, ttlMs: arg(index + 1), where: [arg(index), text], ...unit }),
      ),
    ),
    timeToLive({ subject, ttlMs: arg(2, word), ...unit }),
    timeToLive({ subject, ttlMs: arg(2, 'expiration', 'value'), where: [arg(2, 'expiration', 'type'), word], ...unit }),
  ];
});

/** How long keys live: https://redis.io/docs/latest/commands/set/ */
function keeping(type: string): Record<string, Effect | readonly Effect[]> {
  return {
    [`${type}.set`]: expiring,
    ...each(['setex', 'setEx', 'expire'], (name) => [`${type}.${name}`, timeToLive({ subject, ttlMs: arg(1), unit: 's' })]),
    ...each(['psetex', 'pSetEx', 'pexpire', 'pExpire'], (name) => [`${type}.${name}`, timeToLive({ subject, ttlMs: arg(1) })]),
  };
}

/** The streams that are read, behind what the command is called with in versions 4: `commandOptions({ isolated: true })`. */
function keys(index: number): readonly Selector[] {
  return [arg(index, '[]', 'key'), arg(index, 'key')];
}

/** Pub/sub channels, lists used as queues and streams: the commands are the same for every client, and for what sends several at once. */
function commands(type: string, target: Selector, client = type): Record<string, Effect | readonly Effect[]> {
  const made0 = made(client, target);
  const base = { protocol: 'redis', channel: first(arg(0, '[]'), arg(0)), connection: made0 } as const;
  return {
    ...keeping(type),
    [`${type}.publish`]: publish({ ...base, channel: arg(0), channelKind: 'topic' }),
    [`${type}.spublish`]: publish({ ...base, channel: arg(0), channelKind: 'topic' }),
    ...each(SUBSCRIPTIONS, (name) => [`${type}.${name}`, subscribe({ ...base, channelKind: 'topic' })] as const),
    ...each(LIST_WRITES, (name) => [`${type}.${name}`, publish({ ...base, channelKind: 'queue', ifTaken: true })] as const),
    ...each(LIST_READS, (name) => [`${type}.${name}`, subscribe({ ...base, channelKind: 'queue' })] as const),
    [`${type}.xadd`]: publish({ ...base, channelKind: 'stream' }),
    [`${type}.xAdd`]: publish({ ...base, channelKind: 'stream' }),
    [`${type}.xread`]: subscribe({ ...base, channel: arg(-2), channelKind: 'stream' }),
    [`${type}.xreadgroup`]: subscribe({ ...base, channel: arg(-2), channelKind: 'stream', group: arg(1) }),
    [`${type}.xRead`]: subscribe({ ...base, channel: first(...[0, 1].flatMap(keys)), channelKind: 'stream' }),
    [`${type}.xReadGroup`]: [0, 1].map((index) =>
      subscribe({ ...base, channel: first(...keys(index + 2)), channelKind: 'stream', group: arg(index) }),
    ),
  };
}

/** What `client.multi()` opens collects commands, each of which gives it back. https://redis.io/docs/latest/develop/using-commands/transactions/ */
function collecting(type: string, target: Selector, openings: readonly string[]): Required<Pick<Library, 'creates' | 'calls'>> {
  const chain = `${type}Chain`;
  return {
    creates: { ...each(openings, (name) => [`${type}.${name}`, chain]), [`${chain}.*`]: chain },
    calls: commands(chain, target, type),
  };
}

/** `new Redis(url)`, `(port, host)`, `({ host, port })`, `(path)`; nothing given is the documented default. */
const ioredisGiven = first(
  address(optionsAt(0)),
  join(arg(0, 'sentinels', '[]', 'host'), text(':'), arg(0, 'sentinels', '[]', 'port')),
  arg(0, 'path'),
  join(arg(1), text(':'), arg(0)),
  join(arg(1, 'host'), text(':'), arg(0)),
  arg(0),
);
/** A duplicate has the address of the original: https://redis.github.io/ioredis/classes/Redis.html#duplicate */
const ioredisTarget = first(ioredisGiven, made('Redis', ioredisGiven), text('localhost:6379'));
const clusterTarget = first(
  address((...path) => arg(0, '[]', ...path)),
  arg(0, '[]'),
);

const ofRedis = collecting('Redis', ioredisTarget, ['multi', 'pipeline']);
const ofCluster = collecting('Cluster', clusterTarget, ['multi', 'pipeline']);

export const ioredis = defineLibrary({
  name: 'ioredis',
  imports: ['ioredis'],
  docs: 'https://github.com/redis/ioredis#connect-to-redis',
  creates: {
    default: 'Redis',
    'Redis.duplicate': 'Redis',
    'Redis.Cluster': 'Cluster',
    ...ofRedis.creates,
    ...ofCluster.creates,
  },
  types: { default: 'Redis', IORedis: 'Redis', ChainableCommander: 'RedisChain' },
  calls: {
    default: open(ioredisTarget),
    Redis: open(ioredisTarget),
    Cluster: open(clusterTarget),
    'Redis.Cluster': open(clusterTarget),
    ...commands('Redis', ioredisTarget),
    ...commands('Cluster', clusterTarget),
    ...ofRedis.calls,
    ...ofCluster.calls,
  },
});

const decoratedGiven = first(arg(0, 'url'), ioredisGiven);
const decoratedTarget = first(decoratedGiven, made('Redis', decoratedGiven), text('localhost:6379'));

const ofDecorated = collecting('Redis', decoratedTarget, ['multi', 'pipeline']);

/** What @fastify/redis hangs on the application is a client of ioredis, made of the plugin's options. */
export const fastifyRedis: Library = {
  ...ioredis,
  name: 'fastify-redis',
  docs: 'https://github.com/fastify/fastify-redis#usage',
  creates: { ...ioredis.creates, fastifyRedis: 'Redis' },
  calls: { ...commands('Redis', decoratedTarget), ...ofDecorated.calls },
  // Another client in a namespace: `app.redis.carts`.
  values: { 'Redis.*': { value: 'registered', token: join(text('redis.'), calledName()), isProperty: true } },
};

/** Version 4 and later take `{ url, socket }`; before it took a URL, `(port, host)` or `{ host, port }`. */
const nodeRedisGiven = first(
  arg(0, 'url'),
  address(optionsAt(0, 'socket')),
  address(optionsAt(0)),
  join(arg(1), text(':'), arg(0)),
  arg(0),
);
const nodeRedisTarget = first(nodeRedisGiven, made('RedisClient', nodeRedisGiven), text('localhost:6379'));

const nodeClusterTarget = first(
  arg(0, 'rootNodes', '[]', 'url'),
  address((...path) => arg(0, 'rootNodes', '[]', 'socket', ...path)),
);
const ofNodeRedis = collecting('RedisClient', nodeRedisTarget, ['multi', 'MULTI', 'batch']);
const ofNodeCluster = collecting('RedisCluster', nodeClusterTarget, ['multi', 'MULTI']);

export const nodeRedis = defineLibrary({
  name: 'redis',
  imports: ['redis', '@redis/client', 'handy-redis', 'async-redis'],
  docs: 'https://github.com/redis/node-redis/blob/master/docs/client-configuration.md',
  creates: {
    createClient: 'RedisClient',
    createNodeRedisClient: 'RedisClient',
    createCluster: 'RedisCluster',
    'RedisClient.duplicate': 'RedisClient',
    'RedisClient.v4': 'RedisClient',
    ...ofNodeRedis.creates,
    ...ofNodeCluster.creates,
  },
  types: { RedisClientType: 'RedisClient', RedisClusterType: 'RedisCluster', WrappedNodeRedisClient: 'RedisClient' },
  calls: {
    createClient: open(nodeRedisTarget),
    createNodeRedisClient: open(nodeRedisTarget),
    createCluster: open(nodeClusterTarget),
    ...commands('RedisClient', nodeRedisTarget),
    ...commands('RedisCluster', nodeClusterTarget),
    ...ofNodeRedis.calls,
    ...ofNodeCluster.calls,
  },
});

/** https://jsr.io/@db/redis/doc */
const denoRedisTarget = first(address(optionsAt(0), 'hostname'), text('localhost:6379'));

const streamOfDeno = {
  protocol: 'redis',
  channel: first(arg(0, '[]', 'key'), arg(0, '[]', '0')),
  channelKind: 'stream',
  connection: made('Redis', denoRedisTarget),
} as const;

const ofDenoRedis = collecting('Redis', denoRedisTarget, ['pipeline', 'tx']);

export const denoRedis = defineLibrary({
  name: 'deno-redis',
  imports: ['@db/redis', 'deno.land/x/redis'],
  docs: 'https://jsr.io/@db/redis/doc',
  creates: { connect: 'Redis', createClient: 'Redis', createLazyClient: 'Redis', ...ofDenoRedis.creates },
  calls: {
    connect: open(denoRedisTarget),
    createLazyClient: open(denoRedisTarget),
    ...commands('Redis', denoRedisTarget),
    ...ofDenoRedis.calls,
    'Redis.xread': subscribe({ ...streamOfDeno, group: arg(1, 'group') }),
    'Redis.xreadgroup': subscribe({ ...streamOfDeno, group: arg(1, 'group') }),
  },
});

/** Where Nest's limiter counts: a URL, options or a client. */
export const throttlerStorage = defineLibrary({
  name: 'throttler-storage-redis',
  imports: ['@nest-lab/throttler-storage-redis', 'nestjs-throttler-storage-redis'],
  docs: 'https://github.com/jmcdo29/nest-lab/tree/main/packages/throttler-storage-redis',
  calls: { ThrottlerStorageRedisService: open(ioredisGiven) },
});

const sessionsAt = first(arg(0, 'url'), address(optionsAt(0)));

/** Until version 4 the store of sessions connected by itself, unless it was given a client: `new (require('connect-redis')(session))({ host })`. */
export const connectRedis = defineLibrary({
  name: 'connect-redis',
  imports: ['connect-redis'],
  docs: 'https://github.com/tj/connect-redis/tree/3.4.2#options',
  creates: { default: 'Store' },
  calls: {
    'Store.default': connection({
      nodeKind: 'cache',
      technology: 'redis',
      protocol: 'redis',
      target: sessionsAt,
      where: [inPlaceOf(sessionsAt, 'an address'), 'an address'],
    }),
  },
});
