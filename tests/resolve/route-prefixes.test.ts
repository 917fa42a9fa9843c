import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, oneOf, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, env, program, service } from './support.ts';

const PREFIX = { ...setting('BASE_PATH'), isEmptyUnset: true } as Value;

function route(path: Value): FactDraft {
  const owner = { is: 'code', programs: ['till'] } as const;
  return { kind: 'route', owner, method: 'GET', path, evidence: at('till/main.go') };
}

function pathsOf(...facts: readonly FactDraft[]): readonly string[] {
  const built = service('till');
  return architectureOf(built, program('till'), ...facts).routes.map(({ path }) => path);
}

test('a prefix that nothing sets is empty where the language says so', () => {
  expect(pathsOf(route(concat([PREFIX, literal('/cart')])))).toEqual(['/cart']);
  expect(pathsOf(route(concat([PREFIX, literal('/')])))).toEqual(['/']);
});

test('a prefix that a deployment sets is what it says', () => {
  expect(pathsOf(route(concat([PREFIX, literal('/cart')])), env('till', 'BASE_PATH', '/shop'))).toEqual(['/shop/cart']);
});

test('a prefix of another language and a path that is nothing but a setting stay unknown', () => {
  expect(pathsOf(route(concat([setting('BASE_PATH'), literal('/cart')])))).toEqual(['/{}/cart']);
  expect(pathsOf(route(PREFIX))).toEqual([]);
});

test('a path below a prefix that nothing sets is left out where the code says what is served without it', () => {
  const both = oneOf([concat([setting('BASE_PATH'), literal('/v1/cart')]), literal('v1/cart')]);
  expect(pathsOf(route(both))).toEqual(['/v1/cart']);
  expect(pathsOf(route(both), env('till', 'BASE_PATH', '/shop'))).toEqual(['/shop/v1/cart', '/v1/cart']);
  const other = oneOf([concat([setting('BASE_PATH'), literal('/v1/cart')]), literal('v1/till')]);
  expect(pathsOf(route(other))).toEqual(['/v1/till', '/{}/v1/cart']);
});
