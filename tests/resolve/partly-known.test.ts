import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const message = (kind: 'publish' | 'subscribe', folder: string, channel: Value): FactDraft => {
  return { kind, owner: code(folder), protocol: 'kafka', channel, channelKind: 'topic', evidence: at(`${folder}/events.ts`) };
};
const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  program('orders'),
  program('payments'),
];
const part = unknown('a parameter');

describe('messages under names of which a part is open', () => {
  test('what is sent under a name known but for one word is for those who wait for one that fits', () => {
    const sent = message('publish', 'orders', concat([literal('order.'), part]));
    const takes = (name: string) => message('subscribe', 'payments', literal(name));
    const channels = architectureOf(
      shop,
      service('bus', { image: 'bitnami/kafka' }),
      sent,
      takes('order.paid'),
      takes('order.paid.late'),
      takes('reorder.paid'),
      takes('order.shipped'),
      message('publish', 'payments', literal('order.shipped')),
    ).channels;

    expect(channels.filter(({ producers }) => producers.includes('orders')).map(({ name }) => name)).toEqual(['order.paid']);
  });

  test('names of many open parts are compared with long ones in no time', () => {
    const sent = (...parts: readonly Value[]) => message('publish', 'orders', concat([literal('order.'), ...parts]));
    const takes = (name: string) => message('subscribe', 'payments', literal(`order.${name}`));
    const channels = architectureOf(
      shop,
      service('bus', { image: 'bitnami/kafka' }),
      sent(...Array.from({ length: 20 }, () => part)),
      sent(...Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? part : literal('a')))),
      takes(`${'a'.repeat(80)}.late`),
      takes('a'.repeat(19)),
      takes('a'.repeat(20)),
    ).channels;

    expect(channels.filter(({ producers }) => producers.includes('orders')).map(({ name }) => name)).toEqual([
      `order.${'a'.repeat(20)}`,
    ]);
  });
});
