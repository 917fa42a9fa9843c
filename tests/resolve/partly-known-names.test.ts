import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, unknown } from '../../src/model/value.ts';
import { architectureOf, at, code, program, service } from './support.ts';

function message(
  kind: 'publish' | 'subscribe',
  folder: string,
  before: string,
  after = '',
  protocol: 'redis' | 'kafka' = 'redis',
): FactDraft {
  const channel = concat([literal(before), unknown('parameter `id`'), literal(after)]);
  return {
    kind,
    owner: code(folder),
    protocol,
    channel,
    channelKind: 'topic',
    evidence: at(`${folder}/${kind}${before}${after}.ts`),
  };
}

test('where the same part of a name is open on both sides, both mean the same family of channels', () => {
  const { channels } = architectureOf(
    ['orders', 'screens'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]),
    service('redis', { image: 'redis:7' }),
    message('publish', 'orders', 'orders:', ':status'),
    message('subscribe', 'screens', 'orders:', ':status'),
    message('publish', 'orders', 'parcels:', ':status'),
    message('publish', 'orders', '', ':audit'),
    message('subscribe', 'screens', '', ':audit'),
  );

  expect(channels.map(({ name, producers, consumers }) => [name, producers, consumers])).toEqual([
    ['orders:{}:status', ['orders'], ['screens']],
  ]);
});

test('where topics are set up beforehand, a beginning alone is no family: both sides may mean others', () => {
  const { channels, unknowns } = architectureOf(
    ['orders', 'screens'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]),
    service('bus', { image: 'bitnami/kafka' }),
    message('publish', 'orders', 'orders.', '', 'kafka'),
    message('subscribe', 'screens', 'orders.', '', 'kafka'),
    message('publish', 'orders', 'orders.', '.status', 'kafka'),
    message('subscribe', 'screens', 'orders.', '.status', 'kafka'),
  );

  expect(channels.map(({ name }) => name)).toEqual(['orders.{}.status']);
  expect(unknowns.filter(({ code }) => code === 'unresolved-channel').map(({ evidence }) => evidence.path)).toEqual(
    expect.arrayContaining(['orders/publishorders..ts', 'screens/subscribeorders..ts']),
  );
});
