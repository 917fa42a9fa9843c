import { describe, expect, test } from 'vitest';
import { concat, literal, setting, unknown, type Value } from '../../src/model/value.ts';
import {
  architectureOf,
  at,
  CLUSTER,
  call,
  code,
  edgesOf,
  env,
  nodesOf,
  program,
  publishes,
  service,
  workload,
} from './support.ts';

const shop = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { build: { context: 'payments' } }),
  program('orders'),
  program('payments'),
];

describe('calls', () => {
  test('follow a setting to the host of the deployment and carry every hop', () => {
    const charge = call('orders', setting('PAYMENTS_URL', literal('http://localhost:9')), {
      method: 'POST',
      path: literal('/charges/:id'),
    });
    const address = env('orders', 'PAYMENTS_URL', 'http://payments:8080');
    const result = architectureOf(shop, charge, address);

    expect(edgesOf(result)).toEqual(['orders -> payments (http) declared']);
    expect(result.edges[0]?.operations).toEqual(['POST /charges/{}']);
    expect(result.edges[0]?.deployments).toEqual(['compose:docker-compose.yml']);
    expect(result.edges[0]?.evidence.slice(0, 2)).toEqual([charge.evidence, address.evidence]);
    expect(result.coverage.calls).toEqual({ found: 1, resolved: 1 });
  });

  test('a parameter in the path leaves the host readable', () => {
    const target = concat([literal('http://payments:3000/charges/'), unknown('a parameter'), literal('?full=1')]);

    expect(architectureOf(shop, call('orders', target, { method: 'GET' })).edges[0]?.operations).toEqual(['GET /charges/{}']);
  });

  test('of a base that a setting gives, a reference from the root keeps scheme and host alone', () => {
    const origin = { ...setting('PAYMENTS_URL', literal('http://localhost:9')), isOrigin: true } as Value;
    const result = architectureOf(
      shop,
      call('orders', concat([origin, literal('/v2/charges')]), { method: 'GET' }),
      env('orders', 'PAYMENTS_URL', 'http://payments:8080/v1/'),
    );

    expect(result.edges[0]?.operations).toEqual(['GET /v2/charges']);
  });

  test('interpolation in a compose file uses the file beside it, not the container', () => {
    const result = architectureOf(
      shop,
      env('orders', 'PAYMENTS_URL', concat([literal('http://'), setting('PAYMENTS', literal('nowhere')), literal(':80')])),
      {
        kind: 'settings-source',
        owner: { is: 'file', path: 'docker-compose.yml' },
        group: 'file:.env',
        interpolationOnly: true,
        evidence: at('.env'),
      },
      { kind: 'setting', group: 'file:.env', key: 'PAYMENTS', value: literal('payments'), evidence: at('.env') },
      call('orders', setting('PAYMENTS_URL')),
    );

    expect(edgesOf(result)).toEqual(['orders -> payments (http) declared']);
  });

  test('cluster names lead to the workload behind the Service', () => {
    const result = architectureOf(
      workload('orders-depl', 'orders-srv'),
      workload('payments-depl', 'payments-srv'),
      program('orders'),
      call('orders', 'http://payments-srv.default.svc.cluster.local:3000/charges'),
    );

    expect(edgesOf(result)).toEqual(['orders -> payments (http) resolved']);
    expect(result.edges[0]?.deployments).toEqual([CLUSTER]);
  });

  test('a public host that the setting of a page has is whoever answers where it has its default', () => {
    const asked = (host: string, fallback: string, role: 'frontend' | 'server' = 'frontend') =>
      architectureOf(
        service('gateway'),
        publishes('gateway', 8080),
        service('page'),
        program('page', { role }),
        env('page', 'API_URL', `https://${host}`),
        call('page', setting('API_URL', literal(fallback))),
        call('page', 'https://api.stripe.com/v1', { vendor: 'stripe' }),
      );

    const own = asked('api.shop.example.com', 'http://localhost:8080');
    expect(edgesOf(own)).toContain('page -> gateway (http) inferred');
    expect(own.nodes.find(({ id }) => id === 'gateway')?.aliases).toContain('api.shop.example.com');
    expect(edgesOf(asked('api.shop.example.com', 'http://localhost:9999'))).toContain(
      'page -> api-shop-example-com (http) resolved',
    );
    expect(edgesOf(asked('pay.bank.example.com', 'http://localhost:8080', 'server'))).toContain(
      'page -> pay-bank-example-com (http) resolved',
    );
    expect(edgesOf(asked('api.stripe.com', 'http://localhost:8080'))).toEqual(['page -> stripe (http) resolved']);
  });

  test('localhost is whoever publishes the port, and nothing to tell where that is oneself', () => {
    const result = architectureOf(
      shop,
      publishes('payments', 8081, 3000),
      publishes('orders', 8080),
      call('orders', 'http://localhost:8081'),
      call('orders', 'http://localhost:8080'),
      call('orders', 'http://localhost:8082'),
    );

    expect(edgesOf(result)).toEqual(['orders -> payments (http) inferred']);
    expect(result.unknowns.map(({ message }) => message)).toEqual(['orders sends a request to http://localhost:8082.']);
  });

  test('a public host is outside, a vendor has its own name, its hosts are one node', () => {
    const result = architectureOf(
      shop,
      call('orders', 'https://rates.example.com/v1'),
      call('payments', 'https://api.stripe.com', { vendor: 'stripe' }),
      call('orders', 'https://checkout.stripe.com/pay'),
    );

    expect(nodesOf(result)).toContain('stripe external');
    expect(nodesOf(result)).toContain('rates-example-com external');
    expect(result.nodes.find((node) => node.id === 'stripe')?.aliases).toEqual(['api.stripe.com', 'checkout.stripe.com']);
  });

  test('a name that no deployment declares is an unknown that says what would settle it', () => {
    const result = architectureOf(shop, call('orders', setting('STOCK_URL')), call('orders', 'http://stock:3000'));

    expect(result.edges).toEqual([]);
    expect(result.unknowns.map((each) => each.settledBy)).toEqual([
      'value of STOCK_URL in any deployment',
      'a deployment that declares http://stock:3000',
    ]);
  });

  test('of two Services with one host name the port decides', () => {
    const api = workload('admin', 'shop', {});
    const exposure = {
      kind: 'exposure' as const,
      deployment: CLUSTER,
      selector: { app: 'store' },
      host: 'shop',
      ports: [{ port: 9000 }],
      evidence: at('deploy/x.yaml'),
    };
    const store = service('store', { deployment: CLUSTER, labels: { app: 'store' } });
    const caller = service('orders', { deployment: CLUSTER });

    const result = architectureOf(api, store, exposure, caller, program('orders'), call('orders', 'http://shop:9000'));

    expect(edgesOf(result)).toEqual(['orders -> store (http) resolved']);
  });
});

test('a gRPC client without address means the only server of its contract', () => {
  const rpc = (folder: string) => ({
    kind: 'route' as const,
    owner: code(folder),
    method: 'RPC',
    path: literal('Billing/charge'),
    evidence: at(`${folder}/main.ts`),
  });
  const contract = {
    kind: 'contract' as const,
    protocol: 'grpc' as const,
    name: 'shop.Billing',
    operations: ['Charge'],
    evidence: at('billing.proto'),
  };
  const client = {
    kind: 'call' as const,
    owner: code('orders'),
    protocol: 'grpc' as const,
    target: unknown('given at run time'),
    contract: 'Billing',
    evidence: at('orders/client.ts'),
  };

  const result = architectureOf(shop, rpc('payments'), contract, client);

  expect(result.routes.map((each) => each.id)).toEqual(['payments RPC shop.Billing/Charge']);
  expect(edgesOf(result)).toEqual(['orders -> payments (grpc) inferred']);
});

test('a path without a host goes where the server behind the page passes it on; whom that asks for developers alone is no part of the system', () => {
  const page = program('shop', { role: 'frontend' });
  const rule = (path: string, target: string, isOfDevelopment?: true) => ({
    ...call('shop', literal(target), isOfDevelopment ? { isOfDevelopment } : {}),
    forwards: path,
  });
  const result = architectureOf(
    [...shop, service('shop', { build: { context: 'shop' } }), page],
    [
      rule('/api/', 'http://orders:3000'),
      rule('/api/payments/', 'http://payments:3000'),
      rule('/staging', 'https://staging.example.com', true),
      rule('/pages', 'https://pages.example.com'),
    ],
    call('shop', literal('/api/payments/7'), { method: 'GET' }),
  );

  expect(edgesOf(result)).toEqual([
    'shop -> orders (http) resolved',
    'shop -> pages-example-com (http) resolved',
    'shop -> payments (http) resolved',
  ]);
  expect(result.edges.map(({ operations }) => operations)).toEqual([[], [], ['GET /api/payments/7']]);
  expect(nodesOf(result)).not.toContain('staging.example.com external');
});

test('a path below the address of a client keeps the path of the address', () => {
  const stock = call('orders', literal('http://payments:8080/api/v1/'), { method: 'POST', path: literal('/charges') });
  const plain = call('orders', literal('http://payments:8080'), { method: 'GET', path: literal('refunds/{id}') });

  expect(architectureOf(shop, stock, plain).edges[0]?.operations).toEqual(['GET /refunds/{}', 'POST /api/v1/charges']);
});

test('calls of a vendor’s SDK go to whatever the system itself runs at the address that it is given', () => {
  const ask = call('orders', setting('MODELS_URL', literal('https://api.openai.com')), { vendor: 'OpenAI' });
  const local = architectureOf(shop, ask, env('orders', 'MODELS_URL', 'http://models:11434'), service('models'));

  expect(edgesOf(architectureOf(shop, ask))).toEqual(['orders -> openai (http) resolved']);
  expect(edgesOf(local)).toEqual(['orders -> models (http) declared']);
});
