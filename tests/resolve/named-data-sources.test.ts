import { expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, service } from './support.ts';

test.each([
  ['io.quarkus:quarkus-jdbc-postgresql', 'quarkus.datasource.jdbc.url', 'quarkus.datasource.archive.jdbc.url'],
  ['org.springframework.boot:spring-boot-starter-jdbc', 'spring.datasource.url', 'spring.datasource.archive.url'],
  ['io.micronaut.sql:micronaut-jdbc-hikari', 'datasources.default.url', 'datasources.archive.url'],
])('%s connects to its data source and to each that has a name', (library, usual, named) => {
  const shop = architectureOf(
    module('orders', library),
    file('orders/application.properties', {
      [usual]: 'jdbc:postgresql://orders-db:5432/orders',
      [named]: 'jdbc:postgresql://archive-db:5432/archive',
    }),
    takes('orders', 'orders/application.properties', 20),
    service('orders-db', { image: 'postgres' }),
    service('archive-db', { image: 'postgres' }),
  );

  expect(edgesOf(shop)).toEqual(['orders -> archive-db (sql) declared', 'orders -> orders-db (sql) declared']);
});
