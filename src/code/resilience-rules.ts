import type { ResiliencePattern } from '../model/resilience.ts';
import type { Effect, Selector } from './library.ts';

/** The values of a measure, with their unit; a number that is in seconds says so in {@link Measuring.unit}. */
export interface Measures {
  readonly timeoutMs?: Selector;
  readonly retries?: Selector;
  /** How often it is tried in all: one more than it is tried again. */
  readonly attempts?: Selector;
  readonly delayMs?: Selector;
  readonly failurePercentage?: Selector;
  readonly failures?: Selector;
  readonly resetMs?: Selector;
  readonly limit?: Selector;
  readonly windowMs?: Selector;
  readonly concurrency?: Selector;
  readonly ttlMs?: Selector;
}

/**
 * A measure that a call sets up. `call`: for the request that the call sends. `made`: for requests of what the call makes. `client`:
 * for requests of what `of` finds. `wrapped`: for requests that the function which `of` finds comes to. `receiver`: for the
 * request that the receiver sent. `requests`: for every request of the program by a library. `program`: for what the program serves.
 */
export interface Measuring extends Measures {
  readonly does: 'resilience';
  readonly pattern: ResiliencePattern;
  readonly on: 'call' | 'made' | 'client' | 'wrapped' | 'receiver' | 'requests' | 'program';
  readonly of?: Selector;
  /** The name that settings give the values under. */
  readonly subject?: Selector;
  readonly unit?: 's';
  /** Without values it means nothing: the option is not given. */
  readonly isOptional?: boolean;
  /** Only where this text or library stands there. */
  readonly where?: readonly [at: Selector, text: string];
}

type Details = Omit<Measuring, 'does' | 'pattern'>;

/** How long is waited; nothing where the option is not given. */
export function timeout(details: Details): Measuring {
  return { isOptional: true, ...details, does: 'resilience', pattern: 'timeout' };
}

/** How often it is tried again; nothing where the option is not given. */
export function retry(details: Details): Measuring {
  return { isOptional: true, ...details, does: 'resilience', pattern: 'retry' };
}

/** What stops calls to something that fails. */
export function breaker(details: Details): Measuring {
  return { ...details, does: 'resilience', pattern: 'circuit-breaker' };
}

/** How many requests are let through in which time. */
export function rateLimit(details: Details): Measuring {
  return { ...details, does: 'resilience', pattern: 'rate-limit' };
}

/** How many may run at once. */
export function bulkhead(details: Details): Measuring {
  return { ...details, does: 'resilience', pattern: 'bulkhead' };
}

/** How long what is cached is kept; nothing where the option is not given. */
export function timeToLive(details: Pick<Measuring, 'ttlMs' | 'subject' | 'unit' | 'where'>): Measuring {
  return { isOptional: true, on: 'program', ...details, does: 'resilience', pattern: 'time-to-live' };
}

/** The same requests, each with what its options say of time and further tries. */
export function measured(
  calls: Readonly<Record<string, Effect | readonly Effect[]>>,
  ...measures: readonly Measuring[]
): Readonly<Record<string, readonly Effect[]>> {
  return Object.fromEntries(
    Object.entries(calls).map(([symbol, effects]) => [symbol, [...('does' in effects ? [effects] : effects), ...measures]]),
  );
}
