import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address, redisAt } from './support/selectors.ts';

const PUBLISHING = ['rpush', 'lpush', 'rPush', 'lPush'];
const TAKING = ['blpop', 'brpop', 'lpop', 'rpop', 'blPop', 'brPop', 'lPop', 'rPop'];

export function commands(type: string, connection?: Selector): Record<string, Effect> {
  const base = { protocol: 'redis', ...(connection ? { connection } : {}) } as const;
  const channel = first(arg(0, '[]'), arg(0));
  return {
    [`${type}.publish`]: publish({ ...base, channel: arg(0), channelKind: 'topic' }),
    [`${type}.subscribe`]: subscribe({ ...base, channel, channelKind: 'topic' }),
    [`${type}.pubSubLoop`]: subscribe({
      ...base,
      channel: first(arg(0, 'subscribe', '[]'), arg(0, 'subscribe')),
      channelKind: 'topic',
    }),
    // The loop may be told what to listen to afterwards: https://github.com/predis/predis/wiki/PubSub-Consumer
    [`${type}PubSub.subscribe`]: subscribe({ ...base, channel: arg(0), channelKind: 'topic' }),
    [`${type}PubSub.psubscribe`]: subscribe({ ...base, channel: arg(0), channelKind: 'topic' }),
    // Streams by their names: https://github.com/phpredis/phpredis#xreadgroup
    [`${type}.xRead`]: subscribe({ ...base, channel: arg(0, '[,]', '0'), channelKind: 'stream' }),
    [`${type}.xReadGroup`]: subscribe({ ...base, channel: arg(2, '[,]', '0'), channelKind: 'stream' }),
    [`${type}.xadd`]: publish({ ...base, channel: arg(0), channelKind: 'stream' }),
    [`${type}.xAdd`]: publish({ ...base, channel: arg(0), channelKind: 'stream' }),
    ...each<Effect>(PUBLISHING, (name) => [
      `${type}.${name}`,
      publish({ ...base, channel: arg(0), channelKind: 'queue', ifTaken: true }),
    ]),
    ...each<Effect>(TAKING, (name) => [`${type}.${name}`, subscribe({ ...base, channel, channelKind: 'queue' })]),
  };
}

const parameters = first(address(arg(0, 'host'), arg(0, 'port')), arg(0, 'host'), arg(0), text('tcp://127.0.0.1:6379'));

/** An array of parameters, or an address. */
export const predis = defineLibrary({
  name: 'predis',
  imports: ['Predis'],
  docs: 'https://github.com/predis/predis/wiki/Connection-Parameters',
  types: { ClientInterface: 'Client' },
  creates: { 'Client.pubSubLoop': 'ClientPubSub' },
  calls: { Client: redisAt(parameters), ...commands('Client', made('Client', parameters)) },
});

/** The extension's client is told its address when it connects. */
export const phpredis = defineLibrary({
  name: 'phpredis',
  imports: ['php'],
  docs: 'https://github.com/phpredis/phpredis#connection',
  types: { RedisCluster: 'Redis' },
  calls: {
    'Redis.connect': redisAt(address(arg(0), arg(1))),
    'Redis.pconnect': redisAt(address(arg(0), arg(1))),
    ...commands('Redis', made('Redis', address(arg(0, 'host'), arg(0, 'port')))),
  },
});
