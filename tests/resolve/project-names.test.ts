import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, dockerfile, nodesOf, program, service, workload } from './support.ts';

const built = (name: string): readonly FactDraft[] => [
  program(name),
  dockerfile(`${name}/Dockerfile`),
  service(name, { build: { context: name } }),
];

const image = (name: string) => ({ image: `registry.shop.example/${name}:1` });

test('a name that a cluster puts before all of its workloads is the system’s', () => {
  const shop = nodesOf(
    architectureOf(
      ...['orders', 'stock', 'bills'].flatMap(built),
      service('redis', { image: 'redis:7' }),
      service('rabbitmq', { image: 'rabbitmq:3' }),
      ...workload('shop-orders', 'shop-orders', image('one')),
      ...workload('shop-stock', 'shop-stock', image('two')),
      ...workload('shop-bills', 'shop-bills', image('three')),
      ...workload('shop-redis', 'shop-redis', { image: 'redis:7-alpine' }),
      ...workload('shop-queue', 'shop-queue', { image: 'rabbitmq:3-management' }),
    ),
  );

  expect(shop).toEqual(['bills service', 'orders service', 'rabbitmq broker', 'redis cache', 'stock service']);
});

test('two of three names that begin alike are chance', () => {
  const shop = nodesOf(
    architectureOf(
      ...['orders', 'stock'].flatMap(built),
      ...workload('night-orders', 'night-orders', image('one')),
      ...workload('night-stock', 'night-stock', image('two')),
      ...workload('ledger', 'ledger', image('three')),
    ),
  );

  expect(shop).toHaveLength(5);
});

test('two queues of one cluster are not told apart by their kind', () => {
  const shop = nodesOf(
    architectureOf(
      ...built('orders'),
      service('rabbitmq', { image: 'rabbitmq:3' }),
      ...workload('orders', 'orders', image('orders')),
      ...workload('queue', 'queue', { image: 'rabbitmq:3' }),
      ...workload('letters', 'letters', { image: 'rabbitmq:3' }),
    ),
  );

  expect(shop).toEqual(['letters broker', 'orders service', 'queue broker', 'rabbitmq broker']);
});
