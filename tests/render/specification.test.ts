import { expect, test } from 'vitest';
import { specifications } from '../../src/render/views/specification.ts';
import { shop } from './shop.ts';

test('a specification that begins at a route takes what its flow reaches and not what the services do beside it', () => {
  const [, spec] = specifications(shop, { fromRoute: 'POST /orders' });

  expect(spec?.modules.map(({ name }) => name)).toEqual(['orders', 'payments', 'warehouse']);
  expect(spec?.calls.map(({ to, operation }) => `${to} ${operation}`)).toEqual([
    'payments POST /charges',
    'warehouse GET /stock/{}',
  ]);
  expect(spec?.events.map(({ name }) => name)).toEqual(['order.placed', 'payment.settled']);
  expect(spec?.endpoints.map(({ path }) => path)).toEqual(['/orders', '/charges', '/stock/:sku']);
  expect(spec?.flows.told[0]?.otherwise).toEqual([{ service: 'orders', count: 1 }]);
});
