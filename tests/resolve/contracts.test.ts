import { describe, expect, test } from 'vitest';
import type { ContractFact, ContractRole, FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, edgesOf, program, route, service } from './support.ts';

/** A description with operations such as `GET /orders`. */
function described(path: string, operations: readonly string[], more: Partial<ContractFact> = {}): readonly FactDraft[] {
  const each = operations.map((operation): FactDraft => {
    const [method = '', place = ''] = operation.split(' ');
    return { kind: 'operation', contract: path, protocol: 'http', method, path: place, name: `do${method}`, evidence: at(path) };
  });
  return [{ kind: 'contract', protocol: 'http', name: path, operations, evidence: at(path), ...more }, ...each];
}

function use(role: ContractRole, folder: string, contract: string, base?: string): FactDraft {
  const more = base === undefined ? {} : { base: literal(base) };
  const evidence = at(`${folder}/src/server.ts`);
  return { kind: 'contract-use', owner: code(folder), role, contract: literal(contract), evidence, ...more };
}

type Story = readonly (FactDraft | readonly FactDraft[])[];

const routesOf = (...story: Story) => architectureOf(...story).routes.map(({ id, certainty }) => `${id} ${certainty}`);
const unknownsOf = (...story: Story) => architectureOf(...story).unknowns.map(({ message }) => message);

const ORDERS = ['GET /orders', 'POST /orders', 'GET /orders/{orderId}'];

describe('a description in the folder of a service', () => {
  test('makes declared routes below its server where no code is seen', () => {
    const story = [program('orders'), described('orders/openapi.yaml', ORDERS, { servers: ['/v1'] })];

    expect(routesOf(...story)).toEqual([
      'orders GET /v1/orders declared',
      'orders GET /v1/orders/{orderId} declared',
      'orders POST /v1/orders declared',
    ]);
  });

  test('is one route with the code, as the code writes it, also below another prefix', () => {
    const story = [program('orders'), described('orders/openapi.yaml', ORDERS), route('orders', 'GET', '/api/orders/:id')];
    const { routes } = architectureOf(...story);

    expect(routes.map(({ path, method }) => `${method} ${path}`)).toEqual([
      'GET /api/orders',
      'GET /api/orders/:id',
      'POST /api/orders',
    ]);
    expect(routes[1]?.evidence.map(({ path }) => path)).toEqual(['orders/src/routes.ts', 'orders/openapi.yaml']);
  });

  test('makes no routes where the code serves others', () => {
    const story = [program('storefront'), described('storefront/orders.yaml', ORDERS), route('storefront', 'GET', '/cart')];

    expect(routesOf(...story)).toEqual(['storefront GET /cart resolved']);
    expect(unknownsOf(...story)).toEqual([
      'Who serves the 3 operations described here is not known: storefront, in whose folder it lies, serves other routes.',
    ]);
  });

  test('makes no routes when its servers are somebody else', () => {
    const story = [
      program('shop'),
      described('shop/carrier.yaml', ['POST /labels'], { servers: ['https://api.carrier.example'] }),
    ];

    expect(routesOf(...story)).toEqual([]);
    expect(unknownsOf(...story)).toEqual([
      'Who serves the operation described here is not known: its servers are none of this system.',
    ]);
  });
});

describe('a copy', () => {
  test('that is called like another service is not the folder’s', () => {
    const story = [program('billing'), program('orders'), described('billing/api/orders.openapi.yaml', ORDERS)];

    expect(routesOf(...story)).toEqual([]);
    expect(unknownsOf(...story)).toEqual([
      'Who serves the 3 operations described here is not known: it lies in the folder of billing and is called like orders.',
    ]);
  });

  test('among a client is evidence for the service whose code serves it', () => {
    const story = [
      program('orders'),
      program('storefront'),
      described('storefront/src/clients/orders.yaml', ORDERS),
      route('orders', 'GET', '/orders'),
    ];
    const { routes, unknowns } = architectureOf(...story);

    expect(routes.map(({ id }) => id)).toEqual(['orders GET /orders']);
    expect(routes[0]?.evidence).toHaveLength(2);
    expect(unknowns.map(({ message }) => message)).toEqual([
      'The description has POST /orders, GET /orders/{orderId}, which no code of orders was seen to serve.',
    ]);
  });

  test('in two folders is nobody’s', () => {
    const copies = ['orders', 'billing'].flatMap((folder) => [program(folder), ...described(`${folder}/api.yaml`, ORDERS)]);

    expect(routesOf(copies)).toEqual([]);
    expect(unknownsOf(copies)).toHaveLength(2);
  });

  test('among tests is not looked at', () => {
    const story = [program('orders'), described('orders/tests/openapi.yaml', ORDERS)];

    expect([...routesOf(...story), ...unknownsOf(...story)]).toEqual([]);
  });
});

describe('a description anywhere', () => {
  const elsewhere = described('contracts/orders.yaml', ORDERS, { servers: ['http://orders:8080/shop'] });

  test('is served by whom its servers name in a deployment', () => {
    expect(routesOf(service('orders', { build: { context: 'orders' } }), program('orders'), elsewhere)).toEqual([
      'orders GET /shop/orders declared',
      'orders GET /shop/orders/{orderId} declared',
      'orders POST /shop/orders declared',
    ]);
  });

  test('is served by the code that routes by it, below the base that the code gives', () => {
    const story = [
      program('sales'),
      described('contracts/orders.yaml', ORDERS),
      use('serves', 'sales', '/contracts/orders.yaml', '/v2'),
    ];
    const [first] = architectureOf(...story).routes;

    expect(first).toMatchObject({ id: 'sales GET /v2/orders', handler: 'doGET', certainty: 'declared' });
    expect(first?.evidence.map(({ path }) => path)).toEqual(['contracts/orders.yaml', 'sales/src/server.ts']);
  });

  test('leads its clients to whoever serves it', () => {
    const file = '/contracts/orders.yaml';
    const story = [program('sales'), program('web'), described('contracts/orders.yaml', ORDERS)];

    expect(edgesOf(architectureOf(...story, use('serves', 'sales', file), use('calls', 'web', file)))).toEqual([
      'web -> sales (http) inferred',
    ]);
    expect(edgesOf(architectureOf(...story, use('calls', 'web', file)))).toEqual([]);
  });

  test('is named by a path from the program or by the only such file in it', () => {
    const story = [program('sales'), described('sales/src/api/orders.yaml', ORDERS)];

    expect(routesOf(...story, use('serves', 'sales', './src/api/orders.yaml'))).toHaveLength(ORDERS.length);
    expect(routesOf(...story, use('serves', 'sales', 'api/orders.yaml'))).toHaveLength(ORDERS.length);
  });
});

describe('a description that is shown', () => {
  const portal = [program('portal'), program('sales')];
  const elsewhere = described('contracts/orders.yaml', ORDERS);
  const shown = use('shows', 'portal', '/contracts/orders.yaml');

  test('is not served by a portal that only shows it', () => {
    expect(routesOf(portal, elsewhere, shown)).toEqual([]);
    expect(unknownsOf(portal, elsewhere, shown)).toEqual([
      'Who serves the 3 operations described here is not known: it lies in no folder of a single service.',
    ]);
  });

  test('in the folder of another service is that one’s', () => {
    const routes = routesOf(portal, described('sales/openapi.yaml', ORDERS), use('shows', 'portal', '/sales/openapi.yaml'));

    expect(routes[0]).toBe('sales GET /orders declared');
  });

  test('among the documents of the service that shows it is its own', () => {
    const routes = routesOf(portal, described('sales/docs/api.yaml', ORDERS), use('shows', 'sales', './docs/api.yaml'));

    expect(routes[0]).toBe('sales GET /orders declared');
  });

  test('from outside by the service whose code serves some of it is served by that one', () => {
    expect(routesOf(portal, elsewhere, shown, route('portal', 'GET', '/orders'))).toContain('portal POST /orders declared');
  });
});
