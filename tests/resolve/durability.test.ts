import { expect, test } from 'vitest';
import type { ChannelFact, DeclarationFact, FactDraft, PublishFact } from '../../src/model/fact.ts';
import { literal, setting, unknown } from '../../src/model/value.ts';
import { architectureOf, at, code, env, program, service } from './support.ts';

const shop = [service('orders', { build: { context: 'orders' } }), program('orders'), env('orders', 'QUEUE', 'mails')];
const amqp = { owner: code('orders'), protocol: 'amqp' } as const;

const sent: PublishFact = {
  kind: 'publish',
  ...amqp,
  channel: literal('order.placed'),
  channelKind: 'exchange',
  exchange: literal('shop'),
  evidence: at('orders/src/send.ts'),
};
const mailed: PublishFact = { ...sent, channel: literal('mails'), channelKind: 'queue', exchange: literal('') };

function declared(channelKind: 'queue' | 'exchange', durable: boolean, file = 'orders/src/set-up.ts'): DeclarationFact {
  const channel = channelKind === 'queue' ? setting('QUEUE') : literal('shop');
  return { kind: 'declaration', ...amqp, channel, channelKind, durable: literal(durable), evidence: at(file) };
}

function channel(name: string, ...facts: readonly FactDraft[]) {
  return architectureOf(shop, sent, mailed, ...facts).channels.find((each) => each.name === name);
}

test('a queue lasts or not as the code that declares it says, with the line', () => {
  const found = channel('mails', declared('queue', false));

  expect(found?.durable).toBe(false);
  expect(found?.evidence.map(({ path }) => path)).toContain('orders/src/set-up.ts');
});

test('an exchange that is declared stands behind the keys that are sent to it, and is no queue of that name', () => {
  expect(channel('order.placed', declared('exchange', true))?.durable).toBe(true);
  expect(channel('mails', declared('exchange', true))).not.toHaveProperty('durable');
});

test('where those who declare it disagree, nothing is said', () => {
  expect(channel('mails', declared('queue', true), declared('queue', false, 'orders/src/other.ts'))).not.toHaveProperty(
    'durable',
  );
});

test('where one of those who declare it leaves it open, nothing is said', () => {
  const open: DeclarationFact = {
    ...declared('queue', true, 'orders/src/other.ts'),
    durable: unknown('a condition on a setting'),
  };

  expect(channel('mails', declared('queue', true), open)).not.toHaveProperty('durable');
});

test('definitions of the broker go before the code', () => {
  const owner = { is: 'file', path: 'rabbitmq/definitions.json', product: 'rabbitmq' } as const;
  const defined: ChannelFact = {
    kind: 'channel',
    owner,
    protocol: 'amqp',
    channel: 'mails',
    channelKind: 'queue',
    durable: true,
    evidence: at('rabbitmq/definitions.json'),
  };

  expect(channel('mails', defined, declared('queue', false))?.durable).toBe(true);
});

test('a declaration makes no channel', () => {
  expect(architectureOf(shop, declared('queue', true)).channels).toEqual([]);
});
