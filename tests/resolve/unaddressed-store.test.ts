import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, at, code, service } from './support.ts';

const JPA = 'org.springframework.boot:spring-boot-starter-data-jpa';
const MYSQL = 'com.mysql:mysql-connector-j';
const HSQLDB = 'org.hsqldb:hsqldb';

const opened: FactDraft = {
  kind: 'connection',
  owner: code('orders'),
  nodeKind: 'database',
  technology: 'mysql',
  protocol: 'sql',
  target: literal('jdbc:mysql://orders-db:3306/orders'),
  evidence: at('orders/src/Stores.java'),
};

function messagesOf(libraries: readonly string[], ...more: readonly (FactDraft | readonly FactDraft[])[]) {
  const { nodes, unknowns } = architectureOf(module('orders', ...libraries), ...more);
  return { stores: nodes.filter(({ kind }) => kind === 'database').length, told: unknowns.map(({ message }) => message) };
}

test('the driver of a server without any address is not known of, and no store is made up', () => {
  expect(messagesOf([JPA, MYSQL])).toEqual({
    stores: 0,
    told: ['orders is built with mysql-connector-j, and no source gives the address of its database.'],
  });
});

test('beside it stands what Spring Boot starts where nothing gives an address', () => {
  expect(messagesOf([JPA, HSQLDB, MYSQL]).told).toEqual([
    'orders is built with mysql-connector-j, and no source gives the address of its database; where nothing does, Spring Boot starts hsqldb in the program itself.',
  ]);
});

test.each([
  ['an embedded database alone is the documented default', [JPA, HSQLDB], []],
  ['a driver that nothing of Spring Boot uses says nothing', [MYSQL], []],
  [
    'an address of an embedded database is an address',
    [JPA, HSQLDB, MYSQL],
    [
      file('orders/application.yml', { 'spring.datasource.url': 'jdbc:hsqldb:mem:orders' }),
      takes('orders', 'orders/application.yml', 20),
    ],
  ],
  [
    'an address under a name of the program is an address',
    [JPA, MYSQL],
    [file('orders/application.yml', { 'shop.ledger.jdbc-url': 'jdbc:mysql:mem' }), takes('orders', 'orders/application.yml', 20)],
  ],
] as const)('%s', (_, libraries, more) => {
  expect(messagesOf(libraries, ...more)).toEqual({ stores: 0, told: [] });
});

test('a data source that the code opens is known', () => {
  const server = service('orders-db', { image: 'mysql' });

  expect(messagesOf([JPA, MYSQL], opened, server)).toEqual({ stores: 1, told: [] });
});
