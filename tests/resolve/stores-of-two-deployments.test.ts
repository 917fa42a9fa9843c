import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, setting, type Value } from '../../src/model/value.ts';
import { file, MONGO, module, takes } from './jvm-support.ts';
import {
  architectureOf,
  at,
  CLUSTER,
  code,
  dockerfile,
  edgesOf,
  env,
  nodesOf,
  program,
  publishes,
  service,
  workload,
} from './support.ts';

/** A program that the cluster alone runs. */
const inCluster = (name: string): readonly FactDraft[] => [
  program(name),
  dockerfile(`${name}/Dockerfile`),
  ...workload(name, name, { image: `acme/${name}` }),
];

const keeps = (folder: string, target: Value, technology = 'postgresql'): FactDraft => ({
  kind: 'connection',
  owner: code(folder),
  nodeKind: technology === 'redis' ? 'cache' : 'database',
  technology,
  protocol: technology === 'redis' ? 'redis' : 'sql',
  target,
  evidence: at(`${folder}/src/db.ts`),
});

const URL = setting('DATABASE_URL', literal('postgres://***@localhost:5432/shop'));
const postgres = [service('postgres', { image: 'postgres:16' }), publishes('postgres', 5432)];

describe('what compose publishes for services that developers start by hand', () => {
  test('is the store that the same setting names in the cluster', () => {
    const shop = architectureOf(
      postgres,
      inCluster('orders'),
      workload('orders-pg', 'orders-pg', { image: 'postgres:16' }),
      env('orders', 'DATABASE_URL', 'postgres://***@orders-pg:5432/orders', CLUSTER),
      keeps('orders', URL),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'postgres database']);
    expect(edgesOf(shop)).toEqual(['orders -> postgres (sql) declared']);
    const why = shop.nodes.find(({ id }) => id === 'postgres')?.because.map(({ reason }) => reason);
    expect(why).toContainEqual(expect.stringContaining('orders finds both under DATABASE_URL'));
  });

  test('is so by an example of the environment, and where host and port stand apart', () => {
    const example = ([key, value]: readonly [string, string]): FactDraft => ({
      kind: 'setting',
      group: 'file:orders/.env.example',
      key,
      value: literal(value),
      evidence: at('orders/.env.example'),
    });
    const shop = architectureOf(
      service('redis', { image: 'redis:7' }),
      publishes('redis', 6380, 6379),
      inCluster('orders'),
      workload('sessions', 'sessions', { image: 'redis:7' }),
      env('orders', 'REDIS_HOST', 'sessions', CLUSTER),
      [['REDIS_HOST', 'localhost'] as const, ['REDIS_PORT', '6380'] as const].map(example),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'redis cache']);
  });

  test('is so where the code knows no port and the store has its usual one', () => {
    const shop = architectureOf(
      postgres,
      service('redis', { image: 'redis:7' }),
      publishes('redis', 6379),
      inCluster('orders'),
      workload('sessions', 'sessions', { image: 'redis:7' }),
      env('orders', 'REDIS_HOST', 'sessions', CLUSTER),
      keeps('orders', setting('REDIS_HOST', literal('localhost')), 'redis'),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'postgres database', 'redis cache']);
  });

  test('is so where the cluster keeps the address secret and has only one such store', () => {
    const secret = env('orders', 'DATABASE_URL', literal('***'), CLUSTER);
    const one = [postgres, inCluster('orders'), workload('pg', 'pg', { image: 'postgres:16' }), secret, keeps('orders', URL)];

    expect(nodesOf(architectureOf(...one))).toEqual(['orders service', 'postgres database']);
    expect(nodesOf(architectureOf(...one, workload('archive', 'archive', { image: 'postgres:16' })))).toHaveLength(4);
  });

  test('is so by the configuration file of a framework', () => {
    const [built, , image, ...libraries] = module('orders', MONGO);
    const shop = architectureOf(
      service('mongo', { image: 'mongo:7' }),
      publishes('mongo', 27017),
      [built, image, ...libraries].flatMap((each) => each ?? []),
      file('application.yml', { 'spring.data.mongodb.uri': 'mongodb://localhost:27017/orders' }),
      takes('orders', 'application.yml', 20),
      workload('orders', 'orders', { image: 'acme/orders' }),
      workload('orders-store', 'orders-store', { image: 'mongo:7' }),
      env('orders', 'SPRING_DATA_MONGODB_URI', 'mongodb://orders-store:27017/orders', CLUSTER),
    );

    expect(nodesOf(shop)).toEqual(['mongo database', 'orders service']);
  });

  test('is no store of another technology, and none that nobody publishes there', () => {
    const cluster = [
      inCluster('orders'),
      workload('orders-db', 'orders-db', { image: 'postgres:16' }),
      env('orders', 'DATABASE_URL', 'postgres://***@orders-db:5432/orders', CLUSTER),
      keeps('orders', URL),
    ];
    const mysql = architectureOf(...cluster, service('shop-db', { image: 'mysql:8' }), publishes('shop-db', 5432, 3306));
    const elsewhere = architectureOf(...cluster, service('shop-db', { image: 'postgres:16' }), publishes('shop-db', 5433, 5432));

    expect(nodesOf(mysql)).toEqual(['orders service', 'orders-db database', 'shop-db database']);
    expect(nodesOf(elsewhere)).toEqual(['orders service', 'orders-db database', 'shop-db database']);
  });

  test('is none of the stores that the services have each for itself in the cluster', () => {
    const shop = architectureOf(
      postgres,
      ...['orders', 'stock'].flatMap((name) => [
        inCluster(name),
        workload(`${name}-db`, `${name}-db`, { image: 'postgres:16' }),
        env(name, 'DATABASE_URL', `postgres://***@${name}-db:5432/${name}`, CLUSTER),
        keeps(name, URL),
      ]),
    );

    expect(nodesOf(shop)).toEqual([
      'orders service',
      'orders-db database',
      'postgres database',
      'stock service',
      'stock-db database',
    ]);
  });
});

describe('a store that several services share in one deployment', () => {
  const shared = (name: string): readonly FactDraft[] => [
    service(name, { build: { context: name } }),
    env(name, 'DB_HOST', 'shared'),
    ...inCluster(name),
    ...workload(`${name}-db`, `${name}-db`, { image: 'postgres:16' }),
  ];
  const addressOf = (name: string) =>
    concat([literal('postgres://'), setting('DB_HOST', literal(`${name}-db`)), literal(':5432/x')]);

  test('is not the one that a single of them names by a setting where another has its own by default', () => {
    const shop = architectureOf(
      service('shared', { image: 'postgres:16' }),
      ...['orders', 'stock'].flatMap((name) => [...shared(name), keeps(name, addressOf(name))]),
      env('orders', 'DB_HOST', 'orders-db', CLUSTER),
    );

    expect(nodesOf(shop).filter((each) => each.endsWith('database'))).toEqual([
      'orders-db database',
      'shared database',
      'stock-db database',
    ]);
  });

  test('is not it where another names its own in the code alone, which compose leads to the shared one by a link', () => {
    const shop = architectureOf(
      service('shared', { image: 'postgres:16', hosts: ['stock-db'] }),
      shared('orders'),
      env('orders', 'DB_HOST', 'orders-db', CLUSTER),
      keeps('orders', addressOf('orders')),
      shared('stock').filter((fact) => fact.kind !== 'setting'),
      keeps('stock', literal('postgres://stock-db:5432/x')),
    );

    expect(nodesOf(shop).filter((each) => each.endsWith('database'))).toEqual([
      'orders-db database',
      'shared database',
      'stock-db database',
    ]);
  });

  test('is it where all of them share one there too', () => {
    const shop = architectureOf(
      service('shared', { image: 'postgres:16' }),
      workload('pg', 'pg', { image: 'postgres:16' }),
      ...['orders', 'stock'].flatMap((name) => [
        service(name, { build: { context: name } }),
        env(name, 'DB_HOST', 'shared'),
        ...inCluster(name),
        env(name, 'DB_HOST', 'pg', CLUSTER),
      ]),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'shared database', 'stock service']);
  });
});

describe('a chart from elsewhere that a chart brings along', () => {
  const brought = (release: string, chart = `charts/${release}`): FactDraft => {
    const evidence = at(`${chart}/Chart.yaml`);
    const hosts = [`${release}-redis-master`];
    const name = `${release}-redis`;
    return {
      kind: 'component',
      deployment: `kubernetes:${chart}`,
      name,
      hosts,
      image: 'redis',
      part: 'redis',
      versionElsewhere: true,
      evidence,
    };
  };

  test('is the service of that name in compose, without any setting', () => {
    expect(nodesOf(architectureOf(service('redis', { image: 'redis:7' }), brought('shop')))).toEqual(['redis cache']);
  });

  test('is none where several charts bring one along, each for itself', () => {
    const shop = architectureOf(service('redis', { image: 'redis:7' }), brought('orders'), brought('stock'));

    expect(nodesOf(shop)).toEqual(['orders-redis cache', 'redis cache', 'stock-redis cache']);
  });

  test('is none where the service of that name is another product', () => {
    const shop = architectureOf(service('redis', { image: 'memcached:1' }), brought('shop'));

    expect(nodesOf(shop)).toEqual(['redis cache', 'shop-redis cache']);
  });

  test('has the name that its release gives it where the short one is taken, never that of a folder', () => {
    const text = '- name: redis';
    const chart = brought('shop', 'deploy/umbrella');
    const shop = architectureOf(service('redis', { image: 'memcached:1' }), { ...chart, evidence: { ...chart.evidence, text } });

    expect(nodesOf(shop)).toEqual(['redis cache', 'shop-redis cache']);
  });
});
