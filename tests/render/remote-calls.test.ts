import { expect, test } from 'vitest';
import { specifications } from '../../src/render/views/specification.ts';
import { architecture, at, channel, edge, node } from './support.ts';

const nodes = ['front', 'payments', 'mail'].map((name) => node(name, 'compose.yaml:1', { paths: [name] }));
const TCP = { protocol: 'tcp' as const, broker: 'tcp' };
const charge = channel('create_charge', ['front/pay.ts:4'], {
  ...TCP,
  id: 'tcp:create_charge',
  kind: 'rpc',
  producers: ['front'],
  consumers: ['payments'],
});
const notify = channel('notify', ['payments/pay.ts:9'], {
  ...TCP,
  id: 'tcp:notify',
  kind: 'event',
  producers: ['payments'],
  consumers: ['mail'],
});
const system = architecture({
  nodes,
  channels: [charge, notify],
  edges: [
    edge('front', 'payments', ['front/pay.ts:4'], { protocol: 'tcp', operations: ['send create_charge'] }),
    edge('payments', 'mail', ['payments/pay.ts:9'], {
      protocol: 'tcp',
      pattern: 'publish-subscribe',
      operations: ['emit notify'],
    }),
  ],
});

test('who waits for what comes back over a channel calls, and does so once', () => {
  const [whole] = specifications(system);

  expect(whole?.calls.map(({ from, to, operation }) => [from, to, operation])).toEqual([['front', 'payments', 'create_charge']]);
  expect(whole?.events.map(({ name }) => name)).toEqual(['notify']);
  expect(whole?.published.map(({ name }) => name)).toEqual(['notify']);
  expect(whole?.modules.map(({ name, because }) => [name, because])).toEqual([
    ['front', ['sends requests']],
    ['mail', ['receives messages']],
    ['payments', ['answers requests', 'sends messages']],
  ]);
});

test('who sends something else over a channel is told with what it sends', () => {
  const payload = (type: string, fields: Readonly<Record<string, string>>, place: string) => ({
    type,
    fields,
    evidence: at(place),
  });
  const placed = channel('order.placed', ['front/a.ts:1'], {
    producers: ['front', 'payments'],
    consumers: ['mail'],
    payload: payload('Order', { id: 'string', total: 'number' }, 'front/order.ts:1'),
    alsoSent: [{ producers: ['payments'], payload: payload('Placed', { id: 'string' }, 'payments/placed.ts:2') }],
  });
  const [whole] = specifications(architecture({ nodes, channels: [placed] }));

  expect(whole?.steps.map(({ from, input }) => [from, input])).toEqual([
    ['front', 'Order'],
    ['payments', 'Placed'],
  ]);
  expect(whole?.types.map(({ type }) => type)).toEqual(['Order', 'Placed']);
});

test('a measure on one of two operations is none of the other', () => {
  const breaker = { pattern: 'circuit-breaker' as const, by: 'opossum', values: {}, evidence: at('front/pay.ts:2') };
  const asks = edge('front', 'payments', ['front/pay.ts:4'], {
    operations: ['GET /charges', 'POST /charges'],
    resilience: { policies: [{ ...breaker, operations: ['POST /charges'] }] },
  });
  const [whole] = specifications(architecture({ nodes, edges: [asks] }));

  expect(whole?.steps.map(({ operation, failure }) => [operation, failure])).toEqual([
    ['GET /charges', []],
    ['POST /charges', ['circuit-breaker by opossum']],
  ]);
  expect(whole?.failures.map(({ isRecovered, recovery }) => [isRecovered, recovery])).toEqual([
    [false, ['circuit-breaker of front → payments: POST /charges by opossum']],
  ]);
});
