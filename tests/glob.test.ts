import { expect, test } from 'vitest';
import { filesPattern, globOf, withoutBraces } from '../src/sdk/index.ts';

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

test('lists in braces stand in a row and in one another, and ranges are lists', () => {
  expect(withoutBraces('a/{b,{c,d}}/x')).toEqual(['a/b/x', 'a/c/x', 'a/d/x']);
  expect(withoutBraces('{a,b}{c,d}')).toEqual(['ac', 'ad', 'bc', 'bd']);
  expect(withoutBraces('src/{1..3}.js')).toEqual(['src/1.js', 'src/2.js', 'src/3.js']);
  expect(withoutBraces('{c..a}{08..10}')).toHaveLength(9);
  expect(withoutBraces('{08..10}')).toEqual(['08', '09', '10']);
  expect(withoutBraces('{0..8..4}')).toEqual(['0', '4', '8']);
  expect(withoutBraces('src/{a,b')).toEqual([]);
  expect(withoutBraces('src/a}')).toEqual([]);
});

test('too many alternatives are taken for anything', () => {
  const pairs = filesPattern('src/{a,b}{c,d}{e,f}{g,h}{i,j}{k,l}.js');
  expect(pairs('src/acegik.js')).toBe(true);
  expect(pairs('src/bdfhjl.js')).toBe(true);
  expect(pairs('src/xdfhjl.js')).toBe(false);
  expect(withoutBraces('{a,b}'.repeat(300)).length).toBeLessThan(51);
  expect(withoutBraces('src/{1..900}.js')).toEqual(['src/*.js']);
  expect(withoutBraces('{'.repeat(1900))).toEqual([]);
  expect(filesPattern(`src/{${Array.from({ length: 60 }, (_, at) => `${at}`).join()},a}/x.js`)('src/59/x.js')).toBe(true);
});
