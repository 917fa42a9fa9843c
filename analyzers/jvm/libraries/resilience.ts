import {
  arg,
  breaker,
  bulkhead,
  defineLibrary,
  type Effect,
  first,
  join,
  type Library,
  made,
  rateLimit,
  retry,
  type Selector,
  setting,
  text,
  timeout,
} from '../../../src/code/library.ts';

const name: Selector = first(arg(0, 'name'), arg(0, 'value'));

/** A value of the instance, or of the instances' shared configuration, as Spring Boot's settings name it. */
function configured(kind: string, ...keys: readonly string[]): Selector {
  const of = (key: string, base: Selector): Selector => setting(join(text(`resilience4j.${kind}.`), base, text(`.${key}`)));
  return first(...keys.map((key) => of(key, join(text('instances.'), name))));
}

const resilience4j: Readonly<Record<string, Effect>> = {
  CircuitBreaker: breaker({
    on: 'wrapped',
    subject: name,
    failurePercentage: configured('circuitbreaker', 'failure-rate-threshold'),
    resetMs: configured('circuitbreaker', 'wait-duration-in-open-state'),
  }),
  Retry: retry({
    on: 'wrapped',
    subject: name,
    isOptional: false,
    attempts: configured('retry', 'max-attempts'),
    delayMs: configured('retry', 'wait-duration'),
  }),
  TimeLimiter: timeout({
    on: 'wrapped',
    subject: name,
    isOptional: false,
    timeoutMs: configured('timelimiter', 'timeout-duration'),
  }),
  Bulkhead: bulkhead({ on: 'wrapped', subject: name, concurrency: configured('bulkhead', 'max-concurrent-calls') }),
  RateLimiter: rateLimit({
    on: 'program',
    subject: name,
    limit: configured('ratelimiter', 'limit-for-period'),
    windowMs: configured('ratelimiter', 'limit-refresh-period'),
  }),
};

const retryable: Effect = retry({
  on: 'wrapped',
  isOptional: false,
  attempts: first(arg(0, 'maxAttempts'), text('3')),
});

/** Annotations of methods; their values are settings or elements. */
export const resilienceLibraries: readonly Library[] = [
  defineLibrary({
    name: 'resilience4j',
    imports: ['io.github.resilience4j.*'],
    docs: 'https://resilience4j.readme.io/docs/getting-started-3#annotations',
    decorators: { class: resilience4j, method: resilience4j },
    creates: {
      'TimeLimiterConfig.*': 'TimeLimiterConfigBuilder',
      'TimeLimiterConfigBuilder.*': 'TimeLimiterConfigBuilder',
    },
    calls: { 'TimeLimiterConfigBuilder.timeoutDuration': timeout({ on: 'program', timeoutMs: arg(0) }) },
  }),
  defineLibrary({
    name: 'spring-cloud-circuitbreaker',
    imports: ['org.springframework.cloud.client.circuitbreaker', 'org.springframework.cloud.circuitbreaker.*'],
    docs: 'https://docs.spring.io/spring-cloud-circuitbreaker/reference/',
    creates: { 'CircuitBreakerFactory.create': 'CircuitBreaker' },
    types: {
      ReactiveCircuitBreaker: 'CircuitBreaker',
      ReactiveCircuitBreakerFactory: 'CircuitBreakerFactory',
      Resilience4JCircuitBreakerFactory: 'CircuitBreakerFactory',
      ReactiveResilience4JCircuitBreakerFactory: 'CircuitBreakerFactory',
    },
    calls: {
      'CircuitBreaker.run': breaker({ on: 'wrapped', of: arg(0), subject: made('CircuitBreaker', arg(0)) }),
    },
  }),
  defineLibrary({
    name: 'spring-retry',
    imports: ['org.springframework.retry.annotation'],
    docs: 'https://github.com/spring-projects/spring-retry#declarative-example',
    decorators: { class: { Retryable: retryable }, method: { Retryable: retryable } },
  }),
  defineLibrary({
    name: 'microprofile-fault-tolerance',
    imports: ['org.eclipse.microprofile.faulttolerance'],
    docs: 'https://download.eclipse.org/microprofile/microprofile-fault-tolerance-4.0.2/microprofile-fault-tolerance-spec-4.0.2.html',
    decorators: {
      method: {
        Timeout: timeout({ on: 'wrapped', timeoutMs: first(arg(0, 'value'), text('1000')) }),
        Retry: retry({ on: 'wrapped', retries: first(arg(0, 'maxRetries'), text('3')) }),
        CircuitBreaker: breaker({ on: 'wrapped', resetMs: first(arg(0, 'delay'), text('5000')) }),
        Bulkhead: bulkhead({ on: 'wrapped', concurrency: first(arg(0, 'value'), text('10')) }),
      },
    },
  }),
  defineLibrary({
    name: 'hystrix',
    imports: ['com.netflix.hystrix.contrib.javanica.annotation'],
    docs: 'https://github.com/Netflix/Hystrix/tree/master/hystrix-contrib/hystrix-javanica',
    decorators: { method: { HystrixCommand: breaker({ on: 'wrapped', subject: arg(0, 'commandKey') }) } },
  }),
];
