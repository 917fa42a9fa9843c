import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  type Library,
  type Selector,
  setting,
  timeToLive,
} from '../../../src/code/library.ts';

const name: Selector = first(arg(0, 'value'), arg(0, 'cacheNames'), arg(0));

/** The whole cache's time, as Spring Boot's settings give it: https://docs.spring.io/spring-boot/reference/io/caching.html */
const cached: readonly Effect[] = ['spring.cache.redis.time-to-live', 'spring.cache.caffeine.spec'].map((key) =>
  timeToLive({ subject: name, ttlMs: setting(key) }),
);

/** A `Duration`, or an amount and its `TimeUnit`. */
const spanAt = (index: number): Selector => first(join(arg(index), arg(index + 1)), arg(index));

function expiring(type: string): Record<string, Effect> {
  return each(['expireAfterWrite', 'expireAfterAccess'], (method) => [`${type}.${method}`, timeToLive({ ttlMs: spanAt(0) })]);
}

/** How long what is cached is kept. */
export const cachingLibraries: readonly Library[] = [
  defineLibrary({
    name: 'spring-cache',
    imports: ['org.springframework.cache.annotation'],
    docs: 'https://docs.spring.io/spring-framework/reference/integration/cache/annotations.html',
    decorators: { class: { Cacheable: cached }, method: { Cacheable: cached } },
  }),
  defineLibrary({
    name: 'spring-data-redis-cache',
    imports: ['org.springframework.data.redis.*'],
    docs: 'https://docs.spring.io/spring-data/redis/reference/redis/redis-cache.html',
    creates: {
      'RedisCacheConfiguration.*': 'RedisCacheConfiguration',
      ...each(['RedisTemplate.opsForValue', 'StringRedisTemplate.opsForValue'], (maker) => [maker, 'ValueOperations'] as const),
    },
    types: { StringRedisTemplate: 'RedisTemplate', RedisOperations: 'RedisTemplate' },
    calls: {
      'RedisCacheConfiguration.entryTtl': timeToLive({ ttlMs: arg(0) }),
      ...each(['set', 'setIfAbsent', 'setIfPresent'], (method) => [
        `ValueOperations.${method}`,
        timeToLive({ subject: arg(0), ttlMs: spanAt(2) }),
      ]),
      'RedisTemplate.expire': timeToLive({ subject: arg(0), ttlMs: spanAt(1) }),
    },
  }),
  defineLibrary({
    name: 'caffeine',
    imports: ['com.github.benmanes.caffeine.cache'],
    docs: 'https://github.com/ben-manes/caffeine/wiki/Eviction#time-based',
    creates: { 'Caffeine.*': 'Caffeine' },
    calls: expiring('Caffeine'),
  }),
  defineLibrary({
    name: 'guava-cache',
    imports: ['com.google.common.cache'],
    docs: 'https://github.com/google/guava/wiki/CachesExplained#timed-eviction',
    creates: { 'CacheBuilder.*': 'CacheBuilder' },
    calls: expiring('CacheBuilder'),
  }),
];
