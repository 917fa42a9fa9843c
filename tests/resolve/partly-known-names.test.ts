import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, setting, unknown } from '../../src/model/value.ts';
import { architectureOf, at, code, env, program, service } from './support.ts';

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

test('where topics are set up beforehand, the same setting on both sides is the same text', () => {
  const event = (kind: 'publish' | 'subscribe', folder: string, ...parts: readonly string[]): FactDraft => {
    const channel = concat(parts.map((each) => (/^[A-Z]/.test(each) ? setting(each) : literal(each))));
    return { kind, owner: code(folder), protocol: 'kafka', channel, channelKind: 'topic', evidence: at(`${folder}/${kind}.ts`) };
  };
  const { channels } = architectureOf(
    ['orders', 'screens'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]),
    service('bus', { image: 'bitnami/kafka' }),
    ['orders.STAGE', 'STAGE-parcels', 'parcels.COLOUR', 'replies.SERVICE_NAME', 'TOPIC'].flatMap((name) => {
      const parts = name.split(/(?<=[.-])|(?=[.-])/);
      return [event('publish', 'orders', ...parts), event('subscribe', 'screens', ...parts)];
    }),
    env('orders', 'REALM', setting('STAGE')),
    event('publish', 'orders', 'charges.', 'REALM'),
    event('subscribe', 'screens', 'charges.', 'STAGE'),
    event('publish', 'orders', 'refunds.', 'STAGE'),
    event('subscribe', 'screens', 'refunds.', 'REGION'),
  );

  expect(channels.map(({ id }) => id).toSorted()).toEqual([
    'bus:charges.{}',
    'bus:orders.{}',
    'bus:parcels.{}',
    'bus:{}-parcels',
  ]);
});
