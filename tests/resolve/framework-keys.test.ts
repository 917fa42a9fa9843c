import { describe, expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, service } from './support.ts';

describe('keys of libraries below the name of a framework', () => {
  const shop = (settings: Readonly<Record<string, string>>, ...libraries: readonly string[]) =>
    edgesOf(
      architectureOf(
        module('orders', ...libraries),
        takes('orders', 'orders/application.yml', 20),
        file('orders/application.yml', settings),
        service('orders-db', { image: 'mysql' }),
        service('carbon', { image: 'graphiteapp/graphite-statsd' }),
        service('watch', { image: 'acme/watch' }),
      ),
    );

  test.each([
    [
      'spring.datasource.dynamic.datasource.slave.url',
      'jdbc:mysql://orders-db:3306/orders',
      'orders -> orders-db (sql) declared',
    ],
    ['spring.shardingsphere.datasource.first.jdbc-url', 'jdbc:mysql://orders-db/orders', 'orders -> orders-db (sql) declared'],
    ['spring.cloud.polaris.address', 'watch:8858', 'orders -> watch (http) declared'],
    ['management.metrics.export.graphite.host', 'carbon', 'orders -> carbon (tcp) declared'],
  ])('%s is an edge', (key, value, edge) => {
    expect(shop({ [key]: value }, 'com.mysql:mysql-connector-j', 'io.micrometer:micrometer-registry-graphite')).toEqual([edge]);
  });

  test.each([
    ['spring.rabbitmq.host', 'watch'],
    ['spring.kafka.properties.schema.registry.url', 'http://watch:8081'],
    ['spring.cloud.stream.bindings.watch-in.destination', 'watch:8081'],
    ['spring.boot.admin.client.instance.service-url', 'http://watch:8081'],
    ['management.server.address', 'watch'],
    ['spring.web.cors.allowed-origins', 'http://watch:8081'],
  ])('%s is none without a client of its', (key, value) => {
    expect(shop({ [key]: value })).toEqual([]);
  });
});
