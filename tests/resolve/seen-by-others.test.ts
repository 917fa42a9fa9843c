import { expect, test } from 'vitest';
import type { FactDraft, ProgramFact } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, code, dockerfile, program, route, service } from './support.ts';

const block = at('docker-compose.yml');

const given = (...names: readonly string[]): readonly FactDraft[] =>
  names.map((name) => ({
    kind: 'setting',
    owner: { is: 'component', deployment: COMPOSE, name },
    deployment: COMPOSE,
    key: 'ORDERS_MONGO_URL',
    value: literal('mongodb://orders-mongo:27017/orders'),
    evidence: block,
  }));

const connects = (folder: string): FactDraft => ({
  kind: 'connection',
  owner: code(folder),
  nodeKind: 'database',
  technology: 'mongodb',
  protocol: 'mongodb',
  target: setting('ORDERS_MONGO_URL'),
  evidence: at(`${folder}/src/database.ts`),
});

const storing = (web: Partial<ProgramFact>, ...more: readonly FactDraft[]) =>
  architectureOf(
    program('orders', { technology: ['express', 'mongodb'] }),
    program('web', web),
    route('orders', 'GET', '/orders'),
    ...['orders', 'web'].flatMap((name) => [dockerfile(`${name}/Dockerfile`), service(name, { build: { context: name } })]),
    service('orders-mongo', { image: 'mongo:8' }),
    ...given('orders', 'web'),
    ...more,
  ).edges.map(({ from }) => from);

test('of two that are given one block of settings, the one whose code is seen using the store has it', () => {
  const more = [route('web', 'GET', '/'), connects('orders')];

  expect(storing({ technology: ['express'] }, ...more)).toEqual(['orders']);
});

test('who has a client of its own for such stores, whose code was not read, or beside whom nobody is seen, keeps what it is given', () => {
  expect(storing({ technology: ['mongoose'] }, route('web', 'GET', '/'), connects('orders'))).toEqual(['orders', 'web']);
  expect(storing({ technology: ['express'] }, connects('orders'))).toEqual(['orders', 'web']);
  expect(storing({ technology: ['express'] }, route('web', 'GET', '/'))).toEqual(['orders', 'web']);
});

test('a manifest of both tells nothing of either', () => {
  const shared = { technology: ['express', 'mongodb'], evidence: at('package.json') };
  const edges = architectureOf(
    program('apps/orders', shared),
    program('apps/web', shared),
    ...['orders', 'web'].flatMap((name) => [
      route(`apps/${name}`, 'GET', '/'),
      dockerfile(`apps/${name}/Dockerfile`),
      service(name, { build: { context: `apps/${name}` } }),
    ]),
    service('orders-mongo', { image: 'mongo:8' }),
    ...given('orders', 'web'),
    connects('apps/orders'),
  ).edges.map(({ from }) => from);

  expect(edges).toEqual(['orders']);
});
