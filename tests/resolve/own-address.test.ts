import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, oneOf, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, call, code, edgesOf, env, program, route, workload } from './support.ts';

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

describe('a program that asks itself', () => {
  const local = (port: number) => literal(`http://localhost:${port}/orders`);
  const unknowns = (...facts: readonly (FactDraft | readonly FactDraft[])[]) =>
    architectureOf(...facts).unknowns.map(({ message }) => message);
  const listens = (folder: string, port: number): FactDraft => ({
    kind: 'listen',
    owner: code(folder),
    port: literal(port),
    evidence: at(`${folder}/server.ts`),
  });

  test('at the port where it listens is no unknown; at another it is', () => {
    const kiosk = [program('kiosk'), listens('kiosk', 7400)];

    expect(unknowns(kiosk, call('kiosk', local(7400)))).toEqual([]);
    expect(unknowns(kiosk, call('kiosk', local(7401)))).toEqual(['kiosk sends a request to http://localhost:7401/orders.']);
    expect(unknowns(kiosk, call('kiosk', setting('SELF_URL', local(7400))))).toEqual([]);
    expect(
      unknowns(
        kiosk,
        ['till', 'desk'].flatMap((each) => [program(each), listens(each, 7400)]),
        call('kiosk', local(7400)),
      ),
    ).toEqual(['kiosk sends a request to http://localhost:7400/orders.']);
    expect(edgesOf(architectureOf(kiosk, program('till'), listens('till', 7400), call('kiosk', local(7400))))).toEqual([
      'kiosk -> till (http) inferred',
    ]);
  });

  test('by what its platform calls it, or at the port of its framework, is no unknown', () => {
    const kiosk = program('kiosk', { technology: ['next.js'], nodeKind: 'frontend' });
    const by = (...values: Value[]) => unknowns(kiosk, ...values.map((value) => call('kiosk', value)));
    const under = (key: string) => concat([literal('https://'), setting(key), literal('/orders')]);
    const port = concat([literal('http://localhost:'), setting('PORT', literal('3000')), literal('/orders')]);

    expect(by(under('VERCEL_URL'), under('NEXT_PUBLIC_VERCEL_URL'), port)).toEqual([]);
    expect(by(oneOf([under('VERCEL_URL'), port]))).toEqual([]);
    expect(by(under('PARTNER_HOST'))).toEqual(['kiosk sends a request to https://{}/orders.']);
  });
});
