import { describe, expect, test } from 'vitest';
import { setting } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, call, edgesOf, env, nodesOf, program, publishes, service, workload } from './support.ts';

describe('names with one prefix before all of them', () => {
  const settings = env('prod-orders', 'DATABASE_URL', 'postgresql://orders-db:5432/orders', CLUSTER);

  test('are found without it', () => {
    const shop = architectureOf(
      ...workload('prod-orders', 'prod-orders'),
      ...workload('prod-orders-db', 'prod-orders-db', { image: 'postgres:16' }),
      settings,
    );

    expect(edgesOf(shop)).toEqual(['prod-orders -> prod-orders-db (sql) declared']);
  });

  test('are not when some do without', () => {
    const shop = architectureOf(
      ...workload('prod-orders', 'prod-orders'),
      ...workload('prod-orders-db', 'prod-orders-db', { image: 'postgres:16' }),
      ...workload('payments', 'payments'),
      settings,
    );

    expect(edgesOf(shop)).toEqual([]);
  });
});

describe('a container’s name of its project, service and number', () => {
  const leads = (host: string, deployment: string, project?: string) => {
    const named = { deployment, ...(project && { project }) };
    const own = (name: string) => [service(name, { ...named, build: { context: name } }), program(name)];
    return edgesOf(architectureOf(...own('orders'), ...own('payments'), call('payments', `http://${host}:8080/orders`)));
  };
  const LEADS = ['payments -> orders (http) resolved'];

  test.each([
    ['shop_orders_2', LEADS],
    ['shop-orders-1', LEADS],
    ['big_shop_orders_1', []],
    ['es-orders-1', []],
    ['shop-orders-0', []],
    ['shop_refunds_1', []],
    ['orders_1', []],
  ])('%s', (host, expected) => {
    expect(leads(host, 'compose:docker-compose.yml', 'shop')).toEqual(expected);
    expect(leads(host, 'compose:shop/docker-compose.yml')).toEqual(expected);
  });

  test('of a project of two words, as both versions of compose write it', () => {
    expect(leads('big-shop-orders-1', 'compose:compose.yml', 'big-shop')).toEqual(LEADS);
    expect(leads('bigshop_orders_1', 'compose:big-shop/compose.yml')).toEqual(LEADS);
  });

  test('of a project without a name at the root, which is called as the system', () => {
    expect(leads('shop-orders-1', 'compose:compose.yml')).toEqual(LEADS);
    expect(leads('bakery-orders-1', 'compose:compose.yml')).toEqual([]);
  });

  test('leads nowhere where the project goes by another name', () => {
    expect(leads('shop-orders-1', 'compose:shop/compose.yml', 'bakery')).toEqual([]);
    expect(leads('shop-orders-1', 'compose:compose.yml', 'bakery')).toEqual([]);
  });
});

describe('a port of the developer’s machine', () => {
  const code = [program('page', { role: 'frontend' }), call('page', 'http://localhost:3000/orders')];

  test('is that of the only Service in a cluster that leads to it', () => {
    const shop = architectureOf(...workload('orders', 'orders'), ...code);

    expect(edgesOf(shop)).toEqual(['page -> orders (http) inferred']);
  });

  test('is nobody’s when two have it', () => {
    const shop = architectureOf(...workload('orders', 'orders'), ...workload('payments', 'payments'), ...code);

    expect(edgesOf(shop)).toEqual([]);
  });
});

test('https to a long name of any zone leads outside, to a name of the cluster it does not', () => {
  const shop = architectureOf(
    program('orders'),
    call('orders', 'https://api.rates.host/latest'),
    call('orders', 'https://vault.security.svc/keys'),
    call('orders', 'http://stock.warehouse.depot/items'),
  );

  expect(nodesOf(shop)).toEqual(['api-rates-host external', 'orders service']);
});

describe('a file of settings that only one deployment names', () => {
  const takes = (group: string) => [
    service('orders', { build: { context: 'orders' } }),
    service('orders', { deployment: 'compose:orders/compose.yml', build: { context: 'orders' } }),
    program('orders'),
    call('orders', setting('PAYMENTS_URL', { is: 'literal', value: 'https://payments.example/pay' })),
    {
      kind: 'settings-source' as const,
      owner: { is: 'component' as const, deployment: 'compose:orders/compose.yml', name: 'orders' },
      deployment: 'compose:orders/compose.yml',
      group: `file:${group}`,
      evidence: at('orders/compose.yml'),
    },
    {
      kind: 'setting' as const,
      group: `file:${group}`,
      key: 'PAYMENTS_URL',
      value: { is: 'literal' as const, value: 'http://127.0.0.1:2222/pay' },
      evidence: at(group),
    },
  ];

  test('says nothing about the others', () => {
    expect(edgesOf(architectureOf(...takes('orders/settings.env')))).toEqual(['orders -> payments-example (http) resolved']);
  });

  test('does when programs find it themselves', () => {
    expect(edgesOf(architectureOf(...takes('orders/.env')))).toEqual([]);
  });
});

describe('an address of the developer’s machine without a port', () => {
  const window = [
    service('window', { build: { context: 'window' } }),
    program('window', { role: 'frontend' }),
    call('window', 'http://localhost/orders'),
  ];

  test('is what the same deployment publishes on the usual port', () => {
    const shop = architectureOf(window, service('edge', { image: 'nginx' }), publishes('edge', 80));

    expect(edgesOf(shop)).toEqual(['window -> edge (http) inferred']);
  });

  test('is nobody who publishes another port', () => {
    const shop = architectureOf(window, service('edge', { image: 'nginx' }), publishes('edge', 8080, 80));

    expect(edgesOf(shop)).toEqual([]);
  });
});
