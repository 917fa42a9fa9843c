import { expect, test } from 'vitest';
import { architectureOf, edgesOf, env, service } from './support.ts';

test('a setting leads to other compose files of the folder, which are one project', () => {
  const orders = [service('orders', { image: 'acme/orders' }), service('db', { image: 'mongo' })];
  const admin = (path: string) => [
    service('db-admin', { image: 'adminer', deployment: `compose:${path}` }),
    env('db-admin', 'ADMINER_DEFAULT_SERVER', 'db', `compose:${path}`),
  ];

  expect(edgesOf(architectureOf(orders, admin('docker-compose.tools.yml')))).toEqual(['db-admin -> db (mongodb) declared']);
  expect(edgesOf(architectureOf(orders, admin('samples/docker-compose.yml')))).toEqual([]);
});

test.each([
  ['orders', 'bills', []],
  ['orders', 'orders', ['orders -> db (mongodb) declared']],
])('files of one folder that call themselves %s and %s', (one, other, expected) => {
  const orders = service('orders', { image: 'acme/orders', deployment: 'compose:orders.yml', project: one });
  const told = env('orders', 'DATABASE_URL', 'mongodb://db:27017/orders', 'compose:orders.yml');
  const db = service('db', { image: 'mongo', deployment: 'compose:bills.yml', project: other });

  expect(edgesOf(architectureOf(orders, told, db))).toEqual(expected);
});
