import { describe, expect, test } from 'vitest';
import { file, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, env, nodesOf, program, service } from './support.ts';

const KAFKA = { image: 'confluentinc/cp-kafka:7.5.0' };
const brokers = [service('mooring-1', KAFKA), service('mooring-2', KAFKA)];

describe('servers of one deployment', () => {
  test('are one cluster where a client is given them together', () => {
    const harbour = architectureOf(
      brokers,
      service('ferries', { image: 'acme/ferries' }),
      service('pilots', { image: 'acme/pilots' }),
      env('ferries', 'KAFKA_BOOTSTRAP', 'mooring-1:9092,mooring-2:9092'),
      env('pilots', 'KAFKA_BOOTSTRAP', 'mooring-2:9092'),
    );

    expect(edgesOf(harbour)).toEqual(['ferries -> mooring-1 (kafka) declared', 'pilots -> mooring-1 (kafka) declared']);
    expect(harbour.nodes.find(({ id }) => id === 'mooring-1')?.aliases).toContain('mooring-2');
  });

  test('are so by the seeds of a connection string in a file', () => {
    const harbour = architectureOf(
      service('north', { image: 'mongo' }),
      service('south', { image: 'mongo' }),
      program('ferries'),
      service('ferries', { build: { context: 'ferries' } }),
      file('ferries/application.yml', { 'spring.data.mongodb.uri': 'mongodb://north:27017,south:27017/ferries?replicaSet=sea' }),
      takes('ferries', 'ferries/application.yml', 20),
    );

    expect(nodesOf(harbour)).toEqual(['ferries service', 'north database']);
  });

  test('are so where brokers keep their cluster in the same place', () => {
    const kept = (other: string) =>
      nodesOf(
        architectureOf(
          brokers,
          service('keeper', { image: 'confluentinc/cp-zookeeper' }),
          env('mooring-1', 'KAFKA_ZOOKEEPER_CONNECT', 'keeper:2181/sea'),
          env('mooring-2', 'KAFKA_ZOOKEEPER_CONNECT', other),
        ),
      );

    expect(kept('keeper:2181/sea')).toEqual(['keeper infrastructure', 'mooring-1 broker']);
    expect(kept('keeper:2181/river')).toEqual(['keeper infrastructure', 'mooring-1 broker', 'mooring-2 broker']);
  });

  test('are several where nobody is given them together, or a list means separate servers', () => {
    const harbour = architectureOf(
      service('north', { image: 'redis' }),
      service('south', { image: 'redis' }),
      brokers,
      service('pilots', { image: 'acme/pilots' }),
      env('pilots', 'REDIS_HOSTS', 'north:6379,south:6379'),
      env('pilots', 'SENT_TO', 'mooring-1:9092'),
      env('pilots', 'TAKEN_FROM', 'mooring-2:9092'),
    );

    expect(nodesOf(harbour).filter((each) => !each.startsWith('pilots'))).toHaveLength(4);
  });

  test('are so where the client is started by another file of the folder', () => {
    const harbour = architectureOf(
      brokers,
      service('ferries', { image: 'acme/ferries', deployment: 'compose:ferries.yml' }),
      env('ferries', 'KAFKA_BOOTSTRAP', 'mooring-1:9092,mooring-2:9092', 'compose:ferries.yml'),
      service('charts', { image: 'acme/charts', deployment: 'compose:charts/compose.yaml' }),
      env('charts', 'KAFKA_BOOTSTRAP', 'mooring-1:9092', 'compose:charts/compose.yaml'),
    );

    expect(edgesOf(harbour)).toEqual(['ferries -> mooring-1 (kafka) declared']);
  });

  const [north, south] = ['north', 'south'].map((name) => service(name, { image: 'mongo:6' }));
  const told = (name: string, key: string, value: string) => [service(name, { image: `acme/${name}` }), env(name, key, value)];
  const apart = [
    ...told('ferries', 'MONGO_URL', 'mongodb://north:27017/f'),
    ...told('pilots', 'MONGO_URL', 'mongodb://south:27017/p'),
  ];

  test.each([
    ['WAIT_HOSTS', 'north:27017, south:27017'],
    ['NO_PROXY', 'localhost,north,south'],
    ['SERVICE_PRECONDITION', 'north:27017 south:27017'],
    ['MONGODB_URIS', 'mongodb://north:27017,mongodb://south:27017'],
  ])('are several where two are given them under %s to wait for, to leave out or one by one', (key, list) => {
    const harbour = architectureOf(north ?? [], south ?? [], told('gulls', key, list), told('terns', key, list));

    expect(nodesOf(harbour).filter((each) => each.endsWith('database'))).toHaveLength(2);
  });

  test('are several where clients are given one each, though somebody watches both', () => {
    const watched = told('gulls', 'CHECKS', 'north,south');
    const harbour = architectureOf(north ?? [], south ?? [], apart, watched);
    const cluster = architectureOf(north ?? [], south ?? [], apart, watched, told('terns', 'SEEDS', 'north:27017,south:27017'));

    expect(edgesOf(harbour)).toEqual(['ferries -> north (mongodb) declared', 'pilots -> south (mongodb) declared']);
    expect(nodesOf(cluster)).toContain('north database');
    expect(nodesOf(cluster)).not.toContain('south database');
  });

  test.each([
    [brokers, 'KAFKA_BROKERS', 'mooring-1:9092,mooring-2:9092', ['mooring-1:9092', 'mooring-2:9092'], 'mooring-1 broker'],
    [[north, south], 'REGISTER', 'mongodb://north,south/f', ['mongodb://north/f', 'mongodb://south/p'], 'north database'],
  ])('are one where somebody is given them as %s seeds, though others are given one each', (servers, key, list, each, one) => {
    const clients = ['ferries', 'pilots'].flatMap((name, index) => told(name, key, each[index] ?? ''));
    const harbour = architectureOf(
      servers.flatMap((server) => server ?? []),
      clients,
      told('gulls', key, list),
    );

    expect(nodesOf(harbour).filter((node) => !node.endsWith('service'))).toEqual([one]);
  });

  test('are joined with those of their kind, whatever stands first in the list', () => {
    const harbour = architectureOf(
      brokers,
      service('keeper', { image: 'zookeeper' }),
      told('ferries', 'HOSTS', 'keeper:2181,mooring-1:9092,mooring-2:9092'),
    );

    expect(nodesOf(harbour)).toEqual(['ferries service', 'keeper infrastructure', 'mooring-1 broker']);
  });
});
