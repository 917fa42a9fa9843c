import { describe, expect, test } from 'vitest';
import type { FactDraft, Protocol } from '../../src/model/fact.ts';
import { literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, env, program, service } from './support.ts';

const shop = [service('payments', { build: { context: 'payments' } }), program('payments')];
const message = (
  kind: 'publish' | 'subscribe',
  folder: string,
  channel: Value,
  more: { protocol?: Protocol } = {},
): FactDraft => {
  const owner = code(folder);
  return {
    kind,
    owner,
    protocol: 'kafka',
    channel,
    channelKind: 'topic',
    evidence: at(`${folder}/events.java`),
    ...more,
  } as FactDraft;
};

describe('bindings of Spring Cloud Stream', () => {
  test('a function that the definition leaves out is not bound', () => {
    const bound = (name: string) =>
      message('subscribe', 'payments', setting(`spring.cloud.stream.bindings.${name}-in-0.destination`, literal(name)));
    const ends = [bound('charge'), bound('refund'), bound('importOld')];
    const names = (...facts: readonly FactDraft[]) => architectureOf(shop, ends, facts).channels.map(({ name }) => name);

    expect(names(env('payments', 'SPRING_CLOUD_FUNCTION_DEFINITION', 'charge;refund'))).toEqual(['charge', 'refund']);
    expect(names()).toEqual(['charge', 'importOld', 'refund']);
  });

  test('a function that the definition names leads to destinations called like its bindings, or like those of what it is a part of', () => {
    const end = (kind: 'publish' | 'subscribe', name: string) =>
      message(
        kind,
        'payments',
        setting(`spring.cloud.stream.bindings.${name}-${kind === 'publish' ? 'out' : 'in'}-0.destination`),
      );
    const all = ['charge', 'weigh', 'stamp'].flatMap((name) => [end('subscribe', name), end('publish', name)]);
    const defined = env('payments', 'SPRING_CLOUD_FUNCTION_DEFINITION', 'charge;weigh|stamp');
    const sent = env('payments', 'spring.cloud.stream.bindings.weighstamp-out-0.destination', 'parcels');
    const channels = architectureOf(shop, all, defined, sent).channels.map(({ name }) => name);

    expect(channels).toEqual(['charge-in-0', 'charge-out-0', 'parcels', 'weighstamp-in-0']);
  });

  test('a binding goes over the binder that the settings give it', () => {
    const channel = setting('spring.cloud.stream.bindings.orders.destination', literal('orders'));
    const both = [
      message('publish', 'payments', channel, { protocol: 'kafka' }),
      message('publish', 'payments', channel, { protocol: 'amqp' }),
    ];
    const protocols = (...facts: readonly FactDraft[]) =>
      architectureOf(shop, both, facts)
        .channels.map(({ protocol }) => protocol)
        .sort();

    expect(protocols()).toEqual(['amqp', 'kafka']);
    expect(protocols(env('payments', 'spring.cloud.stream.bindings.orders.binder', 'rabbit'))).toEqual(['amqp']);
    expect(
      protocols(
        env('payments', 'spring.cloud.stream.default-binder', 'main'),
        env('payments', 'spring.cloud.stream.binders.main.type', 'kafka'),
      ),
    ).toEqual(['kafka']);
  });
});
