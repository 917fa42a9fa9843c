import { expect, test } from 'vitest';
import type { ChannelFact, FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const declared = (channel: string, channelKind: ChannelFact['channelKind'], fedBy?: ChannelFact['fedBy']): ChannelFact => ({
  kind: 'channel',
  owner: { is: 'file', path: 'rabbitmq/definitions.json', product: 'rabbitmq' },
  protocol: 'amqp',
  channel,
  channelKind,
  ...(fedBy && { fedBy }),
  evidence: at('rabbitmq/definitions.json'),
});
const message = (kind: 'publish' | 'subscribe', folder: string, channel: string): FactDraft => ({
  kind,
  owner: code(folder),
  protocol: 'amqp',
  channel: literal(channel),
  channelKind: 'queue',
  evidence: at(`${folder}/events.ts`),
});
const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('billing', { build: { context: 'billing' } }),
  service('broker', { image: 'rabbitmq:3' }),
  program('orders'),
  program('billing'),
];

test('a declared queue that nobody uses is a channel of the broker whose file declares it', () => {
  const { channels } = architectureOf(shop, declared('refunds', 'queue'));

  expect(channels).toMatchObject([
    { id: 'broker:refunds', kind: 'queue', broker: 'broker', producers: [], consumers: [], certainty: 'declared' },
  ]);
});

test('a channel that code uses gains the line that declares it', () => {
  const { channels } = architectureOf(shop, message('publish', 'orders', 'refunds'), declared('refunds', 'queue'));

  expect(channels.map(({ id, producers }) => [id, producers])).toEqual([['broker:refunds', ['orders']]]);
  expect(channels[0]?.evidence.map(({ path }) => path)).toEqual(['orders/events.ts', 'rabbitmq/definitions.json']);
});

test.each([
  ['an exchange', 'orders.out', { channel: 'orders.out' }],
  ['a routing key of it', 'order.placed', { channel: 'orders.out', key: 'order.*' }],
  ['a longer routing key', 'order.placed.late', { channel: 'orders.out', key: 'order.#' }],
])('who receives from a bound queue gets what is sent to %s', (_what, sentTo, source) => {
  const { channels } = architectureOf(
    shop,
    message('publish', 'orders', sentTo),
    message('subscribe', 'billing', 'billing-in'),
    declared('billing-in', 'queue', [source]),
  );

  expect(channels.find(({ name }) => name === sentTo)).toMatchObject({ producers: ['orders'], consumers: ['billing'] });
});

test('by way of another exchange too', () => {
  const { channels } = architectureOf(
    shop,
    message('publish', 'orders', 'first'),
    message('subscribe', 'billing', 'billing-in'),
    declared('second', 'exchange', [{ channel: 'first' }]),
    declared('billing-in', 'queue', [{ channel: 'second' }]),
  );

  expect(channels.find(({ name }) => name === 'first')).toMatchObject({ consumers: ['billing'] });
});

test.each([
  ['another key', 'order.placed', { channel: 'elsewhere', key: 'refund.*' }],
  ['a key with fewer words', 'order.placed.late', { channel: 'elsewhere', key: 'order.*' }],
])('%s leads nowhere', (_what, sentTo, source) => {
  const { channels } = architectureOf(
    shop,
    message('publish', 'orders', sentTo),
    message('subscribe', 'billing', 'billing-in'),
    declared('billing-in', 'queue', [source]),
  );

  expect(channels.find(({ name }) => name === sentTo)?.consumers).toEqual([]);
});
