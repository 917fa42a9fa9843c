import { describe, expect, test } from 'vitest';
import { architectureOf, program, workload } from './support.ts';

describe('commands that tell where another program answers', () => {
  test.each([
    'node index.js --upstream=http://orders',
    'sh -c "export UPSTREAM=http://orders/ && exec node index.js"',
    'node index.js --orders 10',
  ])('%s does not start that program', (command) => {
    const shop = architectureOf(
      workload('storefront', 'storefront', { image: 'acme/storefront:1', command }),
      program('storefront'),
      program('orders'),
    );

    expect(shop.nodes.map((node) => [node.id, node.paths])).toEqual([
      ['orders', ['orders']],
      ['storefront', ['storefront']],
    ]);
  });
});
