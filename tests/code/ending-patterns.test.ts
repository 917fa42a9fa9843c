import { expect, test } from 'vitest';
import { withoutEndLike } from '../../src/code/ending-patterns.ts';

test.each([
  ['orders.js', '\\.js$', 'orders'],
  ['orders.ts', '\\.(js|ts)$', 'orders'],
  ['orders.js', '\\.[^.]+$', 'orders'],
  ['orders.js', '\\.[^/.]+$', 'orders'],
  ['orders.js', '\\.\\w+$', 'orders'],
  ['orders', '\\.\\w+$', 'orders'],
  ['/srv/v1.2/orders', '\\.\\w+$', '/srv/v1.2/orders'],
  ['/srv/v1.2/orders', '\\.[^/.]+$', '/srv/v1.2/orders'],
  ['a.b.js', '\\.[^/]+$', undefined],
  ['orders.js', '^orders', undefined],
])('%j without the end that %j means is %j', (text, pattern, expected) => {
  expect(withoutEndLike(text, pattern)).toBe(expected);
});
