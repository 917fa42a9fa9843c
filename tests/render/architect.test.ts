import { expect, test } from 'vitest';
import type { Architecture } from '../../src/model/architecture.ts';
import { render } from '../../src/render/render.ts';
import { deploymentOrder } from '../../src/render/views/deployment-order.ts';
import { logins } from '../../src/render/views/endpoints.ts';
import { mostMissed } from '../../src/render/views/impact.ts';
import { pages } from '../../src/render/views/pages.ts';
import { risks } from '../../src/render/views/risks.ts';
import { security } from '../../src/render/views/security.ts';
import { stores } from '../../src/render/views/stores.ts';
import { architecture, at, channel, edge, node, route } from './support.ts';

const names = ['front', 'orders', 'payments', 'stock', 'prices'];
const nodes = names.map((name) => node(name, 'compose.yaml:1', name === 'front' ? { kind: 'gateway' } : {}));
const passes = (to: string) =>
  edge('front', to, [`front.conf:${names.indexOf(to)}`], {
    operations: ['ANY /'],
    forwards: [{ path: `/${to}`, as: ['ANY /'], evidence: at('front.conf:1') }],
  });

/** front passes on to orders, orders asks payments, payments stock, stock prices. */
const line: Architecture = architecture({
  nodes,
  edges: [
    passes('orders'),
    edge('orders', 'payments', ['orders.ts:1'], { operations: ['POST /charges'] }),
    edge('payments', 'stock', ['payments.ts:1'], { operations: ['GET /boxes/{}'] }),
    edge('stock', 'prices', ['stock.ts:1'], { operations: ['GET /prices'] }),
  ],
  routes: [route('payments', 'POST', '/charges', 'payments.ts:4'), route('payments', 'GET', '/stats', 'payments.ts:9')],
});

function asksStockFrom(entry: string): Architecture {
  const step = {
    does: 'call',
    to: 'stock',
    protocol: 'http',
    operations: ['GET /boxes/{}'],
    evidence: at('payments.ts:1'),
  } as const;
  return { ...line, handlings: [{ id: entry, service: 'payments', entry: 'route', of: entry, steps: [step] }] };
}

const chainsOf = (of: Architecture) => risks(of).filter(({ kind }) => kind === 'Long chain');

test('a chain goes on only where the route that is asked for goes on', () => {
  expect(chainsOf(line)).toHaveLength(1);
  expect(chainsOf(asksStockFrom('payments POST /charges'))).toHaveLength(1);
  expect(chainsOf(asksStockFrom('payments GET /stats'))).toHaveLength(0);
});

test('a proxy starts after what it passes requests on to; what nobody deploys is not in the order', () => {
  const sketch = node('sketch', 'sketch/package.json:1', { deployments: [] });
  const order = deploymentOrder({ ...line, nodes: [...nodes, sketch] });

  expect(order.waves).toEqual([['orders', 'payments', 'prices', 'stock'], ['front']]);
  expect(order.undeployed).toEqual(['sketch']);
});

test('the only way in to most parts is a single point of failure', () => {
  const open = architecture({ nodes, edges: ['orders', 'payments', 'stock'].map(passes) });

  expect(risks(open)).toMatchObject([{ kind: 'Single point of failure', where: ['front'] }]);
});

test('who receives a message needs who sends it', () => {
  const told = architecture({
    nodes,
    channels: [channel('order.placed', ['orders.ts:9'], { producers: ['orders'], consumers: ['stock', 'orders'] })],
  });
  const needs = (name: string) => pages(told).find((page) => page.name === name);

  expect(needs('stock')).toMatchObject({ upstream: ['orders'], downstream: [] });
  expect(needs('orders')).toMatchObject({ upstream: [], downstream: ['stock'] });
});

test('a cache that only holds queues is no cache', () => {
  const uses = (operations: readonly string[]) =>
    architecture({
      nodes: [...nodes, node('jobs', 'compose.yaml:9', { kind: 'cache' })],
      edges: [edge('orders', 'jobs', ['jobs.ts:1'], { protocol: 'redis', pattern: 'data-access', operations })],
      channels: [channel('mails', ['jobs.ts:1'], { kind: 'queue', broker: 'jobs', producers: ['orders'] })],
    });

  expect(stores(uses(['publish mails']))).toMatchObject({ caches: [], brokers: [{ name: 'jobs', kind: 'store of queues' }] });
  expect(stores(uses([])).caches).toHaveLength(1);
});

test('what most parts connect to is missed first; who only looks on misses nothing', () => {
  const watched = architecture({
    nodes: [...nodes, node('prometheus', 'compose.yaml:9', { kind: 'infrastructure', technology: ['prometheus'] })],
    edges: [
      edge('prometheus', 'orders', ['prometheus.yml:3']),
      edge('prometheus', 'stock', ['prometheus.yml:4']),
      passes('stock'),
    ],
  });

  expect(mostMissed(watched)).toMatchObject({ name: 'stock', dependents: ['front'] });
});

test('a route for the rest is no route to guard', () => {
  const routes = [route('orders', 'GET', '/orders', 'orders.ts:1', { auth: 'jwt' }), route('orders', 'ANY', '/*', 'orders.ts:2')];

  expect(security(architecture({ nodes, routes }))).toMatchObject({ routes: 1, rest: 1, allGuarded: true });
});

test('to make a session is to log in, to delete it is not', () => {
  const routes = ['POST', 'DELETE'].map((method) => route('orders', method, '/session', 'orders.ts:1'));

  expect(logins(architecture({ nodes, routes }))[0]?.routes.map(({ method }) => method)).toEqual(['POST']);
});

test('a queue is printed with its bindings and whether it is durable', () => {
  const evidence = at('rabbitmq/definitions.json:5');
  const bindings = [{ exchange: 'shop', queue: 'billing', key: 'order.*', evidence }];
  const [billing] = [channel('billing', ['rabbitmq/definitions.json:5'], { kind: 'queue', durable: true, bindings })];
  const text = render(architecture({ nodes, channels: billing ? [billing] : [] })).find(
    ({ path }) => path === 'service-integration.md',
  )?.text;

  expect(text).toContain(
    [
      '    durable: true',
      '    bindings:',
      '      - exchange: shop # rabbitmq/definitions.json:5',
      '        queue: billing',
      '        key: "order.*"',
    ].join('\n'),
  );
  expect(text).not.toContain('Durability:');
  expect(text).toContain(
    [
      'exchanges:',
      '  - name: shop # rabbitmq/definitions.json:5',
      '    type: exchange',
      '    broker: kafka',
      '    queues: [billing]',
    ].join('\n'),
  );
});
