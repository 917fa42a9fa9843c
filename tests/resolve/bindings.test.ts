import { expect, test } from 'vitest';
import type { ChannelFact, PublishFact, SubscribeFact } from '../../src/model/fact.ts';
import { concat, literal, setting, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, env, program, service } from './support.ts';

const shop = [service('orders', { build: { context: 'orders' } }), program('orders'), env('orders', 'QUEUE', 'mails')];

const receives: SubscribeFact = {
  kind: 'subscribe',
  owner: code('orders'),
  protocol: 'amqp',
  channel: literal('order.placed'),
  channelKind: 'exchange',
  exchange: literal('shop'),
  group: setting('QUEUE'),
  evidence: at('orders/src/mails.ts'),
};

const binds: SubscribeFact = { ...receives, isBinding: true };

const declared: ChannelFact = {
  kind: 'channel',
  owner: { is: 'file', path: 'rabbitmq/definitions.json', product: 'rabbitmq' },
  protocol: 'amqp',
  channel: 'billing',
  channelKind: 'queue',
  durable: true,
  fedBy: [{ channel: 'shop', key: 'order.*' }],
  evidence: at('rabbitmq/definitions.json'),
};

function channel(name: string, ...facts: readonly (PublishFact | SubscribeFact | ChannelFact)[]) {
  return architectureOf(shop, ...facts).channels.find((each) => each.name === name);
}

test('a subscription that names its exchange and its queue binds the two', () => {
  expect(channel('order.placed', receives)?.bindings).toEqual([
    { exchange: 'shop', queue: 'mails', key: 'order.placed', evidence: receives.evidence },
  ]);
});

test('a subscription without a queue of its own binds nothing that is known', () => {
  const { group, ...open } = receives;

  expect(channel('order.placed', open)).not.toHaveProperty('bindings');
});

test('definitions of the broker say what is bound and whether it is durable', () => {
  expect(channel('billing', declared)).toMatchObject({
    durable: true,
    bindings: [{ exchange: 'shop', queue: 'billing', key: 'order.*', evidence: declared.evidence }],
  });
});

test('what a sender binds to a queue is for whoever takes from the queue', () => {
  const listens: SubscribeFact = {
    kind: 'subscribe',
    owner: code('post'),
    protocol: 'amqp',
    channel: literal('mails'),
    channelKind: 'queue',
    evidence: at('post/src/mails.ts'),
  };
  const result = architectureOf(shop, service('post', { build: { context: 'post' } }), program('post'), binds, listens);
  const both = result.channels.find(({ name }) => name === 'order.placed');

  expect(result.edges.map(({ from, operations }) => [from, operations])).toEqual([['post', ['subscribe mails']]]);
  expect(both?.consumers).toEqual(['post']);
  expect(both?.evidence).toContainEqual(listens.evidence);
  expect(channel('order.placed', binds, { ...listens, owner: code('orders') })?.consumers).toEqual(['orders']);
});

test('a listener that binds its queue itself shares it with whoever else takes from it', () => {
  const listens: SubscribeFact = { ...receives, owner: code('post'), evidence: at('post/src/mails.ts'), group: literal('mails') };
  const result = architectureOf(shop, program('post'), binds, listens);

  expect(result.channels.map(({ name, consumers }) => [name, consumers])).toEqual([['order.placed', ['post']]]);
  expect(architectureOf(shop, program('post'), receives, listens).channels[0]?.consumers).toEqual(['orders', 'post']);
});

test('nobody receives from a queue that is only bound, and the channel of what is sent there says what is bound', () => {
  const sends: PublishFact = {
    kind: 'publish',
    owner: code('orders'),
    protocol: 'amqp',
    channel: literal('order.placed'),
    channelKind: 'exchange',
    exchange: literal('shop'),
    evidence: at('orders/src/events.ts'),
  };
  const takes = (queue: Value): SubscribeFact => {
    const { exchange, group, ...rest } = receives;
    return { ...rest, channel: queue, channelKind: 'queue', evidence: at('orders/src/queue.ts') };
  };
  const sent = architectureOf(shop, binds, sends).channels;

  expect(sent.map(({ name, producers, consumers }) => [name, producers, consumers])).toEqual([['order.placed', ['orders'], []]]);
  expect(sent[0]?.bindings).toEqual([{ exchange: 'shop', queue: 'mails', key: 'order.placed', evidence: binds.evidence }]);
  expect(architectureOf(shop, binds).channels).toEqual([]);
  expect(channel('order.placed', binds, sends, takes(literal('bills')))?.consumers).toEqual([]);
  expect(channel('order.placed', binds, takes(literal('')))?.consumers).toEqual(['orders']);
  expect(
    channel('order.placed', { ...binds, group: unknown('a name of the server') }, takes(literal('bills')))?.consumers,
  ).toEqual(['orders']);
});

test('what is sent under a key that is not known comes to all that is bound to the exchange', () => {
  const sends: PublishFact = {
    kind: 'publish',
    owner: code('relay'),
    protocol: 'amqp',
    channel: unknown('a column of the outbox'),
    channelKind: 'exchange',
    exchange: literal('shop'),
    evidence: at('relay/src/outbox.ts'),
  };
  const elsewhere: SubscribeFact = { ...receives, owner: code('relay'), exchange: literal('yard'), channel: literal('bell') };
  const result = architectureOf(shop, program('relay'), receives, sends, elsewhere);

  expect(result.channels.find(({ name }) => name === 'shop')).toMatchObject({ producers: ['relay'], consumers: ['orders'] });
});

test('what is sent under a key that is known in part comes to those who bind a key that fits, else to all', () => {
  const sends = (beginning: string): PublishFact => ({
    kind: 'publish',
    owner: code('relay'),
    protocol: 'amqp',
    channel: concat([literal(beginning), unknown('parameter `name`')]),
    channelKind: 'exchange',
    exchange: literal('shop'),
    evidence: at('relay/src/outbox.ts'),
  });
  const stock: SubscribeFact = { ...receives, owner: code('relay'), channel: literal('stock.low') };
  const sent = (beginning: string) =>
    architectureOf(shop, program('relay'), receives, stock, sends(beginning))
      .channels.filter(({ producers }) => producers.includes('relay'))
      .map(({ name, consumers }) => [name, consumers]);

  expect(sent('stock.')).toEqual([['stock.low', ['relay']]]);
  expect(sent('bill.')).toEqual([['shop', ['orders', 'relay']]]);
});
