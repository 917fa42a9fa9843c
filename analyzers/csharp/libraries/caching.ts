import { arg, defineLibrary, type Effect, each, first, keyword, type Library, timeToLive } from '../../../src/code/library.ts';

/** Options with a time that counts from now, or from the last use. */
const options: Effect = timeToLive({ ttlMs: first(keyword('AbsoluteExpirationRelativeToNow'), keyword('SlidingExpiration')) });

/** How long what is cached is kept. */
export const cachingLibraries: readonly Library[] = [
  defineLibrary({
    name: 'dotnet-caching',
    imports: ['Microsoft.Extensions.Caching.Distributed', 'Microsoft.Extensions.Caching.Memory'],
    docs: 'https://learn.microsoft.com/aspnet/core/performance/caching/distributed',
    creates: each(['SetAbsoluteExpiration', 'SetSlidingExpiration'], (name) => [
      `DistributedCacheEntryOptions.${name}`,
      'DistributedCacheEntryOptions',
    ]),
    types: { MemoryCacheEntryOptions: 'DistributedCacheEntryOptions' },
    calls: {
      ...each(['DistributedCacheEntryOptions', 'MemoryCacheEntryOptions'], (name) => [name, options] as const),
      ...each(
        ['SetAbsoluteExpiration', 'SetSlidingExpiration'],
        (name) => [`DistributedCacheEntryOptions.${name}`, timeToLive({ ttlMs: arg(0) })] as const,
      ),
    },
  }),
];
