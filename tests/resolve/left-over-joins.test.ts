import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, dockerfile, nodesOf, program, service, workload } from './support.ts';

test('what one deployment alone runs is what it alone lacks when the names end alike and nothing else could be meant', () => {
  const shop = (...more: readonly FactDraft[]) =>
    nodesOf(
      architectureOf(
        service('api-gateway', { build: { context: 'gateway' } }),
        dockerfile('gateway/Dockerfile'),
        program('gateway', { name: 'edge' }),
        service('orders', { build: { context: 'orders' } }),
        dockerfile('orders/Dockerfile'),
        program('orders'),
        workload('orders', 'orders', { image: 'registry.shop.example/orders:1' }),
        workload('shop-api-gateway', 'shop-api-gateway', { image: 'registry.shop.example/edge-proxy:1' }),
        ...more,
      ),
    );

  expect(shop()).toEqual(['api-gateway service', 'orders service']);
  const admin = workload('admin-api-gateway', 'admin-api-gateway', { image: 'registry.shop.example/admin:1' });
  expect(shop(...admin)).toHaveLength(4);
});
