import { describe, expect, test } from 'vitest';
import type { FactDraft, Protocol } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, at, code, edgesOf, service } from './support.ts';

const end = (kind: 'publish' | 'subscribe', folder: string, protocol: Protocol, channel: string): FactDraft => ({
  ...({ kind } as { kind: 'publish' }),
  owner: code(folder),
  protocol,
  channel: literal(channel),
  channelKind: 'queue',
  ...(protocol === 'other' ? { broker: 'connected', library: 'spring-jms' } : {}),
  evidence: at(`${folder}/Desk.java`),
});

const JMS = 'org.springframework:spring-jms';
const told = (folder: string, key: string, text: string) => [
  module(folder, JMS),
  takes(folder, `${folder}/application.yml`, 20),
  file(`${folder}/application.yml`, { [key]: text }),
];
const channelsOf = (...drafts: readonly (FactDraft | readonly FactDraft[])[]) =>
  architectureOf(...drafts).channels.map(({ id, producers, consumers }) => `${id} ${producers} => ${consumers}`);
const artemis = service('desk', { image: 'apache/activemq-artemis' });

describe('destinations of JMS', () => {
  test.each([
    ['spring.artemis.broker-url', 'tcp://desk:61616'],
    ['spring.activemq.broker-url', 'failover:(tcp://desk:61616)'],
    ['quarkus.artemis.url', 'tcp://desk:61616'],
  ])('belong to the broker that %s leads to, and are addresses of AMQP there', (key, url) => {
    const drafts = [
      artemis,
      ...told('ledger', key, url).flat(),
      module('tickets'),
      end('subscribe', 'ledger', 'other', 'REFUNDS'),
      end('publish', 'tickets', 'amqp', 'queue://REFUNDS'),
    ];
    expect(channelsOf(...drafts)).toEqual(['desk:REFUNDS tickets => ledger']);
    expect(edgesOf(architectureOf(...drafts))).toContain('ledger -> desk (tcp) declared');
  });

  test('belong to the only such broker where nothing says which, unless it runs inside of the program', () => {
    const inside = told('ledger', 'spring.activemq.broker-url', 'vm://localhost').flat();
    const drafts = [artemis, module('mail', JMS), end('publish', 'mail', 'other', 'LETTERS')];
    expect(channelsOf(...drafts)).toEqual(['desk:LETTERS mail => ']);
    expect(channelsOf(artemis, ...inside, end('publish', 'ledger', 'other', 'LETTERS'))).toEqual(['other:LETTERS ledger => ']);
  });

  test('belong to no broker that does not speak JMS', () => {
    const kafka = service('events', { image: 'apache/kafka' });
    expect(channelsOf(kafka, module('mail', JMS), end('publish', 'mail', 'other', 'LETTERS'))).toEqual([
      'other:LETTERS mail => ',
    ]);
  });
});
