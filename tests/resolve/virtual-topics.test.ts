import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

function message(kind: 'publish' | 'subscribe', folder: string, name: string): FactDraft {
  const channel = { protocol: 'other', channel: literal(name), channelKind: 'queue' } as const;
  return { kind, owner: code(folder), ...channel, evidence: at(`${folder}/events.ts`) };
}

test('a queue of a virtual topic gets what is sent to the topic, also by STOMP', () => {
  const { channels } = architectureOf(
    [service('orders', { build: { context: 'orders' } }), service('payments', { build: { context: 'payments' } })],
    program('orders'),
    program('payments'),
    service('bus', { image: 'apache/activemq-classic' }),
    message('publish', 'orders', 'VirtualTopic.parcels.sent'),
    message('subscribe', 'payments', '/queue/Consumer.ledger.VirtualTopic.parcels.sent'),
    message('subscribe', 'payments', 'Consumer.ledger.parcels'),
  );

  expect(channels.map(({ name, consumers }) => [name, consumers])).toEqual([
    ['Consumer.ledger.parcels', ['payments']],
    ['VirtualTopic.parcels.sent', ['payments']],
  ]);
});
