import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  each,
  first,
  type Selector,
  type Store,
  timeToLive,
} from '../../../src/code/library.ts';
import { type At, address, madeOptions, optionsAt } from './support/selectors.ts';

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

const uri = first(arg(0, 'uri'), arg(0));
/** The scheme of the address says which store it is: https://keyv.org/docs/keyv/#usage */
const keyv = (
  technology: string,
  { nodeKind, protocol, scheme }: Pick<Store, 'nodeKind' | 'protocol'> & { readonly scheme: string },
) =>
  connection({
    nodeKind,
    technology,
    protocol,
    target: uri,
    where: [{ from: 'mapped', of: uri, texts: { [`*${scheme}*`]: scheme, '*://*': '', '*': '' } }, scheme],
  });

/** Keyv itself up to version 4, which finds its adapter by the address. */
export const keyvByAddress = defineLibrary({
  name: 'keyv',
  imports: ['keyv'],
  docs: 'https://github.com/jaredwray/keyv/tree/main/packages/keyv#usage',
  calls: each<readonly Effect[]>(['default', 'Keyv'], (name) => [
    name,
    [
      keyv('redis', { nodeKind: 'cache', protocol: 'redis', scheme: 'redis' }),
      keyv('mongodb', { nodeKind: 'database', protocol: 'mongodb', scheme: 'mongodb' }),
      keyv('postgresql', { nodeKind: 'database', protocol: 'sql', scheme: 'postgres' }),
      keyv('mysql', { nodeKind: 'database', protocol: 'sql', scheme: 'mysql' }),
    ],
  ]),
});

/** Times are milliseconds since version 5; before, options had them in seconds. */
export const cacheManager = defineLibrary({
  name: 'cache-manager',
  imports: ['cache-manager'],
  docs: 'https://github.com/jaredwray/cacheable/tree/main/packages/cache-manager#readme',
  creates: { caching: 'Cache', createCache: 'Cache', multiCaching: 'Cache' },
  calls: {
    createCache: timeToLive({ ttlMs: arg(0, 'ttl') }),
    caching: timeToLive({ ttlMs: arg(1, 'ttl') }),
    ...each<readonly Effect[]>(['set', 'wrap'], (name) => [
      `Cache.${name}`,
      [timeToLive({ subject: arg(0), ttlMs: arg(2) }), timeToLive({ subject: arg(0), ttlMs: arg(2, 'ttl'), unit: 's' })],
    ]),
  },
});

const madeCache = madeOptions(0, 'createCacheOptions');

/** A module that is given the address of its store beside the store. Its times are those of cache-manager 5. */
export const nestCacheManager = defineLibrary({
  name: 'nestjs-cache-manager',
  imports: ['@nestjs/cache-manager'],
  docs: 'https://docs.nestjs.com/techniques/caching',
  calls: {
    'CacheModule.register': [open(first(...serverAt(optionsAt(0)))), timeToLive({ ttlMs: arg(0, 'ttl') })],
    'CacheModule.registerAsync': [open(first(...serverAt(madeCache))), timeToLive({ ttlMs: madeCache('ttl') })],
  },
  decorators: { class: { CacheTTL: timeToLive({ ttlMs: arg(0) }) }, method: { CacheTTL: timeToLive({ ttlMs: arg(0) }) } },
});
