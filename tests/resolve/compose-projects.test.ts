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
