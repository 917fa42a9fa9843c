import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, dockerfile, edgesOf, env, nodesOf, program, service } from './support.ts';

describe('stores', () => {
  test('images tell what is no service of the team', () => {
    const shop = architectureOf(
      service('db', { image: 'postgres:16-alpine' }),
      service('bus', { image: 'confluentinc/cp-kafka:7.5.0' }),
      service('ui', { image: 'provectuslabs/kafka-ui' }),
      service('sql', { image: 'mcr.microsoft.com/mssql/server:2022-latest' }),
      service('orders', { image: 'acme/orders' }),
    );

    expect(nodesOf(shop)).toEqual(['bus broker', 'db database', 'orders service', 'sql database', 'ui infrastructure']);
  });

  test('a store built from a product image with own scripts is that product', () => {
    const shop = architectureOf(
      service('catalogue', { build: { context: 'catalogue' } }),
      dockerfile('catalogue/Dockerfile', { base: 'mysql:8' }),
    );

    expect(nodesOf(shop)).toEqual(['catalogue database']);
  });

  test('the `db` of a service started alone is the store that the service uses in the whole system', () => {
    const alone = 'compose:orders/docker-compose.yml';
    const shop = architectureOf(
      service('orders', { build: { context: 'orders' } }),
      service('orders-db', { image: 'postgres:15' }),
      service('payments-db', { image: 'postgres:15' }),
      env('orders', 'DATABASE_URL', 'postgres://***@orders-db/orders'),
      service('orders', { deployment: alone, build: { context: 'orders' } }),
      service('db', { deployment: alone, image: 'postgres:15' }),
      dockerfile('orders/Dockerfile'),
      program('orders'),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'orders-db database', 'payments-db database']);
  });

  test('two stores called `db` in folders of different services stay two', () => {
    const shop = architectureOf(
      ...['orders', 'payments'].flatMap((name) => [
        service(name, { deployment: `compose:${name}/docker-compose.yml`, image: `acme/${name}` }),
        service('db', { deployment: `compose:${name}/docker-compose.yml`, image: 'postgres:15' }),
      ]),
    );

    expect(nodesOf(shop)).toEqual(['db database', 'orders service', 'payments service', 'payments-db database']);
  });

  test('development and production variants of one compose file do not double the nodes', () => {
    const shop = architectureOf(
      service('orders', { image: 'acme/orders' }),
      service('db', { image: 'mongo' }),
      service('orders', { deployment: 'compose:docker-compose.dev.yml', image: 'acme/orders:dev' }),
      service('db', { deployment: 'compose:docker-compose.dev.yml', image: 'mongo:7' }),
    );

    expect(nodesOf(shop)).toEqual(['db database', 'orders service']);
  });
});

describe('kinds by name', () => {
  test('an unknown image called `…-db` is a database, a program called so is not', () => {
    const shop = architectureOf(
      service('catalogue-db', { image: 'acme/catalogue-db' }),
      service('backup-db', { build: { context: 'backup-db' } }),
      program('backup-db'),
    );

    expect(nodesOf(shop)).toEqual(['backup-db service', 'catalogue-db database']);
  });

  test('a database within the program is none, unless a deployment says another', () => {
    const parts = (url: Value): readonly FactDraft[] => [
      service('orders', { build: { context: 'orders' } }),
      service('stock-db', { image: 'postgres:16' }),
      program('orders'),
      {
        kind: 'connection',
        owner: code('orders'),
        nodeKind: 'database',
        technology: 'sql',
        protocol: 'sql',
        target: url,
        evidence: at('orders/persistence.xml'),
      },
    ];
    const replaced = setting('ORDERS_URL', literal('jdbc:h2:mem:orders'));

    expect(edgesOf(architectureOf(...parts(literal('jdbc:h2:mem:orders'))))).toEqual([]);
    expect(edgesOf(architectureOf(...parts(replaced)))).toEqual([]);
    expect(edgesOf(architectureOf(...parts(replaced), env('orders', 'ORDERS_URL', 'jdbc:postgresql://stock-db/orders')))).toEqual(
      ['orders -> stock-db (sql) declared'],
    );
  });
});
