import {
  arg,
  connection,
  defineLibrary,
  type Effect,
  first,
  keyword,
  type Library,
  param,
  type Selector,
  text,
  timeToLive,
} from '../../../src/code/library.ts';
import { mapped } from './support/derived.ts';
import { address, connectionByAddress } from './support/selectors.ts';

function redisAt(target: Selector): Effect {
  return connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target });
}

/** A cache whose kind is told by a name: `RedisCache`, `redis`, `dogpile.cache.redis`. */
function inRedis(kind: Selector, target: Selector): Effect {
  const isRedis = mapped(kind, { '*redis*': 'redis', '*': 'other' });
  return connection({ nodeKind: 'cache', technology: 'redis', protocol: 'redis', target, where: [isRedis, 'redis'] });
}

/** What is kept for how many seconds, and where. */
export const cachingLibraries: readonly Library[] = [
  defineLibrary({
    name: 'django-cache',
    imports: ['django.core.cache', 'django.views.decorators.cache'],
    docs: 'https://docs.djangoproject.com/en/stable/topics/cache/',
    calls: {
      'cache.set': timeToLive({ subject: param(0, 'key'), ttlMs: param(2, 'timeout'), unit: 's' }),
      'cache.add': timeToLive({ subject: param(0, 'key'), ttlMs: param(2, 'timeout'), unit: 's' }),
      'cache.get_or_set': timeToLive({ subject: param(0, 'key'), ttlMs: param(2, 'timeout'), unit: 's' }),
      cache_page: timeToLive({ ttlMs: param(0, 'timeout'), unit: 's' }),
    },
  }),
  defineLibrary({
    name: 'flask-caching',
    imports: ['flask_caching'],
    docs: 'https://flask-caching.readthedocs.io/en/latest/',
    calls: {
      Cache: inRedis(
        keyword('config', 'CACHE_TYPE'),
        first(
          keyword('config', 'CACHE_REDIS_URL'),
          address(keyword('config', 'CACHE_REDIS_HOST'), keyword('config', 'CACHE_REDIS_PORT')),
        ),
      ),
      'Cache.cached': timeToLive({ ttlMs: param(0, 'timeout'), unit: 's' }),
      'Cache.memoize': timeToLive({ ttlMs: param(0, 'timeout'), unit: 's' }),
      'Cache.set': timeToLive({ subject: arg(0), ttlMs: param(2, 'timeout'), unit: 's' }),
    },
  }),
  defineLibrary({
    name: 'aiocache',
    imports: ['aiocache'],
    docs: 'https://aiocache.aio-libs.org/en/latest/',
    values: { 'Cache.REDIS': { value: 'text', text: 'redis' } },
    calls: {
      cached: timeToLive({ ttlMs: keyword('ttl'), unit: 's' }),
      Cache: inRedis(arg(0), first(address(keyword('endpoint'), keyword('port')), text('localhost:6379'))),
      RedisCache: redisAt(first(address(keyword('endpoint'), keyword('port')), text('localhost:6379'))),
      'Cache.from_url': connectionByAddress(arg(0)),
    },
  }),
  // Names of other stores (`memory://`) have no host.
  defineLibrary({
    name: 'cashews',
    imports: ['cashews'],
    docs: 'https://github.com/Krukov/cashews#configuration',
    calls: { 'cache.setup': connectionByAddress(arg(0)), 'Cache.setup': connectionByAddress(arg(0)) },
  }),
  // Who asks how often, kept in memory unless there is an address.
  defineLibrary({
    name: 'limiters',
    imports: ['slowapi', 'slowapi.extension', 'flask_limiter', 'flask_limiter.extension'],
    docs: 'https://slowapi.readthedocs.io/en/latest/examples/#use-redis-as-backend-for-the-limiter',
    calls: { Limiter: connectionByAddress(keyword('storage_uri')) },
  }),
  defineLibrary({
    name: 'dogpile-cache',
    imports: ['dogpile.cache'],
    docs: 'https://dogpilecache.sqlalchemy.org/en/latest/api.html#redis-backends',
    creates: { make_region: 'CacheRegion' },
    calls: {
      'CacheRegion.configure': inRedis(
        param(0, 'backend'),
        first(
          keyword('arguments', 'url'),
          address(keyword('arguments', 'host'), keyword('arguments', 'port')),
          text('localhost:6379'),
        ),
      ),
    },
  }),
  defineLibrary({
    name: 'limits',
    imports: ['limits.storage', 'limits.aio.storage'],
    docs: 'https://limits.readthedocs.io/en/stable/storage.html',
    calls: { RedisStorage: redisAt(arg(0)) },
  }),
];
