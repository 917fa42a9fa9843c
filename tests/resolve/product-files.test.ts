import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, edgesOf, nodesOf, program, service } from './support.ts';

const passes = (path: string, target: string, product = 'nginx'): FactDraft => ({
  kind: 'call',
  owner: { is: 'file', path, product },
  protocol: 'http',
  target: literal(target),
  method: 'ANY',
  path: literal('/orders'),
  forwards: '/orders',
  evidence: at(path),
});
const image = (path: string, base: string, copies: readonly string[] = []): FactDraft => ({
  kind: 'image',
  path,
  base,
  copies,
  evidence: at(path),
});
const orders = service('orders', { image: 'acme/orders' });

describe('the configuration of a product', () => {
  test('belongs to the service that mounts the file, not to another of the same product', () => {
    const result = architectureOf(
      orders,
      service('edge', { image: 'nginx', mounts: ['config/edge.conf'] }),
      service('pages', { image: 'nginx', mounts: ['config/pages.conf'] }),
      passes('config/edge.conf', 'http://orders:3000'),
    );

    expect(edgesOf(result)).toEqual(['edge -> orders (http) declared']);
  });

  test('belongs to the program whose image has it copied in', () => {
    const result = architectureOf(
      orders,
      service('storefront', { build: { context: 'storefront' } }),
      program('storefront', { role: 'frontend' }),
      image('storefront/Dockerfile', 'nginx:alpine', ['nginx.conf']),
      passes('storefront/nginx.conf', 'http://orders:3000'),
    );

    expect(edgesOf(result)).toEqual(['storefront -> orders (http) declared']);
  });

  test('takes what the page it serves asks for without a host', () => {
    const result = architectureOf(
      orders,
      service('payments', { image: 'acme/payments' }),
      service('storefront', { build: { context: 'storefront' } }),
      program('storefront', { role: 'frontend' }),
      image('storefront/Dockerfile', 'nginx:alpine', ['nginx.conf']),
      passes('storefront/nginx.conf', 'http://orders:3000'),
      {
        kind: 'call',
        owner: { is: 'code', programs: ['storefront'] },
        protocol: 'http',
        method: 'GET',
        target: literal('/orders/open'),
        evidence: at('storefront/app.ts'),
      },
    );

    expect(edgesOf(result)).toEqual(['storefront -> orders (http) declared']);
    expect(result.edges[0]?.operations).toEqual(['ANY /orders', 'GET /orders/open']);
  });

  test('belongs to the only one of its product, and to nobody where there are two', () => {
    const one = [orders, service('edge', { image: 'nginx' }), passes('config/edge.conf', 'http://orders:3000')];
    const two = architectureOf(...one, service('pages', { image: 'nginx' }));

    expect(edgesOf(architectureOf(...one))).toEqual(['edge -> orders (http) declared']);
    expect(edgesOf(two)).toEqual([]);
    expect(two.unknowns.map((each) => each.code)).toContain('unowned-code');
  });

  test('a folder of sources that is mounted for development does not take it', () => {
    const result = architectureOf(
      orders,
      service('tools', { image: 'acme/tools', mounts: ['.'] }),
      passes('config/edge.conf', 'http://orders:3000'),
    );

    expect(edgesOf(result)).toEqual([]);
  });

  test('calls its own container localhost', () => {
    const result = architectureOf(
      service('edge', { image: 'nginx', mounts: ['edge.conf'] }),
      orders,
      {
        kind: 'exposure',
        deployment: orders.deployment,
        owner: { is: 'component', deployment: orders.deployment, name: 'orders' },
        ports: [{ port: 3000 }],
        evidence: at('docker-compose.yml'),
      },
      passes('edge.conf', 'http://localhost:3000'),
    );

    expect(edgesOf(result)).toEqual([]);
    expect(result.unknowns).toEqual([]);
  });
});

describe('an image that is built by a descriptor', () => {
  const build: FactDraft = { kind: 'build', image: 'acme/sales:1', context: 'services/orders', evidence: at('skaffold.yaml') };

  test('is the program in the folder it is built in', () => {
    const result = architectureOf(
      build,
      service('sales', { image: 'registry.example.com/acme/sales' }),
      program('services/orders'),
      image('services/orders/Dockerfile', 'node:20'),
    );

    expect(nodesOf(result)).toEqual(['sales service']);
    expect(result.nodes[0]?.paths).toEqual(['services/orders', 'services/orders/Dockerfile']);
  });

  test('built in two places is neither', () => {
    const other: FactDraft = { kind: 'build', image: 'acme/sales', context: 'services/other', evidence: at('Makefile') };
    const result = architectureOf(build, other, service('sales', { image: 'acme/sales' }), program('services/orders'));

    expect(nodesOf(result)).toEqual(['orders service', 'sales service']);
  });
});

test('what runs once before others is no part of the drawing, unless the team builds it', () => {
  const result = architectureOf(
    orders,
    service('certificates', { image: 'acme/certgen', once: true }),
    service('migrations', { build: { context: 'migrations' }, once: true }),
    program('migrations'),
  );

  expect(nodesOf(result)).toEqual(['migrations service', 'orders service']);
});
