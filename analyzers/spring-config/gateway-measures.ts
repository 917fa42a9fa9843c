import { type Evidence, type FactOf, literal, settingValue, type Value } from '../../src/sdk/index.ts';
import type { Entry } from './documents.ts';

type Policy = NonNullable<FactOf<'call'>['policies']>[number];

/** A filter of a route: its name, what stands behind it in the short form, and its arguments in the long one. */
interface Filter {
  readonly name: string;
  readonly short: readonly string[];
  argument(name: string): Value | undefined;
  readonly evidence: Evidence;
}

const BY = 'spring-cloud-gateway';

/**
 * What a route does against a slow or failing service behind it: its filters, and the waits that its metadata give.
 * https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/gatewayfilter-factories.html
 */
export function measuresOf(own: readonly Entry[], pathOf: (entry: Entry) => string): readonly Policy[] {
  return [...filtersIn(own, pathOf).flatMap(measureOf), ...waitsIn(own, pathOf)];
}

/** What a route lets through, in requests a second: https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/gatewayfilter-factories/requestratelimiter-factory.html */
export function limitsOf(own: readonly Entry[], pathOf: (entry: Entry) => string): readonly Omit<Policy, 'subject'>[] {
  return filtersIn(own, pathOf).flatMap(({ name, evidence, argument }) => {
    const limit = argument('redis-rate-limiter.replenish-rate');
    if (name !== 'RequestRateLimiter') return [];
    const values = limit ? { limit, windowMs: literal(1000) } : {};
    return [{ pattern: 'rate-limit', by: BY, values, evidence }];
  });
}

function measureOf({ name, short, argument, evidence }: Filter): readonly Policy[] {
  const said = (key: string, index: number) => argument(key) ?? (short[index] ? literal(short[index]) : undefined);
  if (name === 'CircuitBreaker') {
    const subject = said('name', 0);
    const called = subject?.is === 'literal' ? { subject: String(subject.value) } : {};
    return [{ pattern: 'circuit-breaker', by: BY, ...called, values: {}, evidence }];
  }
  if (name !== 'Retry') return [];
  const delayMs = argument('backoff.first-backoff');
  return [
    {
      pattern: 'retry',
      by: BY,
      values: { retries: said('retries', 0) ?? literal(3), ...(delayMs ? { delayMs } : {}) },
      evidence,
    },
  ];
}

/** https://docs.spring.io/spring-cloud-gateway/reference/spring-cloud-gateway-server-webflux/http-timeouts-configuration.html */
function waitsIn(own: readonly Entry[], pathOf: (entry: Entry) => string): readonly Policy[] {
  const wait = own.find((entry) => pathOf(entry) === 'metadata.response-timeout');
  return wait ? [{ pattern: 'timeout', by: BY, values: { timeoutMs: valueOf(wait) }, evidence: wait.evidence }] : [];
}

/**
 * How long Zuul waits for a service behind a route: by its address, or, where a registry gives the address, by its name. The first key that is set counts, and of
 * several files the last, which is the one that wins.
 * https://cloud.spring.io/spring-cloud-netflix/multi/multi__router_and_filter_zuul.html#zuul-timeouts
 */
export function zuulWaits(entries: readonly Entry[], service: string | undefined): readonly Policy[] {
  const ofHystrix = (command: string) => `hystrix.command.${command}.execution.isolation.thread.timeout-in-milliseconds`;
  const rules =
    service === undefined
      ? [{ by: 'zuul', keys: ['zuul.host.socket-timeout-millis'] }]
      : [
          { by: 'ribbon', keys: [`${service}.ribbon.read-timeout`, 'ribbon.read-timeout'] },
          { by: 'hystrix', keys: [ofHystrix(service), ofHystrix('default')] },
        ];
  return rules.flatMap(({ by, keys }): readonly Policy[] => {
    const [wait] = keys.flatMap((key) => entries.findLast((entry) => entry.key === key) ?? []);
    return wait ? [{ pattern: 'timeout', by, values: { timeoutMs: valueOf(wait) }, evidence: wait.evidence }] : [];
  });
}

function filtersIn(own: readonly Entry[], pathOf: (entry: Entry) => string): readonly Filter[] {
  const short = own
    .filter((entry) => /^filters(\[\d+\])?$/.test(pathOf(entry)))
    .flatMap(({ texts, evidence }) => texts.map((text) => shortFilter(text, evidence)));
  const long = own.flatMap((entry) => {
    const [, at] = /^(filters\[\d+\])\.name$/.exec(pathOf(entry)) ?? [];
    return at === undefined ? [] : [longFilter(at, entry, own, pathOf)];
  });
  return [...short, ...long];
}

function shortFilter(text: string, evidence: Evidence): Filter {
  const [name = '', rest = ''] = text.split(/=(.*)/s);
  const short = rest.split(',').map((each) => each.trim());
  return { name: name.trim(), short, argument: () => undefined, evidence };
}

function longFilter(at: string, { texts, evidence }: Entry, own: readonly Entry[], pathOf: (entry: Entry) => string): Filter {
  const argument = (name: string) => {
    const found = own.find((entry) => pathOf(entry) === `${at}.args.${name}`);
    return found && valueOf(found);
  };
  return { name: texts[0] ?? '', short: [], argument, evidence };
}

function valueOf({ written, texts }: Entry): Value {
  return settingValue(written, texts[0] ?? '', 'colon');
}
