import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

type Kind = 'publish' | 'subscribe';

function plain(kind: Kind, folder: string, name: string): FactDraft {
  const channel = { protocol: 'amqp', channel: literal(name), channelKind: 'queue' } as const;
  return { kind, owner: code(folder), ...channel, evidence: at(`${folder}/queue.js`) };
}

function inside(kind: Kind, folder: string, pattern: string): FactDraft {
  const channel = { protocol: 'amqp', channel: literal(pattern), channelKind: 'event', through: literal('letters') } as const;
  return { kind, owner: code(folder), ...channel, evidence: at(`${folder}/events.ts`) };
}

function channelsOf(...facts: readonly FactDraft[]) {
  const folders = ['orders', 'post'];
  const shop = folders.map((name) => service(name, { build: { context: name } }));
  const { channels } = architectureOf(
    shop,
    folders.map((folder) => program(folder)),
    service('bus', { image: 'rabbitmq' }),
    facts,
  );
  return channels.map(({ name, producers, consumers }) => [name, producers, consumers]);
}

test('a message that one queue carries goes by the queue where others take from that by its name', () => {
  expect(channelsOf(inside('publish', 'orders', 'order.placed'), plain('subscribe', 'post', 'letters'))).toEqual([
    ['letters', ['orders'], ['post']],
  ]);
});

test('so does one that is received from a queue to which others send', () => {
  expect(channelsOf(inside('subscribe', 'post', 'order.placed'), plain('publish', 'orders', 'letters'))).toEqual([
    ['letters', ['orders'], ['post']],
  ]);
});

test('it keeps its own name where somebody has its other end, or nobody has that of the queue', () => {
  const answered = [inside('publish', 'orders', 'order.placed'), inside('subscribe', 'post', 'order.placed')];

  expect(channelsOf(...answered, plain('subscribe', 'post', 'letters'))).toContainEqual(['order.placed', ['orders'], ['post']]);
  expect(channelsOf(inside('publish', 'orders', 'order.placed'), plain('publish', 'post', 'letters'))).toContainEqual([
    'order.placed',
    ['orders'],
    [],
  ]);
});
