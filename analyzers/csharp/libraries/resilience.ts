import {
  arg,
  breaker,
  defineLibrary,
  type Effect,
  each,
  first,
  keyword,
  type Library,
  type Measuring,
  made,
  maker,
  receiver,
  retry,
  type Selector,
  text,
  timeout,
} from '../../../src/code/library.ts';

/** A policy that is passed, or that the passed function gives. */
function ofPolicy(type: string, selector: Selector): Selector {
  return first(maker(arg(0), selector, type), maker(arg(0, '()'), selector, type));
}

const onClient = { on: 'client', of: receiver } as const;
/** What is added to a pipeline is for the client whose pipeline it is. */
const onBuilder = { on: 'client', of: made('ClientPipeline', receiver) } as const;
const policies: readonly Effect[] = [
  retry({ ...onClient, retries: ofPolicy('RetryPolicy', arg(0)) }),
  breaker({
    ...onClient,
    isOptional: true,
    failures: ofPolicy('BreakerPolicy', arg(0)),
    resetMs: ofPolicy('BreakerPolicy', arg(1)),
  }),
  timeout({ ...onClient, timeoutMs: ofPolicy('TimeoutPolicy', arg(0)) }),
];

/** What the handler does unless its options say otherwise: https://learn.microsoft.com/dotnet/core/resilience/http-resilience */
function standard(where: Pick<Measuring, 'on' | 'of'>): readonly Effect[] {
  return [
    retry({ ...where, retries: first(arg(0, '{}', 'Retry', 'MaxRetryAttempts'), text('3')) }),
    timeout({ ...where, timeoutMs: first(arg(0, '{}', 'TotalRequestTimeout', 'Timeout'), text('30s')) }),
    breaker({ ...where, failurePercentage: text('10'), resetMs: text('5s') }),
  ];
}

/** Measures of clients that a factory makes. */
export const clientMeasures: Required<Pick<Library, 'callbacks' | 'calls' | 'types'>> = {
  types: each(['Retry', 'Timeout', 'CircuitBreaker'], (name) => [`Http${name}StrategyOptions`, 'StrategyOptions'] as const),
  callbacks: {
    '*.AddTransientHttpErrorPolicy': { 0: ['PolicyBuilder'] },
    '*.AddResilienceHandler': { 1: ['ClientPipeline'] },
    '*.ConfigureHttpClientDefaults': { 0: ['EveryHttpClient'] },
  },
  calls: {
    '*.AddPolicyHandler': policies,
    '*.AddTransientHttpErrorPolicy': policies,
    '*.AddStandardResilienceHandler': standard(onClient),
    'ClientPipeline.AddRetry': retry({ ...onBuilder, retries: first(arg(0, 'MaxRetryAttempts'), text('3')) }),
    'ClientPipeline.AddTimeout': timeout({ ...onBuilder, timeoutMs: first(arg(0, 'Timeout'), arg(0), text('30s')) }),
    'ClientPipeline.AddCircuitBreaker': breaker({ ...onBuilder, resetMs: first(arg(0, 'BreakDuration'), text('5s')) }),
    'EveryHttpClient.AddStandardResilienceHandler': standard({ on: 'requests' }),
    HttpClient: timeout({ on: 'made', timeoutMs: keyword('Timeout') }),
  },
};

const RUNS = ['Execute', 'ExecuteAsync', 'ExecuteAndCaptureAsync'];

function running(type: string, effect: Effect): Record<string, Effect> {
  return each(RUNS, (name) => [`${type}.${name}`, effect] as const);
}

/** Policies around a call. */
export const polly = defineLibrary({
  name: 'polly',
  imports: ['Polly', 'Polly.*'],
  docs: 'https://github.com/App-vNext/Polly#readme',
  extendsWhereOpened: true,
  creates: {
    ...each(['Retry', 'RetryAsync', 'WaitAndRetry', 'WaitAndRetryAsync'], (name) => [`*.${name}`, 'RetryPolicy'] as const),
    ...each(['CircuitBreaker', 'CircuitBreakerAsync'], (name) => [`*.${name}`, 'BreakerPolicy'] as const),
    'Policy.TimeoutAsync': 'TimeoutPolicy',
    'Policy.Timeout': 'TimeoutPolicy',
  },
  calls: {
    ...running('RetryPolicy', retry({ on: 'wrapped', of: arg(0), retries: made('RetryPolicy', arg(0)) })),
    ...running(
      'BreakerPolicy',
      breaker({ on: 'wrapped', of: arg(0), failures: made('BreakerPolicy', arg(0)), resetMs: made('BreakerPolicy', arg(1)) }),
    ),
    ...running('TimeoutPolicy', timeout({ on: 'wrapped', of: arg(0), timeoutMs: made('TimeoutPolicy', arg(0)) })),
  },
});
