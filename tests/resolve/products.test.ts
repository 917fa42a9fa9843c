import { describe, expect, test } from 'vitest';
import type { ConnectionFact, FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, call, code, edgesOf, env, nodesOf, program, service } from './support.ts';

const connection = (folder: string, technology: string, more: Partial<ConnectionFact> = {}): FactDraft => ({
  kind: 'connection',
  owner: code(folder),
  nodeKind: 'database',
  technology,
  protocol: 'http',
  target: { is: 'unknown', why: 'an argument of the program' },
  evidence: at(`${folder}/src/store.ts`),
  ...more,
});

const sends = (folder: string): FactDraft => ({
  kind: 'publish',
  owner: code(folder),
  protocol: 'servicebus',
  channel: literal('orders'),
  channelKind: 'queue',
  evidence: at(`${folder}/src/bus.ts`),
});

const TERRAFORM = 'terraform:infra';

describe('one product under many names', () => {
  test('a client, a message and a declared resource of one cloud product are one node', () => {
    const shop = architectureOf(
      program('orders'),
      sends('orders'),
      connection('orders', 'azure-service-bus', { nodeKind: 'broker', protocol: 'servicebus' }),
      service('shop-bus', { deployment: TERRAFORM, nodeKind: 'broker', technology: 'servicebus' }),
    );

    expect(nodesOf(shop)).toEqual(['orders service', 'shop-bus broker']);
    expect(edgesOf(shop)).toEqual(['orders -> shop-bus (servicebus) inferred']);
  });

  test('with no resource declared there is one node for all clients', () => {
    const shop = architectureOf(
      ...['orders', 'payments'].map((folder) => program(folder)),
      sends('orders'),
      connection('orders', 'google-cloud-storage', { nodeKind: 'storage' }),
      connection('payments', 'gcs', { nodeKind: 'storage' }),
      connection('payments', 'azure-service-bus', { nodeKind: 'broker', protocol: 'servicebus' }),
    );

    expect(nodesOf(shop)).toEqual([
      'azure-service-bus broker',
      'google-cloud-storage storage',
      'orders service',
      'payments service',
    ]);
  });

  test('two declared resources leave it open which of them a client means', () => {
    const shop = architectureOf(
      program('orders'),
      sends('orders'),
      ...['eu-bus', 'us-bus'].map((name) =>
        service(name, { deployment: TERRAFORM, nodeKind: 'broker', technology: 'azure-service-bus' }),
      ),
    );

    expect(edgesOf(shop)).toEqual(['orders -> azure-service-bus (servicebus) resolved']);
  });

  test('stores that nothing else talks to are not taken for each other', () => {
    const shop = architectureOf(
      service('orders', { build: { context: 'orders' } }),
      program('orders'),
      service('sessions', { image: 'couchbase:7' }),
      connection('orders', 'neo4j', { protocol: 'other' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> orders-neo4j (other) inferred']);
  });

  test('a vendor that a deployment declares as a thing outside is that thing', () => {
    const shop = architectureOf(
      program('orders'),
      call('orders', setting('ENDPOINT'), { vendor: 'Pay Cloud' }),
      service('pay-cloud', { deployment: TERRAFORM, nodeKind: 'external', technology: 'pay-cloud' }),
    );

    expect(edgesOf(shop)).toEqual(['orders -> pay-cloud (http) resolved']);
  });
});

describe('the address of another store', () => {
  const ORDERS = [
    service('orders', { build: { context: 'orders' } }),
    program('orders'),
    env('orders', 'ORDERS_DB', 'mongodb://documents:27017/orders'),
    service('documents', { image: 'mongo:7' }),
  ];

  test('is not where a client of another protocol connects to', () => {
    const shop = architectureOf(...ORDERS, connection('orders', 'cosmosdb', { target: setting('ORDERS_DB') }));

    expect(edgesOf(shop)).toEqual(['orders -> cosmosdb (http) resolved', 'orders -> documents (mongodb) declared']);
  });

  test('is taken by clients of its protocol, and by those of which nothing is known', () => {
    const shop = architectureOf(
      ...ORDERS,
      connection('orders', 'documentdb', { protocol: 'mongodb', target: setting('ORDERS_DB') }),
      connection('orders', 'shopdb', { protocol: 'other', target: setting('ORDERS_DB') }),
    );

    expect(nodesOf(shop)).toEqual(['documents database', 'orders service']);
  });
});

test("add-ons of a cluster are not the team's services", () => {
  const images = [
    'gcr.io/google_containers/skydns:2015',
    'registry.k8s.io/dns/k8s-dns-sidecar-amd64:1',
    'kubernetesui/dashboard:v2',
  ];

  const cluster = architectureOf(images.map((image, index) => service(`part-${index}`, { image })));

  expect(nodesOf(cluster).map((each) => each.split(' ')[1])).toEqual(['infrastructure', 'infrastructure', 'infrastructure']);
});
