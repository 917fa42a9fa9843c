import { describe, expect, test } from 'vitest';
import { architectureOf, at, CLUSTER, code, dockerfile, nodesOf, program, route, service, workload } from './support.ts';

describe('one thing, many names', () => {
  test('a compose service, its Dockerfile, its program and its workload are one node', () => {
    const shop = architectureOf(
      service('orders', { build: { context: 'orders' } }),
      dockerfile('orders/Dockerfile'),
      program('orders', { name: 'shop-orders' }),
      workload('orders-depl', 'orders-srv', { image: 'acme/orders:1' }),
    );

    expect(nodesOf(shop)).toEqual(['orders service']);
    expect(shop.nodes[0]?.aliases).toEqual(['acme/orders', 'orders-depl', 'orders-srv', 'shop-orders']);
    expect(shop.nodes[0]?.deployments).toEqual(['compose:docker-compose.yml', CLUSTER]);
  });

  test('components of one name are one before a program beside them that only registers under it', () => {
    const shop = architectureOf(
      service('pharmacy', { build: { context: 'pharmacy' } }),
      dockerfile('pharmacy/Dockerfile'),
      program('pharmacy', { name: 'inventory' }),
      service('pharmacy-sidecar', { build: { context: 'sidecar' } }),
      dockerfile('sidecar/Dockerfile'),
      program('sidecar', { name: 'pharmacy' }),
      workload('pharmacy', 'pharmacy', { image: 'acme/pharmacy:1' }),
    );

    expect(nodesOf(shop)).toEqual(['pharmacy service', 'pharmacy-sidecar service']);
    expect(shop.nodes[0]?.paths).toContain('pharmacy');
  });

  test('a workload alone is called by its name without the suffix', () => {
    const shop = architectureOf(workload('stock-mongo-depl', 'stock-mongo-srv', { image: 'mongo' }));

    expect(nodesOf(shop)).toEqual(['stock-mongo database']);
    expect(shop.nodes[0]?.aliases).toContain('stock-mongo-srv');
  });

  test('one Dockerfile at the root of a workspace is told apart by the commands', () => {
    const shop = architectureOf(
      service('orders', { build: { context: '.' }, command: 'npm run start:dev orders' }),
      service('billing', { build: { context: '.' }, command: 'node dist/apps/payments/main' }),
      dockerfile('Dockerfile'),
      program('.'),
      program('apps/orders'),
      program('apps/payments'),
    );

    expect(shop.nodes.map((node) => [node.id, node.paths])).toEqual([
      ['billing', ['apps/payments']],
      ['orders', ['apps/orders']],
    ]);
  });

  test('one Dockerfile at the root, with nothing but the names to tell its builds apart', () => {
    const shop = architectureOf(
      service('gateway', { build: { context: '.' } }),
      service('orders', { build: { context: '.' } }),
      dockerfile('Dockerfile'),
      program('.', { name: 'shop' }),
      program('apps/gateway'),
      program('apps/orders'),
    );

    expect(shop.nodes.map((node) => [node.id, node.paths])).toEqual([
      ['gateway', ['apps/gateway']],
      ['orders', ['apps/orders']],
    ]);
  });

  test('a Dockerfile at the root joins the program that it copies', () => {
    const shop = architectureOf(
      service('checkout', { build: { context: '.', dockerfile: 'docker/pay.Dockerfile' } }),
      dockerfile('docker/pay.Dockerfile', { copies: ['package.json', 'apps/payments'] }),
      program('apps/payments'),
      program('apps/orders'),
    );

    expect(shop.nodes.find((node) => node.id === 'checkout')?.paths).toEqual(['apps/payments', 'docker/pay.Dockerfile']);
  });

  test('two programs with the same last folder name do not share a workload', () => {
    const shop = architectureOf(program('shop/orders'), program('archive/orders'), workload('orders', 'orders'));

    expect(shop.nodes.map((node) => node.id)).toEqual(['orders', 'archive-orders', 'shop-orders'].sort());
  });

  test('a test container of the same program is the same node, a worker is another', () => {
    const shop = architectureOf(
      service('orders', { build: { context: 'orders' } }),
      service('orders-worker', { build: { context: 'orders' } }),
      service('orders-test', { build: { context: 'orders' }, auxiliary: true }),
      dockerfile('orders/Dockerfile'),
      program('orders'),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'orders-worker service']);
  });
});

describe('which programs are drawn', () => {
  test('servers and frontends are, libraries, tools and workspace roots are not', () => {
    const shop = architectureOf(
      program('.', { role: 'server' }),
      program('web', { role: 'frontend' }),
      program('orders'),
      program('shared', { role: 'library' }),
      program('scripts', { role: 'tool' }),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'web frontend']);
  });

  test('a root that serves routes of its own beside its client is drawn', () => {
    const shop = architectureOf(program('.', { name: 'store' }), program('client', { role: 'frontend' }), {
      kind: 'route' as const,
      owner: code('.'),
      method: 'GET',
      path: { is: 'literal' as const, value: '/stock' },
      evidence: at('server.js'),
    });

    expect(nodesOf(shop)).toEqual(['client frontend', 'store service']);
  });

  test('a program of unknown role is drawn when it serves something', () => {
    const shop = architectureOf(
      program('orders', { role: 'unknown' }),
      program('notes', { role: 'unknown' }),
      route('orders', 'GET', '/'),
    );

    expect(nodesOf(shop)).toEqual(['orders service']);
  });
});

describe('several files for one deployment', () => {
  test('an override or overlay adds to the component it names', () => {
    const overlay = 'kubernetes:deploy/overlays/prod';
    const shop = architectureOf(
      service('stock', { image: 'mongo' }),
      service('stock', { deployment: 'compose:docker-compose.override.yml' }),
      workload('orders', 'orders', { image: 'acme/orders' }),
      service('orders', { deployment: overlay }),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'stock database']);
  });

  test('all Ingress objects of one class are one gateway, and their names are no hosts', () => {
    const ingress = { nodeKind: 'gateway', technology: 'nginx' } as const;
    const shop = architectureOf(
      workload('orders', 'orders', { image: 'acme/orders' }),
      service('ingress-nginx', { ...ingress, deployment: 'kubernetes:dev', hosts: ['orders', 'shop.example'] }),
      service('ingress-nginx', { ...ingress, deployment: 'kubernetes:prod', hosts: ['www.shop.example'] }),
      service('ingress', { nodeKind: 'gateway', deployment: 'kubernetes:test', hosts: [] }),
    );

    expect(nodesOf(shop)).toEqual(['ingress-nginx gateway', 'orders service']);
    expect(shop.nodes[0]?.aliases).toEqual(['ingress', 'shop.example', 'www.shop.example']);
  });

  test('a job that runs the image of a service is that service', () => {
    const shop = architectureOf(
      workload('orders', 'orders', { image: 'acme/orders' }),
      service('migrate', { deployment: CLUSTER, image: 'acme/orders', auxiliary: true }),
      service('report', { deployment: CLUSTER, image: 'acme/report', auxiliary: true }),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'report service']);
  });
});

describe('tests are no part of the system', () => {
  const harness = 'compose:orders/docker-compose.test.yml';

  test('runners and stores of a deployment that only runs tests are listed, not drawn', () => {
    const shop = architectureOf(
      service('orders', { build: { context: 'orders' } }),
      program('orders'),
      service('test_unit', { deployment: harness, image: 'node' }),
      service('mongo', { deployment: harness, image: 'mongo' }),
    );

    expect(nodesOf(shop)).toEqual(['orders service']);
    expect(shop.unknowns.map((each) => each.code)).toEqual(['unknown-object', 'unknown-object']);
  });

  test('a test file beside the system adds no stores and no images of others, but what the repository builds exists', () => {
    const file = 'compose:tests/docker-compose.yml';
    const shop = architectureOf(
      service('orders', { image: 'acme/orders' }),
      service('importer', { deployment: file, build: { context: 'importer' } }),
      dockerfile('importer/Dockerfile'),
      program('importer'),
      service('fake-bank', { deployment: file, image: 'acme/fake-bank' }),
      service('archive-mongo', { deployment: file, image: 'mongo' }),
      service('buckets', { image: 'minio/mc' }),
    );

    expect(nodesOf(shop)).toEqual(['importer service', 'orders service']);
  });

  test('where all deployments lie among tests, their containers are the system', () => {
    const shop = architectureOf(service('orders', { deployment: 'compose:e2e/docker-compose.yml', image: 'acme/orders' }));

    expect(nodesOf(shop)).toEqual(['orders service']);
  });

  test('what is built and started among scripts is tooling, unless it serves something or is deployed elsewhere', () => {
    const shop = architectureOf(
      service('orders', { image: 'acme/orders' }),
      ...['translate', 'sandbox'].flatMap((name) => [
        service(name, { deployment: `compose:scripts/${name}/docker-compose.yml`, build: { context: `scripts/${name}` } }),
        dockerfile(`scripts/${name}/Dockerfile`),
        program(`scripts/${name}`, { role: 'unknown' }),
      ]),
      route('scripts/sandbox', 'POST', '/payments'),
      service('mirror', { build: { context: 'scripts/mirror' } }),
      dockerfile('scripts/mirror/Dockerfile'),
      program('scripts/mirror', { role: 'unknown' }),
    );

    expect(nodesOf(shop)).toEqual(['mirror service', 'orders service', 'sandbox service']);
  });

  test('a Dockerfile in a folder called by a version is a release, not a program, until something runs it', () => {
    const shop = architectureOf(
      service('orders', { image: 'acme/orders' }),
      dockerfile('hotfix/5.0.2/Dockerfile', { base: 'acme/orders:5.0.1' }),
      route('hotfix/5.0.2', 'GET', '/orders'),
      service('payments', { build: { context: 'payments/1.4' } }),
      dockerfile('payments/1.4/Dockerfile'),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'payments service']);
  });

  test('a service whose name only sounds like it is drawn', () => {
    const shop = architectureOf(service('attest', { image: 'acme/attest' }), service('speed-test', { image: 'acme/speed-test' }));

    expect(nodesOf(shop)).toEqual(['attest service', 'speed-test service']);
  });
});
