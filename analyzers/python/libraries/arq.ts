import {
  arg,
  connection,
  defineLibrary,
  first,
  keyword,
  made,
  madeOf,
  param,
  publish,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { address } from './support/selectors.ts';

/** Where `RedisSettings(host=…)` and `RedisSettings.from_dsn(…)` say that the queue is. */
function redisAt(settings: Selector): Selector {
  return first(
    madeOf(settings, 'RedisDsn', arg(0)),
    madeOf(settings, 'RedisSettings', address(param(0, 'host'), param(1, 'port'))),
    text('localhost:6379'),
  );
}

const QUEUE = text('arq:queue');
const pool = redisAt(param(0, 'settings_'));
const worker = redisAt(keyword('redis_settings'));
const REDIS = { nodeKind: 'cache', technology: 'redis', protocol: 'redis' } as const;

/** Jobs go into a queue by name; a worker is made of what a class of settings says. https://arq-docs.helpmanual.io */
export const arq = defineLibrary({
  name: 'arq',
  imports: ['arq', 'arq.*'],
  docs: 'https://arq-docs.helpmanual.io/',
  hasWorkers: true,
  creates: { create_pool: 'ArqRedis', 'RedisSettings.from_dsn': 'RedisDsn' },
  calls: {
    create_pool: connection({ ...REDIS, target: pool }),
    'ArqRedis.enqueue_job': publish({
      protocol: 'redis',
      channel: first(keyword('_queue_name'), made('ArqRedis', keyword('default_queue_name')), QUEUE),
      channelKind: 'queue',
      connection: made('ArqRedis', pool),
    }),
    Worker: [
      connection({ ...REDIS, target: worker }),
      subscribe({ protocol: 'redis', channel: first(keyword('queue_name'), QUEUE), channelKind: 'queue', connection: worker }),
    ],
  },
});
