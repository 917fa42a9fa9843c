import { describe, expect, test } from 'vitest';
import {
  isLocal,
  isPublicHost,
  mayHaveNamespace,
  parseAddresses,
  plainPath,
  withoutAuthority,
} from '../../src/resolve/address.ts';

const shown = (text: string) =>
  parseAddresses(text).map(({ scheme, host, port, path }) => `${scheme ?? '-'} ${host || '-'} ${port ?? '-'} ${path || '-'}`);

describe('addresses', () => {
  test.each([
    ['http://orders:3000/api?x=1', ['http orders 3000 /api']],
    ['orders', ['- orders - -']],
    ['orders:50051', ['- orders 50051 -']],
    ['a:9092,b:9093', ['- a 9092 -', '- b 9093 -']],
    ['redis://:***@cache:6379/0', ['redis cache 6379 /0']],
    ['mongodb://***@m0:27017,m1/shop', ['mongodb m0 27017 /shop', 'mongodb m1 - /shop']],
    ['jdbc:postgresql://db/orders', ['postgresql db - /orders']],
    ['jdbc:sqlserver://db:1433;databaseName=orders', ['sqlserver db 1433 -']],
    ['jdbc:oracle:thin:@db:1521:xe', ['- db 1521 -']],
    ['Server=tcp:db,1433;Database=orders', ['- db 1433 -']],
    ['host=db port=5432 dbname=orders', ['- db 5432 -']],
    ['***:***@tcp(db:3306)/orders', ['- db 3306 -']],
    ['lb://PAYMENT-SERVICE', ['lb payment-service - -']],
    ['dns:///orders:50051', ['dns orders 50051 -']],
    ['nats://nats:4222', ['nats nats 4222 -']],
    ['http://[::1]:3000', ['http ::1 3000 -']],
    ['/api/orders', ['- - - /api/orders']],
    ['orders@http://orders:3000/graphql,stock@http://stock:3001', ['http orders 3000 /graphql', 'http stock 3001 -']],
    ['[{"name":"orders","url":"http://orders:3000"}]', ['http orders 3000 -']],
    ['http://audit:3006http://accounts:8080/token', ['http accounts 8080 /token']],
    ['http://audit:3006/apihttps://accounts/token', ['https accounts - /token']],
    ['http://relay:8080/http://accounts/token', ['http relay 8080 /http://accounts/token']],
    ['http://orders.${NAMESPACE}.svc.cluster.local:80/x', ['http orders.svc.cluster.local 80 /x']],
    ['http://orders.{}.svc', ['http orders.svc - -']],
    ['//cdn.example.com/x.js', ['- cdn.example.com - /x.js']],
    ['http://orders:{}/x', ['http orders - /x']],
    ['PLAINTEXT://a:9092,SSL://b:9093', ['plaintext a 9092 -', 'ssl b 9093 -']],
  ])('%s', (text, addresses) => {
    expect(shown(text)).toEqual(addresses);
  });

  test.each(['', 'dear customer: hello', 'a b', 'key:value', '*.js', 'SELECT 1'])('%j is none', (text) => {
    expect(parseAddresses(text).filter((address) => /^[a-z]+$/.test(address.host) && address.port !== undefined)).toEqual([]);
  });

  test('a developer’s own machine has aliases in containers and emulators', () => {
    const local = ['http://localhost:80', 'http://host.docker.internal:80', 'http://10.0.2.2:80', 'http://10.0.2.20:80'];
    expect(local.flatMap(parseAddresses).map(isLocal)).toEqual([true, true, true, false]);
  });

  test('public names and addresses are told from private ones', () => {
    expect(['api.stripe.com', 'shop.example', '8.8.8.8'].every(isPublicHost)).toBe(true);
    expect(['orders', 'orders.shop', '10.0.0.1', 'db.internal', 'x.svc.cluster.local'].some(isPublicHost)).toBe(false);
  });

  test.each([
    ['consul://consul:8500/orders?wait=14s', 'orders'],
    ['dns://resolver:53/orders:50051', 'orders'],
    ['discovery:///orders', 'orders'],
    ['http://orders:8080/prices', 'orders'],
    ['orders:50051', 'orders'],
  ])('%j is a target of gRPC that leads to %j', (text, host) => {
    expect(parseAddresses(withoutAuthority(text)).map((address) => address.host)).toEqual([host]);
  });

  test('parameters of every framework look the same', () => {
    expect(['/a/:id', 'a/{id}/', '/a/<int:id>', '/a/{}'].map(plainPath)).toEqual(['/a/{}', '/a/{}', '/a/{}', '/a/{}']);
  });
});

test('a country’s domain may be a namespace where a port of one’s own follows it', () => {
  const of = (text: string) => parseAddresses(text).some(mayHaveNamespace);

  expect(['http://eta.ml:8500', 'eta.ml:8500'].every(of)).toBe(true);
  expect(
    ['http://eta.ml', 'https://eta.ml:8500', 'http://api.eta.ml:8500', 'http://eta.io:8500', 'http://eta:8500'].some(of),
  ).toBe(false);
});
