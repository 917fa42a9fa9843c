import { expect, test } from 'vitest';
import { architectureOf, nodesOf, workload } from './support.ts';

test.each(['name: orders', 'metadata: { name: orders }', '"name": "orders",'])(
  'a workload is called as `%s` says, without what a release puts before it',
  (text) => {
    const evidence = { path: 'chart/templates/orders.yaml', line: 4, text };
    const shop = architectureOf(workload('shop-orders', 'shop-orders', { image: 'acme/orders:1', evidence }));

    expect(nodesOf(shop)).toEqual(['orders service']);
  },
);
