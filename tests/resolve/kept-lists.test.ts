import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  service('cache', { image: 'redis' }),
  program('orders'),
  program('payments'),
];

function end(kind: 'publish' | 'subscribe', folder: string, channel: Value): FactDraft {
  const message = {
    owner: code(folder),
    protocol: 'redis',
    channel,
    channelKind: 'queue',
    evidence: at(`${folder}/list.ts`),
  } as const;
  return kind === 'publish' ? { kind, ...message, ifTaken: true } : { kind, ...message };
}

const namesOf = (...facts: readonly FactDraft[]) => architectureOf(shop, ...facts).channels.map(({ name }) => name);
const pushed = [end('publish', 'orders', literal('orders.placed')), end('publish', 'orders', literal('last-visits'))];

test('a list of Redis is a queue where somebody pops from it', () => {
  expect(namesOf(...pushed, end('subscribe', 'payments', literal('orders.placed')))).toEqual(['orders.placed']);
  expect(namesOf(...pushed)).toEqual([]);
});

test('where somebody pops from lists that nobody can name, any may be one', () => {
  expect(namesOf(...pushed, end('subscribe', 'payments', unknown('parameter')))).toEqual(['last-visits', 'orders.placed']);
});
