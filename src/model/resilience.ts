import type { Evidence } from './evidence.ts';
import type { Value } from './value.ts';

/** The patterns by the names that the field gives them. */
export type ResiliencePattern = 'timeout' | 'retry' | 'circuit-breaker' | 'rate-limit' | 'bulkhead' | 'time-to-live';

/** One measure against a slow, failing or greedy other side, as it is configured. */
interface Measure {
  readonly pattern: ResiliencePattern;
  /** What does it: `axios`, `opossum`, `resilience4j`. */
  readonly by: string;
  /** What it is called or stands on, where that is said: an instance's name, a handler's. */
  readonly subject?: string;
  readonly evidence: Evidence;
}

/** A measure as code states it; the resolver follows its values. */
export interface StatedPolicy extends Measure {
  readonly values: Readonly<Record<string, Value>>;
  /** Times among the values that are bare numbers are seconds. */
  readonly unit?: 's';
}

/** A measure with its values, named with their unit: `timeoutMs`, `retries`, `limit`, `windowMs`, `ttlMs`. One that no source tells is left out. */
export interface Policy extends Measure {
  readonly values: Readonly<Record<string, number>>;
  /** On an edge, what it holds for; absent where it holds for all that is asked over it. */
  readonly operations?: readonly string[];
}

/** What is done when the other side of an edge does not answer. The three plain values are the first of their kind. */
export interface Resilience {
  readonly timeoutMs?: number;
  readonly retries?: number;
  readonly circuitBreaker?: string;
  readonly policies: readonly Policy[];
}

/** The plain values of some policies. */
export function resilienceOf(policies: readonly Policy[]): Resilience {
  const find = (pattern: ResiliencePattern) => policies.find((each) => each.pattern === pattern);
  const timeoutMs = find('timeout')?.values['timeoutMs'];
  const retries = find('retry')?.values['retries'];
  const breaker = find('circuit-breaker');
  return {
    ...(timeoutMs === undefined ? {} : { timeoutMs }),
    ...(retries === undefined ? {} : { retries }),
    ...(breaker ? { circuitBreaker: breaker.by } : {}),
    policies,
  };
}

const WORDS: Readonly<Record<string, (value: number) => string>> = {
  timeoutMs: (value) => `waits ${value} ms`,
  retries: (value) => (value === 1 ? '1 retry' : `${value} retries`),
  delayMs: (value) => `${value} ms between`,
  failurePercentage: (value) => `opens at ${value} % failures`,
  failures: (value) => `opens after ${value} failures`,
  resetMs: (value) => `tries again after ${value} ms`,
  limit: (value) => `${value} requests`,
  windowMs: (value) => `in ${value} ms`,
  concurrency: (value) => `${value} at once`,
  ttlMs: (value) => (value % 1000 === 0 ? `kept for ${value / 1000} s` : `kept for ${value} ms`),
};

/** The values of a measure as a person says them: `opens at 50 % failures, tries again after 30000 ms`. */
export function valuesInWords({ values }: Policy): string {
  return Object.entries(WORDS)
    .flatMap(([name, say]) => (values[name] === undefined ? [] : [say(values[name])]))
    .join(', ');
}
