import {
  arg,
  breaker,
  bulkhead,
  defineLibrary,
  type Effect,
  each,
  first,
  type Library,
  type Measuring,
  made,
  rateLimit,
  retry,
  type Selector,
  text,
  timeout,
} from '../../../src/code/library.ts';

/** A function that runs another one again until it succeeds. */
function retrying(name: string, docs: string, calls: Readonly<Record<string, Measuring>>): Library {
  return defineLibrary({ name, imports: [name], docs, calls });
}

/** The window is in milliseconds; what was called `max` is called `limit` since version 7 of express-rate-limit. */
const limited = rateLimit({ on: 'program', limit: first(arg(0, 'limit'), arg(0, 'max')), windowMs: arg(0, 'windowMs') });

/** Throttlers come as a list since version 5, with times in milliseconds; before, one object had them in seconds. */
const throttled = (...options: readonly string[]): readonly Measuring[] => {
  const at = (key: string): Selector => first(arg(0, ...options, 'throttlers', '[]', key), arg(0, ...options, '[]', key));
  return [
    rateLimit({ on: 'program', isOptional: true, limit: at('limit'), windowMs: at('ttl') }),
    rateLimit({
      on: 'program',
      isOptional: true,
      limit: arg(0, ...options, 'limit'),
      windowMs: arg(0, ...options, 'ttl'),
      unit: 's',
    }),
  ];
};

/** `@Throttle({ default: { limit: 3, ttl: 60000 } })`, before version 5 `@Throttle(3, 60)`. */
const throttle: readonly Effect[] = [
  rateLimit({ on: 'program', isOptional: true, limit: arg(0, '[]', 'limit'), windowMs: arg(0, '[]', 'ttl') }),
  rateLimit({ on: 'program', isOptional: true, limit: arg(0), windowMs: arg(1), unit: 's' }),
];

const POLICIES = ['RetryPolicy', 'CircuitBreakerPolicy', 'TimeoutPolicy', 'BulkheadPolicy'];

/** What waits, tries again, breaks circuits and limits, by what the packages' documentation calls it. */
export const resilienceLibraries: readonly Library[] = [
  defineLibrary({
    name: 'axios-retry',
    imports: ['axios-retry'],
    docs: 'https://github.com/softonic/axios-retry#options',
    calls: { default: retry({ on: 'client', of: arg(0), retries: first(arg(1, 'retries'), text('3')), isOptional: false }) },
  }),
  retrying('p-retry', 'https://github.com/sindresorhus/p-retry#api', {
    default: retry({ on: 'wrapped', of: arg(0), retries: first(arg(1, 'retries'), text('10')), delayMs: arg(1, 'minTimeout') }),
  }),
  retrying('async-retry', 'https://github.com/vercel/async-retry#api', {
    default: retry({ on: 'wrapped', of: arg(0), retries: first(arg(1, 'retries'), text('10')), delayMs: arg(1, 'minTimeout') }),
  }),
  retrying('promise-retry', 'https://github.com/IndigoUnited/node-promise-retry#usage', {
    'default/2': retry({ on: 'wrapped', of: arg(1), retries: first(arg(0, 'retries'), text('10')) }),
    'default/1': retry({ on: 'wrapped', of: arg(0), retries: text('10') }),
  }),
  retrying('exponential-backoff', 'https://github.com/coveooss/exponential-backoff#readme', {
    backOff: retry({
      on: 'wrapped',
      of: arg(0),
      attempts: first(arg(1, 'numOfAttempts'), text('10')),
      delayMs: arg(1, 'startingDelay'),
    }),
  }),
  defineLibrary({
    name: 'p-timeout',
    imports: ['p-timeout'],
    docs: 'https://github.com/sindresorhus/p-timeout#api',
    calls: { default: timeout({ on: 'wrapped', of: arg(0), timeoutMs: first(arg(1, 'milliseconds'), arg(1)) }) },
  }),
  defineLibrary({
    name: 'opossum',
    imports: ['opossum'],
    docs: 'https://nodeshift.dev/opossum/#circuitbreaker',
    creates: { default: 'CircuitBreaker' },
    calls: each(['default', 'CircuitBreaker'], (name) => [
      name,
      [
        breaker({
          on: 'wrapped',
          of: arg(0),
          failurePercentage: first(arg(1, 'errorThresholdPercentage'), text('50')),
          resetMs: first(arg(1, 'resetTimeout'), text('30000')),
        }),
        timeout({ on: 'wrapped', of: arg(0), timeoutMs: first(arg(1, 'timeout'), text('10000')) }),
      ],
    ]),
  }),
  defineLibrary({
    name: 'cockatiel',
    imports: ['cockatiel'],
    docs: 'https://github.com/connor4312/cockatiel#readme',
    creates: {
      retry: 'RetryPolicy',
      circuitBreaker: 'CircuitBreakerPolicy',
      timeout: 'TimeoutPolicy',
      bulkhead: 'BulkheadPolicy',
      ConsecutiveBreaker: 'ConsecutiveBreaker',
    },
    calls: {
      'RetryPolicy.execute': retry({ on: 'wrapped', of: arg(0), retries: made('RetryPolicy', arg(1, 'maxAttempts')) }),
      'CircuitBreakerPolicy.execute': breaker({
        on: 'wrapped',
        of: arg(0),
        resetMs: made('CircuitBreakerPolicy', arg(1, 'halfOpenAfter')),
      }),
      'TimeoutPolicy.execute': timeout({ on: 'wrapped', of: arg(0), timeoutMs: made('TimeoutPolicy', arg(0)) }),
      'BulkheadPolicy.execute': bulkhead({ on: 'wrapped', of: arg(0), concurrency: made('BulkheadPolicy', arg(0)) }),
    },
    types: Object.fromEntries(POLICIES.map((name) => [`I${name}`, name])),
  }),
  defineLibrary({
    name: 'bottleneck',
    imports: ['bottleneck'],
    docs: 'https://github.com/SGrondin/bottleneck#constructor',
    creates: { default: 'Bottleneck' },
    calls: { default: bulkhead({ on: 'program', concurrency: arg(0, 'maxConcurrent'), delayMs: arg(0, 'minTime') }) },
  }),
  defineLibrary({
    name: 'express-rate-limit',
    imports: ['express-rate-limit', 'hono-rate-limiter', 'express-slow-down'],
    docs: 'https://express-rate-limit.mintlify.app/reference/configuration',
    creates: { default: 'Limiter', rateLimit: 'Limiter', rateLimiter: 'Limiter', slowDown: 'Limiter' },
    calls: { default: limited, rateLimit: limited, rateLimiter: limited, slowDown: limited },
  }),
  defineLibrary({
    name: 'koa-ratelimit',
    imports: ['koa-ratelimit'],
    docs: 'https://github.com/koajs/ratelimit#options',
    calls: { default: rateLimit({ on: 'program', limit: arg(0, 'max'), windowMs: arg(0, 'duration') }) },
  }),
  defineLibrary({
    name: 'fastify-rate-limit',
    imports: ['@fastify/rate-limit', 'fastify-rate-limit'],
    docs: 'https://github.com/fastify/fastify-rate-limit#options',
    creates: { default: 'Plugin' },
  }),
  defineLibrary({
    name: 'rate-limiter-flexible',
    imports: ['rate-limiter-flexible'],
    docs: 'https://github.com/animir/node-rate-limiter-flexible/wiki/Options',
    calls: each(
      ['Memory', 'Redis', 'Mongo', 'MySQL', 'Postgres', 'Cluster', 'Memcache', 'Dynamo', 'Prisma', 'Valkey'],
      (store) => {
        const at = (key: string): Selector => first(arg(0, key), arg(1, key));
        return [`RateLimiter${store}`, rateLimit({ on: 'program', limit: at('points'), windowMs: at('duration'), unit: 's' })];
      },
    ),
  }),
  defineLibrary({
    name: 'nestjs-throttler',
    imports: ['@nestjs/throttler'],
    docs: 'https://docs.nestjs.com/security/rate-limiting',
    calls: {
      'ThrottlerModule.forRoot': throttled(),
      'ThrottlerModule.forRootAsync': throttled('useFactory', '()'),
    },
    decorators: { class: { Throttle: throttle }, method: { Throttle: throttle } },
  }),
];
