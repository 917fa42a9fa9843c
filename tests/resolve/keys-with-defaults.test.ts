import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, oneOf, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const ends = { protocol: 'amqp', channelKind: 'exchange', exchange: literal('parcels') } as const;
const sent = (key: Value): FactDraft => {
  return { kind: 'publish', owner: code('desk'), channel: key, ...ends, evidence: at('desk/src/main.ts') };
};
const taken = (key: Value): FactDraft => {
  return { kind: 'subscribe', owner: code('board'), channel: key, ...ends, evidence: at('board/src/main.ts') };
};
const argument = unknown('an argument of the command');
const channelsOf = (...facts: readonly FactDraft[]) =>
  architectureOf(
    service('desk', { build: { context: 'desk' } }),
    service('board', { build: { context: 'board' } }),
    service('bus', { image: 'rabbitmq:3' }),
    program('desk'),
    program('board'),
    ...facts,
  ).channels.map(({ name, producers, consumers }) => `${name}: ${producers} => ${consumers}`);

test('a key with a default that nobody waits for goes by the exchange where the keys of the receivers are not known', () => {
  expect(channelsOf(sent(oneOf([argument, literal('lost')])), taken(argument))).toEqual(['parcels: desk => board']);
});

test('a default that somebody waits for is sent, and so is what the exchange brings to the others', () => {
  const found = channelsOf(sent(oneOf([argument, literal('lost')])), taken(argument), taken(literal('lost')));

  expect(found).toEqual(['lost: desk => board', 'parcels: desk => board']);
});

test('a key that is known stays what it is', () => {
  expect(channelsOf(sent(literal('lost')), taken(argument))).toEqual(['lost: desk => ', 'parcels:  => board']);
});
