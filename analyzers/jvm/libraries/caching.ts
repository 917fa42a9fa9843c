import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  type Selector,
  setting,
  timeToLive,
} from '../../../src/code/library.ts';
import { spanAt } from './support/selectors.ts';

const name: Selector = first(arg(0, 'value'), arg(0, 'cacheNames'), arg(0));

/** The whole cache's time, as Spring Boot's settings give it: https://docs.spring.io/spring-boot/reference/io/caching.html */
const cached: readonly Effect[] = ['spring.cache.redis.time-to-live', 'spring.cache.caffeine.spec'].map((key) =>
  timeToLive({ subject: name, ttlMs: setting(key) }),
);

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
