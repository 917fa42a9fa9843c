import { expect, test } from 'vitest';
import { globOf } from '../src/sdk/index.ts';

test.each([
  ['services/*/Dockerfile', 'services/orders/Dockerfile', true],
  ['services/*/Dockerfile', 'services/orders/api/Dockerfile', false],
  ['services/*', 'services/orders', true],
  ['*/Dockerfile', 'orders/Dockerfile', true],
  ['**/Dockerfile', 'Dockerfile', true],
  ['**/Dockerfile', 'a/b/Dockerfile', true],
  ['lib/**/*.rb', 'lib/orders.rb', true],
  ['lib/**/*.rb', 'library/orders.rb', false],
  ['order[s!]', 'orders', true],
  ['[!a-m]rders', 'orders', true],
  ['[!a-p]rders', 'orders', false],
  ['order?', 'orders', true],
  ['a?b', 'a/b', false],
  ['\\*', '*', true],
  ['\\*', 'orders', false],
  ['src/[', 'src/[', true],
  ['*[', 'orders[', true],
  ['a.c', 'abc', false],
  ['', '', true],
] as const)('%s fits %s: %s', (pattern, text, fits) => {
  expect(globOf(pattern, 'path').fits(text)).toBe(fits);
});

test('of a text a star takes slashes, and beginnings and ends are told by their lengths', () => {
  expect(globOf('a*b', 'text').fits('a/b')).toBe(true);
  expect(globOf('*/', 'text').beginnings('a/b/c')).toEqual([2, 4]);
  expect(globOf('/*', 'text').ends('a/b/c')).toEqual([2, 4]);
  expect(globOf('x', 'text').beginnings('a/b/c')).toEqual([]);
});

test('many stars end', () => {
  expect(globOf(`${'*a'.repeat(40)}b`, 'path').fits('a'.repeat(400))).toBe(false);
  expect(globOf(`${'**/'.repeat(40)}b`, 'path').fits(`${'a/'.repeat(200)}c`)).toBe(false);
  expect(globOf(`${'*a'.repeat(40)}?b`, 'text').ends('a'.repeat(400))).toEqual([]);
});
