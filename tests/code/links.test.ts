import { expect, test } from 'vitest';
import { isWhole, linkFrom } from '../../src/code/links.ts';
import { concat, literal, setting } from '../../src/model/value.ts';

const from = (base: string, link: string) => linkFrom(literal(base), literal(link));

// https://www.rfc-editor.org/rfc/rfc3986#section-5.4
test.each([
  ['https://post.example', '/parcels', 'https://post.example/parcels'],
  ['https://post.example', 'parcels', 'https://post.example/parcels'],
  ['https://post.example/v1', '/parcels', 'https://post.example/parcels'],
  ['https://post.example/v1/', 'parcels', 'https://post.example/v1/parcels'],
  ['https://post.example/v1/letters', 'parcels', 'https://post.example/v1/parcels'],
  ['https://post.example/v1/letters?day=1#top', 'parcels', 'https://post.example/v1/parcels'],
  ['https://post.example/v1/letters?day=1', '?day=2', 'https://post.example/v1/letters?day=2'],
  ['https://post.example/v1/letters/', '../parcels', 'https://post.example/v1/parcels'],
  ['https://post.example/v1/letters', './parcels', 'https://post.example/v1/parcels'],
  ['https://post.example/v1', 'https://rail.example/parcels', 'https://rail.example/parcels'],
  ['https://post.example/v1', '//rail.example/parcels', 'https://rail.example/parcels'],
  ['https://post.example/v1/letters/', '..', 'https://post.example/v1/'],
  ['https://post.example/v1/letters/', '.', 'https://post.example/v1/letters/'],
  ['https://post.example/v1', '../../parcels', 'https://post.example/parcels'],
])('from %s, %s leads to %s', (base, link, whole) => {
  expect(from(base, link)).toEqual(literal(whole));
});

test('what only a setting tells ends in a slash, and what stands behind it is its path', () => {
  const base = setting('POST_URL');
  expect(linkFrom(base, literal('/parcels'))).toEqual(concat([base, literal('/parcels')]));
  expect(linkFrom(base, literal('parcels'))).toEqual(concat([base, literal('/parcels')]));
  expect(linkFrom(concat([base, literal('/v1/letters')]), literal('/parcels'))).toEqual(concat([base, literal('/parcels')]));
  expect(linkFrom(concat([base, literal('/v1/letters')]), literal('parcels'))).toEqual(concat([base, literal('/v1/parcels')]));
});

test('what stands behind a setting is its path, with a slash or without', () => {
  const base = concat([setting('POST_URL'), literal('v1')]);
  expect(linkFrom(base, literal('/parcels'))).toEqual(concat([setting('POST_URL'), literal('/parcels')]));
  expect(linkFrom(base, literal('parcels'))).toEqual(concat([setting('POST_URL'), literal('/parcels')]));
});

test('steps are taken where a setting stands behind them', () => {
  const link = concat([literal('../parcels/'), setting('TOWN')]);
  expect(linkFrom(literal('https://post.example/v1/letters'), link)).toEqual(
    concat([literal('https://post.example/parcels/'), setting('TOWN')]),
  );
});

test('beside a file lies another file', () => {
  expect(from('file:///etc/post/main.json', 'towns.json')).toEqual(literal('file:///etc/post/towns.json'));
});

test('a colon in the first part of a path makes it no address', () => {
  expect(isWhole(literal('orders:search'))).toBe(false);
  expect(isWhole(literal('https://post.example/orders:search'))).toBe(true);
});
