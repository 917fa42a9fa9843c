import { arg, breaker, decorated, defineLibrary, first, keyword, type Library, maker, retry } from '../../../src/code/library.ts';

const stop = keyword('stop');
const wait = keyword('wait');

/** Decorators of functions that are run again, or not at all, when they fail. */
export const resilienceLibraries: readonly Library[] = [
  defineLibrary({
    name: 'tenacity',
    imports: ['tenacity', 'tenacity.*'],
    docs: 'https://tenacity.readthedocs.io/en/latest/',
    namespaces: ['stop', 'wait'],
    creates: { stop_after_attempt: 'Attempts', wait_fixed: 'Wait' },
    calls: {
      retry: retry({
        on: 'wrapped',
        of: decorated,
        isOptional: false,
        attempts: maker(stop, first(arg(0), keyword('max_attempt_number')), 'Attempts'),
        delayMs: maker(wait, first(arg(0), keyword('wait')), 'Wait'),
        unit: 's',
      }),
    },
  }),
  defineLibrary({
    name: 'backoff',
    imports: ['backoff'],
    docs: 'https://github.com/litl/backoff#examples',
    calls: {
      on_exception: retry({ on: 'wrapped', of: decorated, isOptional: false, attempts: keyword('max_tries') }),
      on_predicate: retry({ on: 'wrapped', of: decorated, isOptional: false, attempts: keyword('max_tries') }),
    },
  }),
  defineLibrary({
    name: 'circuitbreaker',
    imports: ['circuitbreaker'],
    docs: 'https://github.com/fabfuel/circuitbreaker#usage',
    calls: {
      circuit: breaker({
        on: 'wrapped',
        of: decorated,
        failures: keyword('failure_threshold'),
        resetMs: keyword('recovery_timeout'),
        unit: 's',
      }),
    },
  }),
];
