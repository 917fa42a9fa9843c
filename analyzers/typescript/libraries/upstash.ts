import {
  arg,
  call,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  publish,
  setting,
  subscribe,
  text,
} from '../../../src/code/library.ts';

const address = setting('UPSTASH_REDIS_REST_URL', setting('KV_REST_API_URL'));
const open = (target: typeof address): Effect =>
  connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });

const channel = { protocol: 'redis', channelKind: 'topic', connection: first(made('Redis', arg(0, 'url')), address) } as const;

/** Redis over HTTP; `fromEnv` asks the settings that Upstash and Vercel give. */
export const upstashRedis = defineLibrary({
  name: 'upstash-redis',
  imports: ['@upstash/redis', '@upstash/redis/*'],
  docs: 'https://upstash.com/docs/redis/sdks/ts/getstarted',
  creates: { 'Redis.fromEnv': 'Redis' },
  calls: {
    Redis: open(first(arg(0, 'url'), address)),
    'Redis.fromEnv': open(address),
    'Redis.publish': publish({ ...channel, channel: arg(0), payload: 1 }),
    ...each<Effect>(['Redis.subscribe', 'Redis.psubscribe'], (name) => [
      name,
      subscribe({ ...channel, channel: first(arg(0, '[]'), arg(0)) }),
    ]),
  },
});

/** Messages that are delivered as requests: who is asked is told with each. */
export const qstash = defineLibrary({
  name: 'qstash',
  imports: ['@upstash/qstash', '@upstash/qstash/*'],
  docs: 'https://upstash.com/docs/qstash/sdks/ts/overview',
  creates: { 'Client.queue': 'Queue' },
  calls: each<Effect>(
    ['Client.publish', 'Client.publishJSON', 'Queue.enqueue', 'Queue.enqueueJSON', 'Client.trigger'],
    (name) => [name, call({ protocol: 'http', method: first(arg(0, 'method'), text('POST')), target: arg(0, 'url') })],
  ),
});
