import { expect, test } from 'vitest';
import type { ChannelKind, FactDraft, Protocol } from '../../src/model/fact.ts';
import { concat, literal, setting, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const shop = [
  ...['orders', 'payments'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]),
  service('redis', { image: 'redis:7' }),
];

function message(kind: 'publish' | 'subscribe', channel: string, protocol: Protocol, more: object = {}): FactDraft {
  const folder = kind === 'publish' ? 'orders' : 'payments';
  const channelKind: ChannelKind = protocol === 'amqp' ? 'exchange' : protocol === 'redis' ? 'topic' : 'subject';
  const said = {
    kind,
    protocol,
    channelKind,
    channel: literal(channel),
    owner: code(folder),
    evidence: at(`${folder}/events.ts`),
  };
  return { ...said, ...more } as FactDraft;
}

/** Who receives what `orders` sends under a name when `payments` listens to a pattern. */
function receivers(protocol: Protocol, sent: string, pattern: string, more: object = {}): readonly string[] {
  const drafts = [
    message('publish', sent, protocol, { exchange: literal('shop') }),
    message('subscribe', pattern, protocol, more),
  ];
  return architectureOf(shop, drafts).channels.find(({ name }) => name === sent)?.consumers ?? [];
}

test.each<[Protocol, string, string]>([
  ['amqp', 'order.placed', 'order.*'],
  ['amqp', 'order.placed.eu', 'order.#'],
  ['amqp', 'order', 'order.#'],
  ['amqp', 'order.placed', '#'],
  ['amqp', 'order.placed.eu', '#.eu'],
  ['nats', 'order.placed', 'order.*'],
  ['nats', 'order.placed.eu', 'order.>'],
  ['mqtt', 'shop/1/sold', 'shop/+/sold'],
  ['mqtt', 'shop/1/sold', 'shop/#'],
  ['mqtt', 'shop/1/sold', '$share/tills/shop/+/sold'],
  ['mqtt', 'shop/sold', '$share/tills/shop/sold'],
  ['redis', 'order:placed:eu', 'order:*'],
  ['redis', 'order:1', 'order:?'],
  ['redis', 'order:b', '*:[a-c]'],
  ['redis', 'order:b', 'order:[^ac]'],
])('%s: %s is received by %s', (protocol, sent, pattern) => {
  expect(receivers(protocol, sent, pattern)).toEqual(['payments']);
});

test.each<[Protocol, string, string]>([
  ['amqp', 'order.placed.eu', 'order.*'],
  ['amqp', 'orders.placed', 'order.#'],
  ['amqp', 'order.placed', 'order.>'],
  ['nats', 'order', 'order.>'],
  ['nats', 'order.placed', 'order*'],
  ['mqtt', 'shop/1/sold', 'shop/*/sold'],
  ['kafka', 'order.placed', 'order.*'],
  ['redis', 'orders', 'order:*'],
  ['redis', 'order:12', 'order:?'],
  ['redis', 'order:d', 'order:[a-c]'],
  ['redis', 'order:x', 'order:\\*'],
])('%s: %s is not received by %s', (protocol, sent, pattern) => {
  expect(receivers(protocol, sent, pattern)).toEqual([]);
});

test('a pattern holds for its own exchange, and a queue is no pattern', () => {
  expect(receivers('amqp', 'order.placed', 'order.*', { exchange: literal('stock') })).toEqual([]);
  expect(receivers('amqp', 'order.placed', 'order.*', { channelKind: 'queue' })).toEqual([]);
});

test('an exchange that a setting names is known as well', () => {
  const exchange = setting('SHOP_EXCHANGE', literal('stock'));

  expect(receivers('amqp', 'order.placed', '#', { exchange })).toEqual([]);
  expect(receivers('amqp', 'order.placed', '#', { exchange: setting('SHOP_EXCHANGE', literal('shop')) })).toEqual(['payments']);
});

test('a pattern of AMQP is a channel of its own only where nothing is sent that fits it', () => {
  const channels = (sent: string) =>
    architectureOf(shop, message('publish', sent, 'amqp'), message('subscribe', 'order.*', 'amqp')).channels.map(
      ({ name, consumers }) => [name, consumers],
    );

  expect(channels('order.placed')).toEqual([['order.placed', ['payments']]]);
  expect(channels('stock.low')).toEqual([
    ['order.*', ['payments']],
    ['stock.low', []],
  ]);
});

test('of two patterns that one statement binds, the one that nothing is sent to stays', () => {
  const patterns: Value = { is: 'list', items: [literal('order.*'), literal('parcel.*')] };
  const drafts = [message('publish', 'order.placed', 'amqp'), message('subscribe', '', 'amqp', { channel: patterns })];

  expect(architectureOf(shop, drafts).channels.map(({ name }) => name)).toEqual(['order.placed', 'parcel.*']);
});

test('a pattern of events takes nothing that is asked', () => {
  const kinds = (sent: ChannelKind, taken: ChannelKind) =>
    architectureOf(shop, [
      message('publish', 'orders.list', 'nats', { channelKind: sent }),
      message('subscribe', 'orders.*', 'nats', { channelKind: taken }),
    ]).channels.find(({ name }) => name === 'orders.list')?.consumers;

  expect([kinds('event', 'event'), kinds('rpc', 'event')]).toEqual([['payments'], []]);
});

test('a queue that the server names is not a queue whose name is not known', () => {
  const unknowns = (queue: string | undefined) =>
    architectureOf(shop, [
      message('subscribe', '', 'amqp', {
        channelKind: 'queue',
        channel: queue === undefined ? setting('QUEUE') : literal(queue),
      }),
    ]).unknowns.filter(({ code }) => code === 'unresolved-channel').length;

  expect([unknowns(''), unknowns(undefined)]).toEqual([0, 1]);
});

function openAt(parts: readonly string[]): Value {
  return concat(parts.flatMap((part, index) => [...(index > 0 ? [unknown('parameter `id`')] : []), literal(part)]));
}

/** Who sends under a name of which a part is open, and who waits by a pattern that it fits. */
function family(protocol: Protocol, parts: readonly string[], pattern: string | readonly string[]): readonly string[] {
  const received = typeof pattern === 'string' ? literal(pattern) : openAt(pattern);
  const drafts = [
    message('publish', '', protocol, { channel: openAt(parts) }),
    message('subscribe', '', protocol, { channel: received }),
  ];
  const { channels } = architectureOf(shop, drafts);
  return channels.map(({ name, producers, consumers }) => `${producers} ${name} ${consumers}`);
}

test.each<[Protocol, readonly string[], string]>([
  ['mqtt', ['devices/', '/telemetry'], 'devices/+/telemetry'],
  ['mqtt', ['', '/telemetry'], '+/telemetry'],
  ['mqtt', ['devices/dev-', '/', ''], 'devices/+/+'],
  ['nats', ['orders.', ''], 'orders.>'],
  ['nats', ['orders.', '.eu'], 'orders.*.eu'],
  ['amqp', ['orders.', ''], 'orders.#'],
  ['amqp', ['orders.', '.created'], '*.*.created'],
  ['redis', ['orders:', ':status'], 'orders:*'],
  ['redis', ['orders:', ':status'], '*:status'],
])('%s: what is sent under %j is received by %s', (protocol, parts, pattern) => {
  expect(family(protocol, parts, pattern)).toEqual([`orders ${pattern} payments`]);
});

test.each<[Protocol, readonly string[], string]>([
  ['mqtt', ['', '/telemetry'], '+/+'],
  ['mqtt', ['', ''], '#'],
  ['nats', ['orders.', ''], 'parcels.*'],
  ['redis', ['orders:', ':status'], 'orders:?:state'],
])('%s: what is sent under %j is not received by %s', (protocol, parts, pattern) => {
  expect(family(protocol, parts, pattern)).toEqual([` ${pattern} payments`]);
});

test('a pattern of which a part is open as well is received by, as far as both are known', () => {
  expect(family('mqtt', ['', '/', '/telemetry'], ['', '/+/telemetry'])).toEqual(['orders {}/+/telemetry payments']);
  expect(family('redis', ['orders:', ':', ''], ['orders:', ':*'])).toEqual(['orders orders:{}:* payments']);
  expect(family('mqtt', ['', '/', '/telemetry'], ['', '/+/state'])).toEqual([]);
});

test('a sink reads every topic that its expression is for as a whole', () => {
  const expression = { isExpression: true, channelKind: 'topic' };

  expect(receivers('kafka', 'harbour.levels', 'harbour\\..*', expression)).toEqual(['payments']);
  expect(receivers('kafka', 'harbours.levels', 'harbour\\..*', expression)).toEqual([]);
});

test('a template of a topic is the channel, and its literal words have to agree', () => {
  const command = concat([literal('harbour/'), unknown('berth'), literal('/'), unknown('crane'), literal('/cmd')]);
  const sent = message('publish', '', 'mqtt', { channel: command });
  const received = (channel: Value) => message('subscribe', '', 'mqtt', { channel });
  const alarms = received(concat([literal('harbour/'), unknown('berth'), literal('/alarms/+')]));

  const { channels } = architectureOf(shop, [
    sent,
    received(literal('$share/cranes/harbour/+/+/cmd')),
    received(command),
    alarms,
  ]);

  expect(channels.map(({ name, producers, consumers }) => [name, producers, consumers])).toEqual([
    ['harbour/+/+/cmd', ['orders'], ['payments']],
    ['harbour/+/alarms/+', [], ['payments']],
  ]);
});

test.each([
  ['devices/#', 'payments'],
  ['devices/+/state', ''],
  ['devices/+', ''],
])('what is sent under a template of a topic beside the filter %s', (filter, receiver) => {
  const channels = family('mqtt', ['devices/', '/telemetry'], filter);

  expect(channels).toContain(`orders devices/+/telemetry ${receiver}`);
});
