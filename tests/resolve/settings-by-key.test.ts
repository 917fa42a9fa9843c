import { describe, expect, test } from 'vitest';
import { concat, literal, setting, type Value } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, call, service } from './support.ts';

const SOURCE = 'web/src/main/resources/application.yml';

function shop(settings: Readonly<Record<string, string>>, target: Value | string) {
  return architectureOf(
    module('web'),
    file(SOURCE, settings),
    takes('web', SOURCE, 20),
    service('orders', { image: 'acme/orders' }),
    service('stock', { image: 'acme/stock' }),
    call('web', target),
  );
}

/** Whom requests of the code lead to. What a setting alone connects has no operation. */
function asked(target: Value | string, settings: Readonly<Record<string, string>>): readonly string[] {
  return shop(settings, target).edges.flatMap(({ to, operations }) => operations.map((each) => `${each} of ${to}`));
}

describe('settings under keys', () => {
  const clients = {
    'shop.clients[0].base-url': 'http://orders:8080',
    'shop.clients[1].base-url': 'http://stock:8080',
    'shop.others.mail.base-url': 'http://mail.example:8080',
  };

  test('are each of them where code asks for any', () => {
    expect(asked(concat([setting('shop.clients.*.baseUrl'), literal('/health')]), clients)).toEqual([
      '/health of orders',
      '/health of stock',
    ]);
  });

  test('are one of them where code says which', () => {
    expect(asked(concat([setting('shop.clients[1].base-url'), literal('/items')]), clients)).toEqual(['/items of stock']);
  });

  test('are items of a list that is stated as a whole', () => {
    const urls = { 'shop.urls': 'http://orders:8080, http://stock:8080' };

    expect(asked(concat([setting('shop.urls[0]'), literal('/items')]), urls)).toEqual(['/items of orders']);
    expect(asked(concat([setting('shop.urls.*'), literal('/items')]), urls)).toEqual(['/items of orders', '/items of stock']);
    expect(shop(urls, setting('shop.urls[5]')).unknowns.map(({ code }) => code)).toEqual(['unresolved-target']);
  });
});

describe('a name whose addresses settings list', () => {
  test.each([
    ['ribbon', { 'the-orders.ribbon.list-of-servers': 'orders:8080,stock:8080' }],
    ['a simple registry', { 'spring.cloud.discovery.client.simple.instances.the-orders[0].uri': 'http://orders:8080' }],
    ['a client by its name', { 'spring.cloud.openfeign.client.config.the-orders.url': 'http://orders:8080/' }],
  ])('leads there: %s', (_, settings) => {
    const { unknowns, edges } = shop(settings, 'http://the-orders/orders/{id}');

    expect(unknowns).toEqual([]);
    expect(edges.find(({ to }) => to === 'orders')?.operations).toEqual(['/orders/{}']);
  });

  test('with a port is no such name', () => {
    const settings = { 'the-orders.ribbon.list-of-servers': 'orders:8080' };

    expect(shop(settings, 'http://the-orders:9000/orders').unknowns.map(({ code }) => code)).toEqual(['unresolved-target']);
  });
});
