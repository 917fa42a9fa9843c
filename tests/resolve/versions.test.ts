import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, at, CLUSTER, dockerfile, nodesOf, program, workload } from './support.ts';

/** A Deployment that shares a label with others. */
const behind = (app: string, name: string, image: string, more = {}): FactDraft => ({
  kind: 'component',
  deployment: CLUSTER,
  name,
  hosts: [],
  labels: { app, release: name },
  image,
  evidence: at('deploy/shop.yaml'),
  ...more,
});
const builds = (name: string): FactDraft => ({ kind: 'build', image: `acme/${name}`, context: name, evidence: at('Makefile') });
const serviceFor = (app: string): FactDraft => ({
  kind: 'exposure',
  deployment: CLUSTER,
  selector: { app },
  host: app,
  ports: [{ port: 80 }],
  evidence: at('deploy/shop.yaml'),
});

describe('several workloads behind one Service', () => {
  test('a canary beside the stable release is the same service', () => {
    const shop = architectureOf(
      serviceFor('payments'),
      behind('payments', 'payments', 'acme/payments:1'),
      behind('payments', 'payments-canary', 'acme/payments-next:2'),
    );

    expect(nodesOf(shop)).toEqual(['payments service']);
  });

  test('a release that lies in another folder than the Service too', () => {
    const shop = architectureOf(
      serviceFor('payments'),
      behind('payments', 'payments', 'acme/payments:1'),
      behind('payments', 'payments-fix', 'acme/payments-fix:1', { deployment: 'kubernetes:trials' }),
    );

    expect(nodesOf(shop)).toEqual(['payments service']);
  });

  test('versions are called by the Service that leads to them', () => {
    const shop = architectureOf(
      serviceFor('reviews'),
      behind('reviews', 'reviews-v1', 'acme/reviews-v1:1.2'),
      behind('reviews', 'reviews-v2', 'acme/reviews-v2:1.2'),
    );

    expect(nodesOf(shop)).toEqual(['reviews service']);
    expect(shop.nodes[0]?.aliases).toContain('reviews-v2');
  });

  test.each([
    ['a worker beside a server is another thing', 'orders-worker', 'acme/orders:1', { command: 'celery worker' }],
    ['another program under the same label is another thing', 'orders-mailer', 'acme/mailer:1', {}],
    ['what is not called like the Service is another thing', 'stock', 'acme/orders:1', {}],
  ])('%s', (_what, name, image, more) => {
    const shop = architectureOf(
      serviceFor('orders'),
      behind('orders', 'orders', 'acme/orders:1'),
      behind('orders', name, image, more),
    );

    expect(nodesOf(shop)).toHaveLength(2);
  });
});

describe('names that a deployment changes', () => {
  const evidence = { path: 'deploy/base/stock.yaml', line: 4, text: 'name: stock' };

  test('a prefix of every overlay is not the name', () => {
    const shop = architectureOf(workload('staging-stock', 'staging-stock', { evidence, image: 'acme/stock:1' }), {
      kind: 'component',
      deployment: 'kubernetes:prod',
      name: 'prod-stock',
      hosts: [],
      image: 'acme/stock:1',
      evidence,
    });

    expect(nodesOf(shop)).toEqual(['stock service']);
  });

  test('a prefix is not the name where the line has more than the name, and where an overlay puts it before several programs', () => {
    const overlay = { path: 'deploy/dev/kustomization.yaml', line: 2, text: 'namePrefix: dev-' };
    const within = (name: string, line: number) => ({
      evidence: { path: `deploy/base/${name}.yaml`, line, text: `metadata: { name: ${name} }` },
      via: [overlay],
      image: `acme/${name}:1`,
    });
    const shop = architectureOf(
      ...['web', 'stock'].map((name) => [
        program(name),
        dockerfile(`${name}/Dockerfile`),
        ...workload(`dev-${name}`, `dev-${name}`, within(name, 3)),
      ]),
      ...['web', 'stock'].map((name) => builds(name)),
    );
    const alone = architectureOf(
      program('web'),
      dockerfile('web/Dockerfile'),
      builds('web'),
      workload('dev-app', 'dev-app', { ...within('app', 3), image: 'acme/web:1' }),
    );

    expect(nodesOf(shop)).toEqual(['stock service', 'web service']);
    expect(nodesOf(alone)).toEqual(['dev-app service']);
  });

  test('a name that only looks like a part stays', () => {
    const shop = architectureOf(workload('livestock', 'livestock', { evidence, image: 'acme/livestock:1' }));

    expect(nodesOf(shop)).toEqual(['livestock service']);
  });
});

test('what watches every machine is infrastructure, unless the team wrote it', () => {
  const agent = { onEveryMachine: true as const };
  const shop = architectureOf(
    workload('disk-usage', 'disk-usage', { image: 'acme/tiny-tools', ...agent }),
    workload('orders', 'orders', { image: 'acme/orders:1' }),
  );

  expect(nodesOf(shop)).toEqual(['disk-usage infrastructure', 'orders service']);
});

test('a name that everybody runs a product under tells what an unknown image is', () => {
  const shop = architectureOf(workload('fluentd', 'fluentd', { image: 'acme/log-server' }), workload('orders', 'orders'));

  expect(nodesOf(shop)).toContain('fluentd infrastructure');
});
