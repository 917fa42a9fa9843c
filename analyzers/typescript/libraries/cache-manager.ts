import { arg, connection, defineLibrary, type Effect, each, first, type Selector } from '../../../src/code/library.ts';
import { type At, address, optionsAt } from './support/selectors.ts';

const open = (target: Selector): Effect => connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });

/** `{ url }`, `{ host, port }`, `{ socket: { host, port } }`. */
function serverAt(at: At): readonly Selector[] {
  return [at('url'), address(at), address((...path) => at('socket', ...path))];
}

/** Stores in Redis behind cache-manager and Keyv. */
export const cacheStores = defineLibrary({
  name: 'cache-manager-redis',
  imports: [
    'cache-manager-ioredis-yet',
    'cache-manager-redis-yet',
    'cache-manager-redis-store',
    'cache-manager-ioredis',
    '@keyv/redis',
  ],
  docs: 'https://github.com/node-cache-manager/node-cache-manager-ioredis-yet#readme',
  calls: each<Effect>(['redisStore', 'KeyvRedis', 'createKeyv', 'default'], (name) => [
    name,
    open(first(...serverAt(optionsAt(0)), arg(0))),
  ]),
});

/** A module that is given the address of its store beside the store. */
export const nestCacheManager = defineLibrary({
  name: 'nestjs-cache-manager',
  imports: ['@nestjs/cache-manager'],
  docs: 'https://docs.nestjs.com/techniques/caching',
  calls: {
    'CacheModule.register': open(first(...serverAt(optionsAt(0)))),
    'CacheModule.registerAsync': open(first(...serverAt(optionsAt(0, 'useFactory', '()')))),
  },
});
