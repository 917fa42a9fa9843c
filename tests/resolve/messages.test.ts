import { describe, expect, test } from 'vitest';
import type { FactDraft, Protocol, PublishFact } from '../../src/model/fact.ts';
import { concat, literal, oneOf, setting, unknown, type Value } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, code, edgesOf, env, nodesOf, program, service } from './support.ts';

const message = (
  kind: 'publish' | 'subscribe',
  folder: string,
  channel: Value,
  more: { protocol?: Protocol; connection?: Value; exchange?: Value; library?: string } = {},
): FactDraft =>
  ({
    kind,
    owner: code(folder),
    protocol: 'kafka',
    channel,
    channelKind: 'topic',
    evidence: at(`${folder}/events.ts`),
    ...more,
  }) as FactDraft;
const connects = (folder: string, technology: string, target: Value): FactDraft => ({
  kind: 'connection',
  owner: code(folder),
  nodeKind: 'database',
  technology,
  protocol: 'sql',
  target,
  evidence: at(`${folder}/db.ts`),
});
const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  program('orders'),
  program('payments'),
];

describe('messages', () => {
  test('an exchange that others write out as MassTransit names it is the channel of the type', () => {
    const channelsOf = (library: string) =>
      architectureOf(
        shop,
        service('bus', { image: 'rabbitmq' }),
        message('publish', 'orders', literal('OrderPlaced'), { protocol: 'amqp', library }),
        message('subscribe', 'payments', literal('Shop.Contracts:OrderPlaced'), { protocol: 'amqp', library: 'aio-pika' }),
      ).channels.map(({ name, producers, consumers }) => [name, producers, consumers]);

    expect(channelsOf('masstransit')).toEqual([['OrderPlaced', ['orders'], ['payments']]]);
    expect(channelsOf('amqplib').map(([name]) => name)).toEqual(['OrderPlaced', 'Shop.Contracts:OrderPlaced']);
  });

  test('both ends connect to the broker; who sends what to whom is a channel', () => {
    const result = architectureOf(
      shop,
      service('bus', { image: 'bitnami/kafka' }),
      message('publish', 'orders', literal('order.created'), { connection: { is: 'list', items: [literal('bus:9092')] } }),
      message('subscribe', 'payments', setting('TOPIC', literal('order.created'))),
    );

    expect(edgesOf(result)).toEqual(['orders -> bus (kafka) resolved', 'payments -> bus (kafka) inferred']);
    expect(result.channels).toMatchObject([
      { id: 'bus:order.created', producers: ['orders'], consumers: ['payments'], kind: 'topic' },
    ]);
  });

  test('a name with an unknown part is an unknown, every alternative is a channel', () => {
    const result = architectureOf(
      shop,
      message('publish', 'orders', concat([literal('user.'), unknown('a parameter')])),
      message('publish', 'orders', oneOf([literal('order.paid'), literal('order.lost')])),
    );

    expect(result.channels.map((each) => each.name)).toEqual(['order.lost', 'order.paid']);
    expect(result.unknowns.map((each) => each.code)).toContain('unresolved-channel');
    expect(result.coverage.channels).toEqual({ found: 2, resolved: 1 });
  });

  test('without any declared broker both share one, and the ledger says so', () => {
    const result = architectureOf(
      shop,
      message('publish', 'orders', literal('paid')),
      message('subscribe', 'payments', literal('paid')),
    );

    expect(nodesOf(result)).toContain('kafka broker');
    expect(edgesOf(result)).toEqual(['orders -> kafka (kafka) inferred', 'payments -> kafka (kafka) inferred']);
    expect(result.unknowns.map((each) => each.code)).toEqual(['unresolved-target', 'unresolved-target']);
  });

  test.each([
    ['what most who send it say', ['orders', 'payments', 'returns'], { id: 'string', price: 'number' }, ['orders']],
    ['what is deployed, before trials beside it', ['trial', 'trial', 'orders'], { id: 'string' }, ['trial']],
  ] as const)('where senders differ, a message carries %s, and the others are told', (_, folders, fields, apart) => {
    const carries = (folder: string, index: number): FactDraft => ({
      ...(message('publish', folder, literal('orders')) as PublishFact),
      evidence: at(`${folder}/events-${index}.ts`),
      payload: { type: 'OrderPlaced', fields: folder === 'orders' ? { id: 'string' } : { id: 'string', price: 'number' } },
    });
    const others = [service('returns', { build: { context: 'returns' } }), program('returns'), program('trial')];
    const { channels } = architectureOf(shop, others, ...folders.map(carries));

    expect(channels[0]?.payload?.fields).toEqual(fields);
    expect(channels[0]?.alsoSent?.map(({ producers }) => producers)).toEqual([apart]);
  });

  test('a message without a routing key goes by its exchange', () => {
    const result = architectureOf(
      shop,
      message('publish', 'orders', literal(''), { protocol: 'amqp', exchange: literal('order-events') }),
    );

    expect(result.channels.map((each) => each.id)).toEqual(['rabbitmq:order-events']);
  });

  test.each([
    ['its exchange where nobody is seen to send there', [], [['events', [], ['payments']]]],
    ['what is sent there', ['order.paid'], [['order.paid', ['orders'], ['payments']]]],
  ])('who binds everything receives %s', (_, sent, channels) => {
    const amqp = { protocol: 'amqp', exchange: literal('events') } as const;
    const result = architectureOf(
      shop,
      sent.map((name) => message('publish', 'orders', literal(name), amqp)),
      message('subscribe', 'payments', literal('#'), amqp),
    );

    expect(result.channels.map(({ name, producers, consumers }) => [name, producers, consumers])).toEqual(channels);
  });

  test('a transport without broker leads to the service at the address', () => {
    const result = architectureOf(
      shop,
      env('orders', 'PAYMENTS_HOST', 'payments'),
      message('publish', 'orders', literal('charge'), {
        protocol: 'tcp',
        connection: concat([setting('PAYMENTS_HOST'), literal(':'), setting('PAYMENTS_PORT')]),
      }),
      message('subscribe', 'payments', literal('charge'), { protocol: 'tcp' }),
    );

    expect(result.edges.map((edge) => [edge.id, edge.operations])).toEqual([['orders -> payments (tcp)', ['send charge']]]);
    expect(result.channels.map((each) => each.id)).toEqual(['tcp:charge']);
  });

  test('without an address it leads to the only receiver of the name', () => {
    const result = architectureOf(
      shop,
      message('publish', 'orders', literal('charge'), { protocol: 'tcp' }),
      message('subscribe', 'payments', literal('charge'), { protocol: 'tcp' }),
    );

    expect(edgesOf(result)).toEqual(['orders -> payments (tcp) inferred']);
  });

  test('what is only told without a broker waits for no answer; one question makes it a request', () => {
    const told = (name: string) =>
      ({ ...message('publish', 'orders', literal(name), { protocol: 'tcp' }), channelKind: 'event' }) as FactDraft;
    const asked = message('publish', 'orders', literal('charge'), { protocol: 'tcp' });
    const receives = ['placed', 'charge'].map((name) => message('subscribe', 'payments', literal(name), { protocol: 'tcp' }));
    const patterns = (facts: readonly FactDraft[]) =>
      architectureOf(shop, facts, receives).edges.map(({ pattern, operations }) => [pattern, ...operations]);

    expect(patterns([told('placed')])).toEqual([['publish-subscribe', 'emit placed']]);
    expect(patterns([told('placed'), asked])).toEqual([['request-response', 'emit placed', 'send charge']]);
  });
});

describe('connections', () => {
  const stores = [service('orders-db', { image: 'postgres' }), service('payments-db', { image: 'postgres' })];

  test('a connection string leads to its host, whatever stands around it', () => {
    const result = architectureOf(
      shop,
      stores,
      env('orders', 'DB', 'Server=orders-db,5432;User=***'),
      connects('orders', 'postgresql', setting('DB')),
    );

    expect(edgesOf(result)).toEqual(['orders -> orders-db (sql) declared']);
  });

  test('an open address falls back to the store that bears the name of the service', () => {
    const result = architectureOf(shop, stores, connects('payments', 'postgresql', setting('SECRET_URL')));

    expect(edgesOf(result)).toEqual(['payments -> payments-db (sql) inferred']);
  });

  test('what the service waits for comes before its name', () => {
    const waits: FactDraft = {
      kind: 'depends-on',
      owner: { is: 'component', deployment: COMPOSE, name: 'payments' },
      deployment: COMPOSE,
      target: 'orders-db',
      evidence: at('docker-compose.yml'),
    };
    const result = architectureOf(shop, stores, waits, connects('payments', 'postgresql', setting('SECRET_URL')));

    expect(edgesOf(result)).toEqual(['payments -> orders-db (sql) inferred']);
    expect(result.startOrder).toMatchObject([{ before: 'orders-db', after: 'payments' }]);
  });

  test('the only store is not taken when it belongs to another service or speaks another language', () => {
    const result = architectureOf(
      shop,
      service('orders-db', { image: 'postgres' }),
      service('cache', { image: 'redis' }),
      connects('payments', 'postgresql', unknown('read from a vault')),
    );

    expect(edgesOf(result)).toEqual(['payments -> payments-postgresql (sql) inferred']);
    expect(result.unknowns).toMatchObject([{ code: 'unresolved-target' }]);
  });

  test('a host outside is a database of that name; an embedded one is no node', () => {
    const result = architectureOf(
      shop,
      connects('orders', 'postgresql', literal('postgres://***@shop.db.example.com:5432/orders')),
      connects('payments', 'sqlite', literal('./payments.db')),
    );

    expect(nodesOf(result)).toContain('shop-db-example-com database');
    expect(result.edges).toHaveLength(1);
  });
});

describe('names of channels', () => {
  test('a setting can hold several topics, because a topic has no comma in its name', () => {
    const result = architectureOf(
      shop,
      env('payments', 'TOPICS', 'order.created, order.cancelled'),
      message('subscribe', 'payments', setting('TOPICS')),
    );

    expect(result.channels.map(({ name }) => name)).toEqual(['order.cancelled', 'order.created']);
  });

  test('a setting can hold several queues to receive from', () => {
    const queue = { ...message('subscribe', 'payments', setting('QUEUES'), { protocol: 'amqp' }), channelKind: 'queue' };
    const result = architectureOf(shop, env('payments', 'QUEUES', 'created,cancelled'), queue as FactDraft);

    expect(result.channels.map(({ name }) => name)).toEqual(['cancelled', 'created']);
  });

  test('a queue keeps its comma', () => {
    const result = architectureOf(shop, message('subscribe', 'payments', literal('a,b'), { protocol: 'amqp' }));

    expect(result.channels.map(({ name }) => name)).toEqual(['a,b']);
  });
});
