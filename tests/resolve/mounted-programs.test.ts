import { expect, test } from 'vitest';
import { architectureOf, at, code, edgesOf, nodesOf, program, publishes, route, service } from './support.ts';

const mounted = (name: string, startsIn: string, image = 'node:22', command = 'npm run dev') =>
  service(name, { image, startsIn, command });

test('code that is mounted into an image of its language and started there is that service', () => {
  const shop = architectureOf(program('orders'), program('stock'), mounted('desk', 'orders'), mounted('store', 'stock'));

  expect(nodesOf(shop)).toEqual(['desk service', 'store service']);
  expect(shop.nodes.map(({ aliases }) => aliases)).toEqual([['orders'], ['stock']]);
});

test('a command names the program as it is seen from there', () => {
  const shop = architectureOf(
    [program('shop/orders'), program('shop/stock')],
    mounted('desk', 'shop', 'node:22', 'node orders/server.js'),
  );

  expect(shop.nodes.map(({ id, paths }) => [id, paths])).toEqual([
    ['desk', ['shop/orders']],
    ['stock', ['shop/stock']],
  ]);
});

test('the folder of its start file leads to a program that is called after the folder above', () => {
  const stock = program('stock', { evidence: at('stock/cmd/main.go') });
  const shop = architectureOf([program('orders'), stock], mounted('store', 'stock/cmd', 'golang:1.24', 'go run .'));

  expect(shop.nodes.map(({ id, paths }) => [id, paths])).toEqual([
    ['orders', ['orders']],
    ['store', ['stock']],
  ]);
});

test('a folder around several programs is none of them', () => {
  const shop = architectureOf(program('.'), program('orders'), program('stock'), mounted('tools', '.', 'node:22', 'sleep 1d'));

  expect(nodesOf(shop)).toContain('tools service');
  expect(shop.nodes.find(({ id }) => id === 'tools')?.paths).toEqual([]);
});

test('copies run the code that is mounted into both, and one image of a language makes no copies', () => {
  const shop = architectureOf(
    [program('orders'), program('stock'), route('orders', 'GET', '/orders'), publishes('first', 3000)],
    [mounted('first', 'orders'), mounted('second', 'orders'), mounted('store', 'stock')],
  );

  expect(nodesOf(shop)).toEqual(['first service', 'second service', 'store service']);
  expect(shop.routes.map(({ service: of }) => of)).toEqual(['first', 'second']);
});

test('a product that has a folder mounted is the product', () => {
  const shop = architectureOf(
    [program('site'), mounted('edge', 'site', 'nginx:1.27', '')],
    [mounted('desk', 'orders'), program('orders')],
    [
      {
        kind: 'call',
        owner: code('orders'),
        protocol: 'http',
        target: { is: 'literal', value: 'http://edge/' },
        evidence: program('orders').evidence,
      },
    ],
  );

  expect(nodesOf(shop)).toEqual(['desk service', 'edge gateway', 'site service']);
  expect(edgesOf(shop)).toEqual(['desk -> edge (http) resolved']);
});
