import { expect, test } from 'vitest';
import { SystemGraph } from '../../src/graph/system-graph.ts';
import { architectureOf, env, service } from './support.ts';

const names = ['web', 'orders', 'payments', 'ledger', 'lonely'];
const shop = architectureOf(
  names.map((name) => service(name, { image: `acme/${name}` })),
  env('web', 'ORDERS_URL', 'http://orders'),
  env('orders', 'PAYMENTS_URL', 'http://payments'),
  env('payments', 'ORDERS_URL', 'http://orders'),
  env('payments', 'LEDGER_URL', 'http://ledger'),
);

test('neighbours are found in both directions', () => {
  const graph = new SystemGraph(shop);

  expect(graph.neighbours('orders')).toEqual(['payments', 'web']);
  expect(graph.outgoing('payments').map((edge) => edge.to)).toEqual(['ledger', 'orders']);
  expect(graph.incoming('payments').map((edge) => edge.from)).toEqual(['orders']);
});

test('what nothing joins stands apart', () => {
  expect(new SystemGraph(shop).components()).toEqual([['ledger', 'orders', 'payments', 'web'], ['lonely']]);
});

test('waves begin with what calls nobody, and a ring is one wave', () => {
  expect(new SystemGraph(shop).waves()).toEqual([['ledger', 'lonely'], ['orders', 'payments'], ['web']]);
});
