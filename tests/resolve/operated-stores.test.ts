import { expect, test } from 'vitest';
import type { NodeKind } from '../../src/model/fact.ts';
import { architectureOf, CLUSTER, nodesOf, service } from './support.ts';

const operated = (name: string, nodeKind: NodeKind, technology: string, deployment = CLUSTER) => ({
  ...service(name, { nodeKind, technology, hosts: [`${name}-rw`] }),
  deployment,
});

test('what an operator runs is the store of its name that compose runs', () => {
  const found = architectureOf(
    service('orders-db', { image: 'postgres:16' }),
    operated('orders-db', 'database', 'postgresql'),
    service('events', { image: 'apache/kafka' }),
    operated('events', 'broker', 'kafka'),
  );
  expect(nodesOf(found)).toHaveLength(2);
});

test('nor one of another technology, nor what no cluster runs', () => {
  const found = architectureOf(
    service('orders-db', { image: 'mysql:8' }),
    operated('orders-db', 'database', 'postgresql'),
    service('parcels', { image: 'redis:7' }),
    operated('parcels', 'cache', 'redis', 'terraform:infra'),
  );
  expect(nodesOf(found)).toHaveLength(4);
});
