import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, code, edgesOf, env, nodesOf, program, service } from './support.ts';

type Behind = Extract<FactDraft, { kind: 'building-block' }>['behind'];

const rabbit: Behind = { nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: literal('amqp://bus:5672') };
const redis: Behind = { nodeKind: 'cache', technology: 'redis', protocol: 'redis', target: literal('memory:6379') };
const block = (use: string, name: string, behind?: Behind, folder = 'components'): FactDraft => ({
  kind: 'building-block',
  deployment: `kubernetes:${folder}`,
  name,
  use,
  scopes: [],
  ...(behind && { behind }),
  evidence: at(`${folder}/${name}.yaml`),
});
const api = (path: string): Value =>
  concat([literal('http://localhost:'), setting('DAPR_HTTP_PORT', literal('3500')), literal(`/v1.0/${path}`)]);
const asks = (folder: string, target: Value, method = 'POST'): FactDraft => ({
  kind: 'call',
  owner: code(folder),
  protocol: 'http',
  method,
  target,
  evidence: at(`${folder}/sidecar.go`),
});
const subscribes = (folder: string, component: string): FactDraft => ({
  kind: 'subscribe',
  owner: code(folder),
  protocol: 'other',
  broker: 'dapr',
  connection: literal(component),
  channel: literal('OrderPlaced'),
  channelKind: 'topic',
  evidence: at(`${folder}/events.cs`),
});
const shop = [
  service('orders', { build: { context: 'orders' }, mounts: ['components'] }),
  service('payments', { build: { context: 'payments' }, mounts: ['components'] }),
  service('bus', { image: 'rabbitmq:3' }),
  service('memory', { image: 'redis:7' }),
  program('orders'),
  program('payments'),
];

describe('building blocks of a sidecar', () => {
  test('a setting may hold the request to the sidecar', () => {
    const drafts = [
      ...shop,
      env('orders', 'PAYMENTS_URL', 'http://localhost:3500/v1.0/invoke/payments/method'),
      asks('orders', concat([setting('PAYMENTS_URL'), literal('/charges')])),
    ];

    expect(edgesOf(architectureOf(...drafts))).toContain('orders -> payments (http) resolved');
  });

  test('a topic of a component is one of the broker behind it, however it is published', () => {
    const result = architectureOf(
      shop,
      block('pubsub', 'events', rabbit),
      asks('orders', api('publish/events/OrderPlaced')),
      subscribes('payments', 'events'),
    );

    expect(edgesOf(result)).toEqual(['orders -> bus (amqp) resolved', 'payments -> bus (amqp) resolved']);
    expect(result.channels).toMatchObject([{ id: 'bus:OrderPlaced', producers: ['orders'], consumers: ['payments'] }]);
    expect(result.unknowns).toEqual([]);
  });

  test('an invocation leads to the application of that id, state to the store', () => {
    const result = architectureOf(
      shop,
      {
        kind: 'exposure',
        deployment: COMPOSE,
        owner: { is: 'component', deployment: COMPOSE, name: 'payments' },
        host: 'till',
        ports: [],
        evidence: at('compose.yaml'),
      },
      block('state', 'baskets', redis),
      asks('orders', api('invoke/till/method/charges/7'), 'PUT'),
      asks('orders', api('state/baskets')),
    );

    expect(edgesOf(result)).toEqual(['orders -> memory (redis) resolved', 'orders -> payments (http) resolved']);
    expect(result.edges.find(({ to }) => to === 'payments')?.operations).toEqual(['PUT /charges/7']);
  });

  test('a product that no deployment runs is one for all who name its components', () => {
    const apart: Behind = { ...redis, target: literal('localhost:6379') };
    const services = [program('orders'), program('payments'), service('orders'), service('payments')];
    const talk = [
      asks('orders', api('publish/events/OrderPlaced')),
      subscribes('payments', 'events'),
      asks('payments', api('state/baskets')),
    ];
    const one = architectureOf(services, block('pubsub', 'events', apart), block('state', 'baskets', apart), talk);
    const two = architectureOf(services, block('pubsub', 'events', apart), block('state', 'baskets', redis), talk);

    expect(edgesOf(one)).toEqual(['orders -> redis (redis) inferred', 'payments -> redis (redis) inferred']);
    expect(one.channels).toMatchObject([{ id: 'redis:OrderPlaced', producers: ['orders'], consumers: ['payments'] }]);
    expect(one.unknowns.map(({ message }) => message)).toEqual([
      'Component baskets of Dapr connects to redis at localhost:6379, and no deployment runs it there.',
    ]);
    expect(edgesOf(two)).toEqual([
      'orders -> events (redis) inferred',
      'payments -> baskets (redis) inferred',
      'payments -> events (redis) inferred',
    ]);
  });

  test('a request for an application that a header names leads to it, at the address of the sidecar alone', () => {
    const to = (target: Value): FactDraft => ({ ...asks('orders', target), recipient: literal('payments') }) as FactDraft;
    const result = architectureOf(
      shop,
      to(concat([literal('http://localhost:'), setting('DAPR_HTTP_PORT', literal('3500')), literal('/charges')])),
      to(literal('https://bank.example.org/transfers')),
    );

    expect(result.edges.map(({ id, operations }) => [id, operations])).toEqual([
      ['orders -> bank-example-org (http)', ['POST /transfers']],
      ['orders -> payments (http)', ['POST /charges']],
    ]);
  });

  test('what nothing stands behind is no node, and neither is the sidecar', () => {
    const result = architectureOf(
      shop,
      block('secretstores', 'vault'),
      asks('orders', api('secrets/vault/card-key'), 'GET'),
      asks('orders', api('metadata'), 'GET'),
    );

    expect(edgesOf(result)).toEqual([]);
    expect(result.unknowns).toEqual([]);
  });

  test('the component that is mounted goes before one of the same name that nobody mounts', () => {
    const sample: Behind = { nodeKind: 'broker', technology: 'kafka', protocol: 'kafka', target: literal('log:9092') };
    const result = architectureOf(
      shop,
      block('pubsub', 'events', rabbit),
      block('pubsub', 'events', sample, 'workshop'),
      subscribes('payments', 'events'),
    );

    expect(nodesOf(result).map((each) => each.split(' ')[0])).not.toContain('kafka');
    expect(edgesOf(result)).toEqual(['payments -> bus (amqp) resolved']);
  });

  test('the id by which other applications call one is its name', () => {
    const deployment = 'dapr:dapr.yaml';
    const owner = { is: 'component', deployment, name: 'order-desk' } as const;
    const shop = architectureOf(
      program('orders', { name: 'checkout' }),
      service('order-desk', { deployment, build: { context: 'orders' } }),
      { kind: 'exposure', deployment, owner, host: 'order-desk', ports: [], evidence: at('dapr.yaml') },
    );

    expect(nodesOf(shop)).toEqual(['order-desk service']);
    expect(shop.nodes[0]?.aliases).toEqual(['checkout', 'orders']);
  });

  test('a binding takes from its queue for the service that it calls by its name, and sends to it for who asks', () => {
    const parcels = (ways: readonly ('in' | 'out')[], route?: string): FactDraft => ({
      ...(block('bindings', 'parcels', rabbit) as Extract<FactDraft, { kind: 'building-block' }>),
      channels: [{ channel: literal('parcels.sent'), channelKind: 'queue', ways }],
      ...(route !== undefined && { route }),
    });
    const serves = (folder: string, path: string, method = 'POST'): FactDraft => ({
      kind: 'route',
      owner: code(folder),
      method,
      path: literal(path),
      evidence: at(`${folder}/routes.go`),
    });
    const sends = asks('orders', api('bindings/parcels'));

    const both = architectureOf(
      shop,
      parcels(['in', 'out']),
      sends,
      serves('payments', '/parcels'),
      serves('orders', '/parcels', 'GET'),
    );
    const sent = architectureOf(shop, parcels(['out']), sends, serves('payments', '/parcels'));
    const elsewhere = architectureOf(
      shop,
      parcels(['in'], '/arrived'),
      serves('payments', '/parcels'),
      serves('orders', 'arrived'),
    );

    expect(both.channels).toMatchObject([{ id: 'bus:parcels.sent', producers: ['orders'], consumers: ['payments'] }]);
    expect(edgesOf(both)).toEqual(['orders -> bus (amqp) resolved', 'payments -> bus (amqp) resolved']);
    expect(sent.channels).toMatchObject([{ producers: ['orders'], consumers: [] }]);
    expect(elsewhere.channels).toMatchObject([{ producers: [], consumers: ['orders'] }]);
  });

  test('a path that the sidecar does not serve is asked of somebody else', () => {
    const result = architectureOf(shop, asks('orders', literal('http://localhost:8080/v1.0/users')));

    expect(result.coverage.calls.found).toBe(1);
    expect(result.unknowns.map(({ code }) => code)).toEqual(['unresolved-target']);
  });

  test('a request to somebody else with such a path stays one, and an unknown component an unknown', () => {
    const result = architectureOf(
      shop,
      asks('orders', literal('http://payments:8080/v1.0/state/baskets')),
      asks('payments', api('state/lost')),
    );

    expect(edgesOf(result)).toEqual(['orders -> payments (http) resolved']);
    expect(result.unknowns.map(({ code: kind }) => kind)).toEqual(['unresolved-target']);
  });
});
