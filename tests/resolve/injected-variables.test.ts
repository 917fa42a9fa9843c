import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import type { Value } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, COMPOSE, call, edgesOf, program, service, workload } from './support.ts';

const toldOf = (...keys: readonly string[]): Value => ({
  is: 'concat',
  parts: [
    { is: 'literal', value: 'http://' },
    ...keys
      .flatMap((key): readonly Value[] => [
        { is: 'literal', value: ':' },
        { is: 'setting', key },
      ])
      .slice(1),
    { is: 'literal', value: '/items' },
  ],
});

test('what Kubernetes puts into every container about a Service leads to it', () => {
  const architecture = architectureOf(
    program('orders'),
    workload('orders', 'orders', { build: { context: 'orders' } }),
    workload('stock', 'stock-api', {}),
    call('orders', toldOf('STOCK_API_SERVICE_HOST', 'STOCK_API_SERVICE_PORT')),
  );

  expect(architecture.system.deployments.map(({ id }) => id)).toEqual([CLUSTER]);
  expect(edgesOf(architecture)).toEqual(['orders -> stock (http) resolved']);
});

test('Kubernetes says nothing about Services of another namespace, and compose about none', () => {
  const told = call('orders', toldOf('STOCK_API_SERVICE_HOST'));
  const inSpaces = (one: string, other: string) =>
    architectureOf(
      program('orders'),
      workload('orders', 'orders', { build: { context: 'orders' }, namespace: one }),
      workload('stock', 'stock-api', { namespace: other }).map((fact) => ({ ...fact, namespace: other }) as FactDraft),
      told,
    );
  const inCompose = architectureOf(
    program('orders'),
    service('orders', { build: { context: 'orders' } }),
    service('stock', {}),
    {
      kind: 'exposure',
      deployment: COMPOSE,
      owner: { is: 'component', deployment: COMPOSE, name: 'stock' },
      host: 'stock-api',
      ports: [{ port: 80 }],
      evidence: at('docker-compose.yml'),
    },
    told,
  );

  expect(edgesOf(inSpaces('shop', 'shop'))).toEqual(['orders -> stock (http) resolved']);
  expect(edgesOf(inSpaces('shop', 'store'))).toEqual([]);
  expect(edgesOf(inCompose)).toEqual([]);
});

test('what Docker puts into a container about one that it is linked to leads there, and nowhere without the link', () => {
  const linked = {
    kind: 'depends-on',
    owner: { is: 'component', deployment: COMPOSE, name: 'orders' },
    deployment: COMPOSE,
    target: 'stock',
    linkedAs: 'shelf',
    evidence: at('docker-compose.yml'),
  } as const;
  const story = [
    program('orders'),
    service('orders', { build: { context: 'orders' } }),
    service('stock', { hosts: ['shelf'] }),
    call('orders', toldOf('SHELF_PORT_8080_TCP_ADDR', 'SHELF_PORT_8080_TCP_PORT')),
  ];

  expect(edgesOf(architectureOf(...story, linked))).toEqual(['orders -> stock (http) resolved']);
  expect(edgesOf(architectureOf(...story, { ...linked, linkedAs: 'crates' }))).toEqual([]);
});
