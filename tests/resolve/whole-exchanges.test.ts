import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { file, takes } from './jvm-support.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const clinic = [
  ...['doctors', 'audit', 'mail'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]),
  service('rabbitmq', { image: 'rabbitmq:3' }),
];

const destination = setting('spring.cloud.stream.bindings.entries.destination', literal('audit'));

function end(kind: 'publish' | 'subscribe', folder: string, more: Partial<FactDraft>): FactDraft {
  const said = { kind, protocol: 'amqp', channelKind: 'topic', owner: code(folder), evidence: at(`${folder}/Events.java`) };
  return { ...said, ...more } as FactDraft;
}

const saved = end('publish', 'doctors', {
  channel: literal('doctor.saved'),
  channelKind: 'exchange',
  exchange: literal('audit'),
});
const audited = end('subscribe', 'audit', { channel: destination, group: literal('audit') });

function channelsOf(...facts: readonly FactDraft[]): readonly string[] {
  return architectureOf(clinic, facts).channels.map(
    ({ name, producers, consumers }) => `${producers.join()} ~ ${name} ~> ${consumers.join()}`,
  );
}

test('what is sent to an exchange by any key comes to the queue of who receives from the exchange as such', () => {
  expect(channelsOf(saved, audited)).toEqual(['doctors ~ audit ~> audit']);
});

test('who asks for the key of the exchange gets it by that', () => {
  const asked = end('subscribe', 'mail', { channel: literal('doctor.*'), channelKind: 'exchange', exchange: literal('audit') });

  expect(channelsOf(saved, audited, asked)).toEqual(['doctors ~ audit ~> audit', 'doctors ~ doctor.saved ~> mail']);
});

test('other exchanges, and a queue that is bound by a key of its own, get nothing of it', () => {
  const others = end('publish', 'doctors', { channel: literal('doctor.saved'), exchange: literal('staff') });
  const key = 'spring.cloud.stream.rabbit.bindings.entries.consumer.binding-routing-key';
  const bound = [...file('audit.yml', { [key]: 'patient.*' }), takes('audit', 'audit.yml', 20)];

  expect(channelsOf(others, audited)).toEqual([' ~ audit ~> audit', 'doctors ~ doctor.saved ~> ']);
  expect(channelsOf(saved, audited, ...bound)).toEqual([' ~ audit ~> audit', 'doctors ~ doctor.saved ~> ']);
});
