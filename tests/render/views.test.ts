import { expect, test } from 'vitest';
import { SystemGraph } from '../../src/graph/system-graph.ts';
import type { Node } from '../../src/model/architecture.ts';
import type { LibraryRole } from '../../src/model/library.ts';
import { deploymentOrder } from '../../src/render/views/deployment-order.ts';
import { integrationPoints } from '../../src/render/views/integration-points.ts';
import { libraries } from '../../src/render/views/libraries.ts';
import { risks } from '../../src/render/views/risks.ts';
import { routing } from '../../src/render/views/routing.ts';
import { architecture, at, channel, edge, node, route } from './support.ts';

const [orders, payments, warehouse] = ['orders', 'payments', 'warehouse'].map((name) => node(name, 'compose.yaml:1'));
const shop = [orders, payments, warehouse].flatMap((each) => each ?? []);

test('what waits for each other shares a wave and is named', () => {
  const order = deploymentOrder(
    architecture({
      nodes: [...shop, node('orders-db', 'compose.yaml:9', { kind: 'database' })],
      edges: [edge('orders', 'orders-db', ['store.ts:1'], { protocol: 'sql', pattern: 'data-access' })],
      startOrder: [
        { before: 'orders', after: 'payments', evidence: at('compose.yaml:4') },
        { before: 'payments', after: 'orders', evidence: at('compose.yaml:7') },
      ],
    }),
  );

  expect(order.waves).toEqual([
    ['orders-db', 'warehouse'],
    ['orders', 'payments'],
  ]);
  expect(order.cycles).toEqual([['orders', 'payments']]);
});

test('a call between services is no reason to start one before the other', () => {
  expect(deploymentOrder(architecture({ nodes: shop, edges: [edge('orders', 'payments', ['pay.ts:1'])] })).waves).toHaveLength(1);
});

test('a channel is a risk only when one side of it is missing', () => {
  const found = risks(
    architecture({
      nodes: shop,
      channels: [
        channel('order.placed', ['a.ts:1'], { producers: ['orders'], consumers: ['payments'] }),
        channel('order.lost', ['a.ts:2'], { producers: ['orders'] }),
        channel('order.awaited', ['b.ts:3'], { consumers: ['payments'] }),
      ],
    }),
  );

  expect(found.map(({ kind, where }) => [kind, ...where])).toEqual([
    ['No producer', 'order.awaited'],
    ['No consumer', 'order.lost'],
  ]);
});

test('a cycle of calls is a risk that cites each of its calls', () => {
  const found = risks(
    architecture({
      nodes: shop,
      edges: [
        edge('orders', 'payments', ['a.ts:1']),
        edge('payments', 'warehouse', ['b.ts:2']),
        edge('warehouse', 'orders', ['c.ts:3']),
      ],
    }),
  );

  expect(found.filter(({ kind }) => kind === 'Call cycle')).toMatchObject([
    { kind: 'Call cycle', evidence: [at('a.ts:1'), at('b.ts:2'), at('c.ts:3')] },
  ]);
});

test('serving the pages of a frontend that calls back is no cycle', () => {
  const [gateway, frontend] = [
    node('gateway', 'nginx.conf:1', { kind: 'gateway' }),
    node('web', 'web.ts:1', { kind: 'frontend' }),
  ];
  const edges = [edge('gateway', 'web', ['nginx.conf:3']), edge('web', 'gateway', ['web.ts:1'])];

  expect(risks(architecture({ nodes: [gateway, frontend], edges }))).toEqual([]);
});

test('a chain is a risk when it has more than three requests in a row', () => {
  const names = ['web', 'orders', 'payments', 'ledger', 'archive'];
  const nodes = names.map((name) => node(name, 'compose.yaml:1'));
  const edges = names.slice(1).map((to, index) => edge(names[index] ?? '', to, [`${to}.ts:1`]));
  const chains = (calls: typeof edges) =>
    risks(architecture({ nodes, edges: calls })).filter(({ kind }) => kind === 'Long chain');

  expect(chains(edges)).toMatchObject([
    { where: ['web'], why: expect.stringContaining('orders → payments → ledger → archive: 4') },
  ]);
  expect(chains(edges.slice(1))).toEqual([]);
});

test('what most parts connect to is a single point of failure; what only looks on is none', () => {
  const nodes = [
    ...shop,
    node('shop-db', 'compose.yaml:9', { kind: 'database' }),
    node('basket', 'compose.yaml:10', { kind: 'cache' }),
    node('jaeger', 'compose.yaml:12', { kind: 'infrastructure', technology: ['jaeger'] }),
  ];
  const edges = [
    ...shop.map(({ id }) => edge(id, 'shop-db', [`${id}.ts:3`], { protocol: 'sql', pattern: 'data-access' })),
    ...shop.map(({ id }) => edge(id, 'jaeger', [`${id}.ts:1`], { pattern: 'connection' })),
    edge('orders', 'basket', ['basket.ts:2'], { protocol: 'redis', pattern: 'data-access' }),
  ];
  const found = risks(architecture({ nodes, edges })).filter(({ kind }) => kind === 'Single point of failure');

  expect(found).toMatchObject([{ where: ['shop-db'], why: expect.stringContaining('3 of 3 parts') }]);
});

test('those that share a server share what is in it only as far as their addresses say', () => {
  const uses = (id: string, line: string) =>
    edge(id, 'shop-db', [], { protocol: 'sql', pattern: 'data-access', evidence: [{ path: `${id}.env`, line: 1, text: line }] });
  const nodes = [...shop, node('shop-db', 'compose.yaml:9', { kind: 'database' })];
  const why = (...edges: readonly ReturnType<typeof edge>[]) =>
    risks(architecture({ nodes, edges })).find(({ kind }) => kind === 'Shared database')?.why;
  const orders = uses('orders', 'DATABASE_URL: postgres://***@shop-db:5432/orders?sslmode=require');

  expect(why(orders, uses('payments', 'spring.datasource.url=jdbc:postgresql://shop-db/payments'))).toBe(
    'Used by orders (database orders), payments (database payments). Each has a database of its own on one server.',
  );
  expect(why(orders, uses('payments', 'Host=shop-db;Database=orders;Username=shop'))).toContain('Which tables each of them uses');
  expect(why(orders, uses('payments', 'postgres://${HOST}/${NAME}'))).toContain('Which databases the others use');
});

test('a request without a timeout is a risk of its caller, and one with a timeout is none', () => {
  const policy = { pattern: 'timeout', by: 'axios', values: { timeoutMs: 500 }, evidence: at('pay.ts:2') } as const;
  const callers = (call: ReturnType<typeof edge>) =>
    risks(architecture({ nodes: shop, edges: [call] })).filter(({ kind }) => kind === 'No timeout');

  expect(callers(edge('orders', 'payments', ['pay.ts:1']))).toMatchObject([{ where: ['orders'], evidence: [at('pay.ts:1')] }]);
  expect(callers(edge('orders', 'payments', ['pay.ts:1'], { resilience: { policies: [policy] } }))).toEqual([]);
});

test('a library that may limit the wait is named where no timeout was seen', () => {
  const why = (name: string) => {
    const built = { name, role: 'resilience', evidence: [at('pom.xml:9')] } as const;
    const nodes = shop.map((node) => (node.id === 'orders' ? { ...node, libraries: [built] } : node));
    const found = risks(architecture({ nodes, edges: [edge('orders', 'payments', ['pay.ts:1'])] }));
    return found.find(({ kind }) => kind === 'No timeout')?.why;
  };

  expect(why('Resilience4j')).toContain('or what Resilience4j sets');
  expect(why('Spring Retry')).not.toContain('Spring Retry');
});

test('an answer is named only where exactly one route fits', () => {
  const parts = {
    nodes: shop,
    edges: [edge('orders', 'payments', ['pay.ts:1'], { operations: ['GET /charges/{}'] })],
    routes: [route('payments', 'GET', '/charges/:id', 'routes.ts:4')],
  };
  const answered = (routes: typeof parts.routes) =>
    integrationPoints(architecture({ ...parts, routes }), 1)[0]?.steps[0]?.answeredAt;

  expect(answered(parts.routes)).toEqual([at('routes.ts:4')]);
  expect(answered([...parts.routes, route('payments', 'GET', '/charges/{charge}', 'old.ts:9')])).toEqual([]);
});

test('a chain of any length has no cycle and overflows nothing', () => {
  const ids = Array.from({ length: 20_000 }, (_, index) => `n${index}`);
  const edges = ids.slice(1).map((to, index) => ({ id: to, from: `n${index}`, to }));
  const graph = new SystemGraph({ nodes: [], edges });

  expect(graph.rings()).toHaveLength(ids.length);
  expect(graph.waves()).toHaveLength(ids.length);
  expect(graph.components()).toHaveLength(1);
  expect(graph.wayBack('n0')).toEqual([]);
});

test('a service built as a gateway has rules; its other connections are none', () => {
  const front = node('front', 'front/pom.xml:3', { technology: ['java', 'zuul'] });
  const found = routing(
    architecture({
      nodes: [...shop, front],
      edges: [
        edge('front', 'orders', ['front.yml:2'], {
          operations: ['ANY /**'],
          forwards: [{ path: '/orders/**', as: ['ANY /**'], evidence: at('front.yml:2') }],
        }),
        edge('front', 'payments', ['front.yml:9']),
        edge('orders', 'warehouse', ['stock.ts:1'], { operations: ['GET /stock'] }),
      ],
    }),
  );

  expect(found.gateways.map(({ name }) => name)).toEqual(['front']);
  expect(found.rules).toMatchObject([{ gateway: 'front', path: '/orders/**', passedAs: '/**', methods: [], service: 'orders' }]);
});

test('a server of pages has the rules of its proxy; those that it is developed with are none', () => {
  const web = node('web', 'web/Dockerfile:1', { kind: 'frontend' });
  const rule = (path: string, as: string, place: string) => ({ path, as: [as], evidence: at(place) });
  const found = routing(
    architecture({
      nodes: [...shop, web],
      edges: [
        edge('web', 'orders', ['nginx.conf:7'], {
          operations: ['ANY /', 'GET /api/orders/orders/{}'],
          forwards: [rule('/api/orders/', 'ANY /', 'nginx.conf:7')],
        }),
        edge('web', 'payments', ['vite.config.ts:4'], {
          operations: ['ANY /pay'],
          forwards: [{ ...rule('/pay', 'ANY /pay', 'vite.config.ts:4'), isOfDevelopment: true }],
        }),
      ],
    }),
  );

  expect(found.gateways.map(({ name }) => name)).toEqual(['web']);
  expect(found.rules).toMatchObject([{ gateway: 'web', path: '/api/orders/', passedAs: '/', service: 'orders' }]);
});

test('contract tests are defined when every service that talks to another names a library for them', () => {
  const has = (role: LibraryRole) => ({ libraries: [{ name: 'Pact', role, evidence: [at('package.json:9')] }] });
  const edges = [edge('orders', 'payments', ['pay.ts:1'])];
  const verdict = (...nodes: readonly Node[]) => libraries(architecture({ nodes, edges })).contracted;

  expect(verdict(node('orders', 'a:1', has('contract-tests')), node('payments', 'a:2', has('mocks')))).toEqual({
    holds: false,
    without: ['payments'],
  });
  expect(verdict(node('orders', 'a:1', has('contract-tests')), node('payments', 'a:2', has('contract-tests'))).holds).toBe(true);
  expect(libraries(architecture({ nodes: [node('orders', 'a:1', has('contract-tests'))] })).contracted.holds).toBe(false);
});

test('a stand-in anywhere is not real services over mocks', () => {
  const real = { name: 'Testcontainers', role: 'real-service-tests', evidence: [at('pom.xml:9')] } as const;
  const nodes = ['orders', 'payments'].map((id) => node(id, 'a:1', { libraries: [real] }));
  const edges = [edge('orders', 'payments', ['pay.ts:1'])];
  const mocks = [{ name: 'WireMock', role: 'mocks', evidence: [at('pom.xml:12')] }] as const;

  expect(libraries(architecture({ nodes, edges })).tested.holds).toBe(true);
  expect(libraries({ ...architecture({ nodes, edges }), libraries: mocks }).tested.holds).toBe(false);
});
