import { expect, test } from 'vitest';
import { architectureOf, edgesOf, env, service } from './support.ts';

const stack = [
  service('orders', { image: 'acme/orders', project: 'night_market' }),
  service('stock', { image: 'acme/stock', project: 'night_market' }),
];

test.each([
  ['http://night_market_stock:9000', ['orders -> stock (http) declared']],
  ['http://tasks.stock:9000', ['orders -> stock (http) declared']],
  ['http://tasks.night_market_stock:9000', ['orders -> stock (http) declared']],
])('%s is a service of the stack', (address, edges) => {
  expect(edgesOf(architectureOf(stack, env('orders', 'STOCK_URL', address)))).toEqual(edges);
});

test('a name of another stack is none of this one', () => {
  const told = edgesOf(architectureOf(stack, env('orders', 'STOCK_URL', 'http://day_market_stock:9000')));

  expect(told).not.toContain('orders -> stock (http) declared');
});
