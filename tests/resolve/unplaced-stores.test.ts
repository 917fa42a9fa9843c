import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { module } from './jvm-support.ts';
import { architectureOf, at, code, program } from './support.ts';

function sends(channel: string, broker: FactDraft & { readonly kind: 'publish' }): FactDraft {
  return { ...broker, channel: literal(channel), evidence: at('tolls/src/send.ts') };
}

const sent = {
  kind: 'publish' as const,
  owner: code('tolls'),
  protocol: 'kafka' as const,
  channel: literal('paid'),
  channelKind: 'topic' as const,
  evidence: at('tolls/src/send.ts'),
};

function told(broker: FactDraft & { readonly kind: 'publish' }): readonly string[] {
  const { unknowns } = architectureOf(program('tolls'), sends('paid', broker), sends('refused', broker));
  return unknowns.map(({ message }) => message);
}

test('a broker on a developer’s machine is told once for all messages, with where it would be', () => {
  expect(told({ ...sent, connection: literal('localhost:9092') })).toEqual([
    'tolls connects to kafka at localhost:9092, and no deployment runs it there.',
  ]);
});

test('one without any address is told once, too', () => {
  expect(told({ ...sent, connection: setting('KAFKA_BROKERS') })).toEqual([
    'tolls connects to kafka, and nothing says where that is.',
  ]);
});

test('a client that a library brings in is not told beside the messages that it sends', () => {
  const { unknowns } = architectureOf(module('tolls', 'org.springframework.kafka:spring-kafka'), sent);

  expect(unknowns.map(({ message }) => message)).toEqual(['tolls connects to kafka, and nothing says where that is.']);
});

test('a cache that carries messages is the one in which their receivers look', () => {
  const queued = { ...sent, protocol: 'redis' as const, broker: 'redis', channelKind: 'queue' as const };

  const { channels } = architectureOf([program('tolls'), program('ledger')], queued, {
    ...queued,
    kind: 'subscribe',
    owner: code('ledger'),
    evidence: at('ledger/src/take.ts'),
  });

  expect(channels).toMatchObject([{ id: 'redis:paid', producers: ['tolls'], consumers: ['ledger'] }]);
});
