import { describe, expect, test } from 'vitest';
import { literal, setting } from '../../src/model/value.ts';
import { file, MONGO, module, takes } from './jvm-support.ts';
import { architectureOf, at, COMPOSE, edgesOf, env, service } from './support.ts';

describe('profiles', () => {
  const docker = file('docker.yml', { 'spring.data.mongodb.host': 'orders-db' }, 'docker');
  const story = [
    module('orders', MONGO),
    file('application.yml', { 'spring.data.mongodb.host': 'stock-db' }),
    takes('orders', 'application.yml', 20),
    docker,
    takes('orders', 'docker.yml', 20),
    service('orders-db', { image: 'mongo' }),
    service('stock-db', { image: 'mongo' }),
  ];

  test('hold where the deployment says so', () => {
    expect(edgesOf(architectureOf(...story))).toEqual(['orders -> stock-db (mongodb) declared']);
    expect(edgesOf(architectureOf(...story, env('orders', 'SPRING_PROFILES_ACTIVE', 'docker,eu')))).toEqual([
      'orders -> orders-db (mongodb) declared',
    ]);
  });

  test('are read from a command line, through variables too', () => {
    const command = 'java -Dspring.profiles.active=$PROFILE -jar orders.jar';
    const shop = architectureOf(...story, service('orders', { command }), env('orders', 'PROFILE', 'docker'));

    expect(edgesOf(shop)).toEqual(['orders -> orders-db (mongodb) declared']);
  });

  test('may hold when nobody says and the usual value is a developer’s machine', () => {
    const shop = architectureOf(
      module('orders', MONGO),
      file('application.yml', { 'spring.data.mongodb.host': 'localhost' }),
      takes('orders', 'application.yml', 20),
      docker,
      takes('orders', 'docker.yml', 20),
      service('orders-db', { image: 'mongo' }),
      service('stock-db', { image: 'mongo' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> orders-db (mongodb) declared']);
  });
});

describe('settings given in one piece', () => {
  test.each([
    ['SPRING_APPLICATION_JSON', '{"spring":{"data":{"mongodb":{"host":"orders-db"}}}}'],
    ['JAVA_TOOL_OPTIONS', '-Xmx1g -Dspring.data.mongodb.host=orders-db'],
    ['spring.data.mongodb.host', 'orders-db'],
  ])('%s is read', (key, value) => {
    const shop = architectureOf(
      module('orders', MONGO),
      env('orders', key, value),
      service('orders-db', { image: 'mongo' }),
      service('stock-db', { image: 'mongo' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> orders-db (mongodb) declared']);
  });
});

describe('a setting of the deployment', () => {
  test('fills a placeholder of the file', () => {
    const shop = architectureOf(
      module('orders', MONGO),
      {
        kind: 'setting',
        group: 'config:a.yml',
        key: 'spring.data.mongodb.uri',
        value: setting('DB_URI', literal('mongodb://localhost')),
        evidence: at('a.yml'),
      },
      takes('orders', 'a.yml', 20),
      env('orders', 'DB_URI', 'mongodb://orders-db:27017/orders', COMPOSE),
      service('orders-db', { image: 'mongo' }),
      service('stock-db', { image: 'mongo' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> orders-db (mongodb) declared']);
  });
});
