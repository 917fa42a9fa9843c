import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, call, edgesOf, program, service } from './support.ts';

const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  program('orders'),
  program('payments'),
  program('web', { role: 'frontend' }),
];

test('a path without a slash before it is asked of whoever sent the page, too, unless somebody is called so', () => {
  const proxied = { ...call('web', 'http://orders:3000'), forwards: '/api', isOfDevelopment: true } as FactDraft;
  const calls = [call('web', 'api/orders', { method: 'GET' }), call('web', './api/sums?day=1'), call('web', 'payments/charges')];
  const result = architectureOf(shop, service('web', { build: { context: 'web' } }), proxied, calls);

  expect(edgesOf(result)).toEqual(['web -> orders (http) resolved', 'web -> payments (http) resolved']);
  expect(result.edges[0]?.operations).toEqual(['GET /api/orders', 'GET /api/sums']);
  expect(result.unknowns).toEqual([]);
});
