import { expect, test } from 'vitest';
import type { Edge } from '../../src/model/architecture.ts';
import { channels } from '../../src/render/views/channels.ts';
import { failureModes } from '../../src/render/views/failure-modes.ts';
import { integrationPoints } from '../../src/render/views/integration-points.ts';
import { matrix } from '../../src/render/views/matrix.ts';
import { pages } from '../../src/render/views/pages.ts';
import { samples } from '../../src/render/views/samples.ts';
import { specifications } from '../../src/render/views/specification.ts';
import { architecture, at, channel, edge, node, route } from './support.ts';

const nodes = ['orders', 'payments', 'stock'].map((name) => node(name, 'compose.yaml:1', { paths: [name] }));
const evidence = at('orders/pay.ts:31');
const does = (step: { readonly to?: string; readonly channel?: string; readonly operations: readonly string[] }) => ({
  handlings: [
    {
      id: 'orders POST /orders',
      service: 'orders',
      entry: 'route' as const,
      steps: [{ does: 'call' as const, protocol: 'http' as const, evidence, ...step }],
    },
  ],
});

test('an operation cites the line that asks for it, and not those of its neighbours', () => {
  const asks = edge('orders', 'payments', ['orders/pay.ts:14', 'orders/pay.ts:31', 'compose.yaml:9'], {
    operations: ['GET /charges/{}', 'POST /charges'],
  });
  const [point] = integrationPoints(
    architecture({ nodes, edges: [asks], ...does({ to: 'payments', operations: ['GET /charges/{}'] }) }),
    1,
  );
  const placesOf = (operation: string) => point?.steps.find((step) => step.operation === operation)?.evidence;

  expect(placesOf('GET /charges/{}')).toEqual([evidence, at('orders/pay.ts:14'), at('compose.yaml:9')]);
  expect(placesOf('POST /charges')).toEqual(asks.evidence);
});

test('an operation cites the lines behind the one that comes to it, and none of the lines behind its neighbours', () => {
  const asks = edge('orders', 'payments', ['orders/page.ts:22', 'orders/list.ts:3', 'orders/one.ts:8', 'ingress.yaml:4'], {
    operations: ['GET /charges', 'GET /charges/{}'],
  });
  const step = { does: 'call' as const, to: 'payments', protocol: 'http' as const, evidence: at('orders/page.ts:22') };
  const otherwise = {
    id: 'orders otherwise',
    service: 'orders',
    entry: 'none' as const,
    steps: [
      { ...step, operations: ['GET /charges'], via: [at('orders/list.ts:3')] },
      { ...step, operations: ['GET /charges/{}'], via: [at('orders/one.ts:8')] },
    ],
  };
  const [point] = integrationPoints(architecture({ nodes, edges: [asks], handlings: [otherwise] }), 1);

  expect(point?.steps.map((each) => each.evidence)).toEqual([
    [at('orders/page.ts:22'), at('orders/list.ts:3'), at('ingress.yaml:4')],
    [at('orders/page.ts:22'), at('orders/one.ts:8'), at('ingress.yaml:4')],
  ]);
});

test('a channel cites first where its messages are sent, and each sender its own place', () => {
  const placed = channel('order.placed', ['main.ts:3'], { producers: ['orders', 'stock'], consumers: ['payments'] });
  const sent = architecture({ nodes, channels: [placed], ...does({ channel: placed.id, operations: [] }) });

  expect(channels(sent)[0]?.evidence).toEqual([evidence, at('main.ts:3')]);
  expect(samples(sent).events).toMatchObject([{ what: 'order.placed', at: [evidence] }]);
  expect(specifications(sent)[0]?.published.map((each) => [each.module, each.evidence[0]])).toEqual([
    ['orders', evidence],
    ['stock', at('main.ts:3')],
  ]);
});

const passesOn: Partial<Edge> = {
  operations: ['ANY /**', 'GET /orders/{}'],
  forwards: [{ path: '/api/orders/**', as: ['ANY /**'], evidence: at('front.yml:3') }],
};

test('what a proxy passes on is told by the paths that arrive', () => {
  const front = architecture({
    nodes: [...nodes, node('front', 'compose.yaml:2', { kind: 'gateway' })],
    edges: [edge('front', 'orders', ['front.yml:3'], passesOn)],
    routes: [route('orders', 'GET', '/orders', 'orders/routes.ts:4'), route('orders', 'GET', '/stats', 'orders/routes.ts:9')],
  });

  expect(matrix(front)).toMatchObject([
    { purpose: 'sends requests and passes others on', told: ['/api/orders/** → /**', 'GET /orders/{}'] },
  ]);
  expect(pages(front).find(({ name }) => name === 'orders')).toMatchObject({
    askedFor: ['GET /orders/{}'],
    passedOn: [{ by: 'front', paths: ['/api/orders/**'] }],
  });
  expect(integrationPoints(front, 1)[0]?.steps[0]).toMatchObject({
    isRule: true,
    operation: '/api/orders/** → /**',
    answeredAt: [at('orders/routes.ts:4'), at('orders/routes.ts:9')],
  });
});

test('a connection that only queues are used over has their pattern', () => {
  const uses = edge('orders', 'kafka', ['a.ts:1'], { protocol: 'amqp', pattern: 'connection', operations: ['publish mails'] });
  const patterns = (kind: 'queue' | 'topic') =>
    matrix(architecture({ nodes, edges: [uses], channels: [channel('mails', ['a.ts:1'], { kind, producers: ['orders'] })] }));

  expect(patterns('queue')).toMatchObject([{ pattern: 'Queue' }]);
  expect(patterns('topic')).toMatchObject([{ pattern: 'Pub-Sub' }]);
});

test('a measure of who is hit that stands on no request is named as perhaps', () => {
  const retry = { pattern: 'retry', by: 'spring-retry', values: { retries: 2 }, evidence: at('Orders.java:9') } as const;
  const built = nodes.map((each) => (each.id === 'orders' ? { ...each, policies: [retry] } : each));
  const [mode] = failureModes(architecture({ nodes: built, edges: [edge('orders', 'stock', ['orders/stock.ts:1'])] }));

  expect(mode).toMatchObject({ recovery: [], perhaps: ['retry of orders by spring-retry, 2 retries'] });
});

test('a measure that stands on a handler may only hold for what the handler comes to, and for no infrastructure', () => {
  const breaker = {
    pattern: 'circuit-breaker',
    by: 'resilience4j',
    subject: 'placeOrder',
    values: {},
    evidence: at('Orders.java:9'),
  } as const;
  const built = nodes.map((each) => (each.id === 'orders' ? { ...each, policies: [breaker] } : each));
  const registry = node('registry', 'compose.yaml:8', { kind: 'infrastructure' });
  const targets = ['payments', 'stock', 'registry'];
  const known = {
    nodes: [...built, registry],
    edges: targets.map((to) => edge('orders', to, ['orders/a.ts:1'], { operations: ['GET /a'] })),
    routes: [route('orders', 'POST', '/orders', 'orders/routes.ts:4', { handler: 'placeOrder' })],
  };
  const [first] = does({ to: 'payments', operations: ['GET /a'] }).handlings;
  const handlings = first ? [{ ...first, of: 'orders POST /orders' }] : [];
  const perhaps = (of: Parameters<typeof architecture>[0]) =>
    failureModes(architecture({ ...known, ...of })).map((mode) => [mode.failure.split(' ')[0], mode.perhaps.length]);

  expect(perhaps({ handlings })).toEqual([
    ['payments', 1],
    ['registry', 0],
    ['stock', 0],
  ]);
  expect(perhaps({})).toEqual([
    ['payments', 1],
    ['registry', 0],
    ['stock', 1],
  ]);
});

test('what is open in shared code or cannot be parsed leaves a data flow incomplete', () => {
  const edges = [edge('orders', 'payments', ['orders/pay.ts:14'], { operations: ['POST /charges'] })];
  const open = (path: string) =>
    ({ code: 'unresolved-target', message: 'asks {}', evidence: at(`${path}:1`), settledBy: 'a setting' }) as const;
  const isComplete = (of: Partial<ReturnType<typeof architecture>>) =>
    specifications(architecture({ nodes, edges, ...of }), { services: ['orders', 'payments'] })[1]?.verdicts.isComplete;
  const { coverage } = architecture();

  const isBidirectional = (unknowns: readonly ReturnType<typeof open>[]) =>
    specifications(architecture({ nodes, edges, routes, unknowns }))[0]?.verdicts.isBidirectional;
  const routes = [route('payments', 'POST', '/charges', 'payments/routes.ts:3')];

  expect(isBidirectional([])).toBe(true);
  expect(isBidirectional([open('orders/ship.ts')])).toBe(false);
  expect(isComplete({})).toBe(true);
  expect(isComplete({ unknowns: [open('stock/ship.ts')] })).toBe(true);
  expect(isComplete({ unknowns: [open('packages/http/client.ts')] })).toBe(false);
  expect(isComplete({ coverage: { ...coverage, files: { seen: 2, parsed: 1 } } })).toBe(false);
});
