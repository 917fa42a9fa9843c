import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, at, code, service } from './support.ts';

const end = (kind: 'publish' | 'subscribe', name: string, folder = 'tickets'): FactDraft => {
  const base = `mp.messaging.${kind === 'publish' ? 'outgoing' : 'incoming'}.${name}`;
  return {
    kind,
    owner: code(folder),
    protocol: 'kafka',
    channel: setting(`${base}.topics`, setting(`${base}.topic`, literal(name))),
    channelKind: 'topic',
    library: 'microprofile-reactive-messaging',
    evidence: at(`${folder}/Streams.java`),
  };
};

const channels = (settings: Readonly<Record<string, string>>, ...ends: readonly (FactDraft | readonly FactDraft[])[]) =>
  architectureOf(
    module('tickets'),
    takes('tickets', 'tickets/application.properties', 20),
    file('tickets/application.properties', settings),
    service('events', { image: 'apache/kafka' }),
    service('artemis', { image: 'apache/activemq-artemis' }),
    service('signals', { image: 'eclipse-mosquitto' }),
    ...ends,
  ).channels.map(({ id, kind, producers, consumers }) => [id, kind, producers.length, consumers.length].join(' '));

describe('channels of reactive messaging', () => {
  test('go where their connector leads, whatever the build brings along', () => {
    const settings = {
      'mp.messaging.outgoing.refunds.connector': 'smallrye-amqp',
      'mp.messaging.outgoing.refunds.address': 'REFUNDS',
      'mp.messaging.incoming.lights.connector': 'smallrye-mqtt',
      'mp.messaging.incoming.issued.connector': 'smallrye-kafka',
      'mp.messaging.incoming.issued.topic': 'tickets.issued',
    };
    expect(channels(settings, end('publish', 'refunds'), end('subscribe', 'lights'), end('subscribe', 'issued'))).toEqual([
      'artemis:REFUNDS queue 1 0',
      'events:tickets.issued topic 0 1',
      'signals:lights topic 0 1',
    ]);
  });

  test('several topics replace the one', () => {
    const settings = { 'mp.messaging.incoming.money.topic': 'unread', 'mp.messaging.incoming.money.topics': 'paid, posted' };
    expect(channels(settings, end('subscribe', 'money'))).toEqual(['events:paid topic 0 1', 'events:posted topic 0 1']);
  });

  test('stay in memory without a connector where the program has both ends, or with one that says so', () => {
    const settings = { 'mp.messaging.outgoing.notes.connector': 'smallrye-in-memory' };
    expect(channels(settings, end('publish', 'repriced'), end('subscribe', 'repriced'), end('publish', 'notes'))).toEqual([]);
  });

  test('go to the only broker of the build without a connector where others have the other end', () => {
    const found = channels({}, module('fares'), end('publish', 'repriced'), end('subscribe', 'repriced', 'fares'));
    expect(found).toEqual(['events:repriced topic 1 1']);
  });

  test('are attached to the only connector of the build, whose own attribute names them', () => {
    const refund = { ...end('publish', 'refunds'), protocol: 'amqp' } as FactDraft;
    const settings = { 'mp.messaging.outgoing.refunds.address': 'REFUNDS' };
    expect(channels(settings, refund)).toEqual(['artemis:REFUNDS queue 1 0']);
  });
});
