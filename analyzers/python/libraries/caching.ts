import { arg, defineLibrary, keyword, type Library, param, timeToLive } from '../../../src/code/library.ts';

/** What is kept for how many seconds. */
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
      'Cache.cached': timeToLive({ ttlMs: param(0, 'timeout'), unit: 's' }),
      'Cache.memoize': timeToLive({ ttlMs: param(0, 'timeout'), unit: 's' }),
      'Cache.set': timeToLive({ subject: arg(0), ttlMs: param(2, 'timeout'), unit: 's' }),
    },
  }),
  defineLibrary({
    name: 'aiocache',
    imports: ['aiocache'],
    docs: 'https://aiocache.aio-libs.org/en/latest/',
    calls: { cached: timeToLive({ ttlMs: keyword('ttl'), unit: 's' }) },
  }),
];
