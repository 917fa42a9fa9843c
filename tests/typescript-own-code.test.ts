import { describe, expect, it } from 'vitest';
import { isMinified, isOwnCode } from '../analyzers/typescript/own-code.ts';
import { memoryRepository } from './support/memory-repository.ts';

const repository = memoryRepository({
  'orders/package.json': '{}',
  'orders/src/price.ts': '',
  'orders/src/price.js': '',
  'orders/scripts/backfill.ts': '',
  'front/src/Cart.tsx': '',
  'front/src/Cart.jsx': '',
  'front/app/scripts/cart.js': '',
});

describe('telling own code apart', () => {
  it.each([
    'orders/src/price.ts',
    'orders/src/latest.ts',
    'orders/src/contest/winner.ts',
    'orders/src/testimonials.ts',
    'orders/src/buildings/list.ts',
    'front/app/scripts/cart.js',
    'front/pages/Cart.vue',
    'front/src/orders-client/api.ts',
    'orders/src/routes/example/index.js',
    'shop/app/api/example/route.ts',
  ])('%s is', (path) => {
    expect(isOwnCode(path, repository)).toBe(true);
  });

  it.each([
    'orders/src/price.js',
    'front/src/Cart.jsx',
    'orders/scripts/backfill.ts',
    'orders/seeds/first-orders.ts',
    'orders/coverage/report.js',
    'orders/src/types.d.mts',
    'orders/src/price.spec.ts',
    'orders/src/price.e2e-spec.ts',
    'orders/src/__tests__/price.ts',
    'orders/test/price.ts',
    'orders/src/__mocks__/stripe.ts',
    'front/src/Cart.stories.tsx',
    'cypress/support/login.ts',
    'orders/migrations/0001-orders.js',
    'orders/src/types.d.ts',
    'orders/dist/price.js',
    'front/.next/server/page.js',
    'front/vendor/jquery.js',
    'front/js/angular.min.js',
    'orders/src/orders_pb.js',
    'examples/shop/index.js',
    'packages/api/examples/shop/index.js',
    'orders/README.md',
  ])('%s is not', (path) => {
    expect(isOwnCode(path, repository)).toBe(false);
  });

  it('knows minified text by its lines', () => {
    const long = `const a=${'1+'.repeat(4000)}1;`;

    expect(isMinified({ path: 'bundle.js', text: `/* licence */\n${long}` })).toBe(true);
    expect(isMinified({ path: 'icons.js', text: `${'const order = 1;\n'.repeat(1000)}${long}` })).toBe(false);
    expect(isMinified({ path: 'price.js', text: 'const price = 1;\n'.repeat(1000) })).toBe(false);
  });
});
