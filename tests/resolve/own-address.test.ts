import { describe, expect, test } from 'vitest';
import { setting } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, call, edgesOf, env, program, route, workload } from './support.ts';

describe('the public address of the system', () => {
  const ingress = {
    kind: 'component',
    deployment: CLUSTER,
    name: 'shop',
    hosts: ['www.shop.example.com'],
    nodeKind: 'gateway',
    technology: 'nginx',
    evidence: at('deploy/ingress.yaml'),
  } as const;
  const orders = (key: string, value: string) => [
    { ...ingress, hosts: [...ingress.hosts, 'www.shop.local'] },
    ...workload('orders', 'orders'),
    program('orders'),
    env('orders', key, value, CLUSTER),
  ];

  test('is for links where the code of the service was read and asks nobody there', () => {
    const told = orders('PUBLIC_URL', 'https://www.shop.example.com');

    expect(edgesOf(architectureOf(...told, route('orders', 'GET', '/orders')))).toEqual([]);
    expect(edgesOf(architectureOf(...told))).toEqual(['orders -> shop (http) declared']);
  });

  test('is for links in a private zone, too, where the name says that it is public', () => {
    const read = route('orders', 'GET', '/orders');

    expect(edgesOf(architectureOf(...orders('PUBLIC_URL', 'https://www.shop.local'), read))).toEqual([]);
    expect(edgesOf(architectureOf(...orders('PARTNER_URL', 'https://www.shop.local'), read))).toEqual([
      'orders -> shop (http) declared',
    ]);
  });

  test('is for links with a path, too', () => {
    const told = orders('CARRIER_WEBHOOKURL', 'https://www.shop.example.com/orders/parcels');

    expect(edgesOf(architectureOf(...told, route('orders', 'GET', '/orders')))).toEqual([]);
    expect(edgesOf(architectureOf(...told))).toEqual(['orders -> shop (http) declared']);
  });

  test('is asked where code sends requests there', () => {
    for (const address of ['https://www.shop.example.com', 'https://www.shop.example.com/stock']) {
      const called = orders('STOCK_URL', address);

      expect(edgesOf(architectureOf(...called, call('orders', setting('STOCK_URL'))))).toEqual([
        'orders -> shop (http) declared',
      ]);
    }
  });
});
