import { expect, test } from 'vitest';
import { isErrandImage, productOfImage } from '../../src/resolve/knowledge/images.ts';
import { architectureOf, CLUSTER, nodesOf, program, service } from './support.ts';

const is = (image: string) => {
  const product = productOfImage(image);
  return product && `${product.kind} ${product.technology}`;
};

test.each([
  ['postgres:16-alpine', 'database postgresql'],
  ['docker.io/bitnami/postgresql-repmgr:16', 'database postgresql'],
  ['mcr.microsoft.com/mssql/server:2022-latest', 'database mssql'],
  ['container-registry.oracle.com/database/free:latest', 'database oracle'],
  ['docker.elastic.co/elasticsearch/elasticsearch:8.13.0', 'search elasticsearch'],
  ['confluentinc/cp-kafka:7.6.0', 'broker kafka'],
  ['icr.io/ibm-messaging/mq', 'broker ibm-mq'],
  ['localhost:5000/library/redis@sha256:0123', 'cache redis'],
  ['minio/minio', 'storage minio'],
  ['quay.io/coreos/etcd:v3.5.14', 'infrastructure etcd'],
  ['quay.io/keycloak/keycloak:24.0', 'infrastructure keycloak'],
  ['ghcr.io/goauthentik/server:2024.2', 'infrastructure authentik'],
  ['prom/mysqld-exporter', 'infrastructure mysqld-exporter'],
  ['docker.redpanda.com/redpandadata/console:v2', 'infrastructure kafka-ui'],
  ['otel/opentelemetry-collector-contrib:0.96.0', 'infrastructure otel-collector'],
  ['envoyproxy/envoy:v1.29-latest', 'gateway envoy'],
  ['gotenberg/gotenberg:8', 'infrastructure gotenberg'],
  ['ghcr.io/browserless/chromium', 'infrastructure browserless'],
  ['docker.n8n.io/n8nio/n8n', 'infrastructure n8n'],
  ['ghcr.io/mlflow/mlflow:v2.11', 'infrastructure mlflow'],
])('%s is a %s', (image, expected) => {
  expect(is(image)).toBe(expected);
});

test.each([
  'acme/orders',
  'acme/console',
  'acme/hub:3',
  'node:20',
  'acme/kafka-consumer',
  'acme/server',
  'acme/mlflow',
  'tomcat:10',
])('%s is nobody else’s product', (image) => {
  expect(is(image)).toBeUndefined();
});

test('an image that only does an errand is told from the product it serves', () => {
  expect(isErrandImage('minio/mc:latest')).toBe(true);
  expect(isErrandImage('minio/minio')).toBe(false);
});

test('an image called like a framework’s starter is the program of that name', () => {
  const result = architectureOf(service('registry', { image: 'acme/eureka-server' }), program('eureka-server'));

  expect(nodesOf(result)).toEqual(['registry service']);
});

test.each([
  ['wurstmeister/kafka', ['kafka broker', 'orders service']],
  ['acme/kafka', ['kafka service', 'orders service']],
])('a store called like a folder of code is the product, but for images of the team: %s', (image, expected) => {
  const code = program('kafka', { role: 'unknown' });
  const result = architectureOf(service('kafka', { image }), code, service('orders', { image: 'acme/orders' }));

  expect(nodesOf(result)).toEqual(expected);
});

test('a tool or a language that unrelated components run does not make them one', () => {
  const other = 'compose:warehouse/compose.yml';
  const result = architectureOf(
    ...['node:20', 'mcr.microsoft.com/dotnet/aspnet:8.0', 'curlimages/curl'].flatMap((image, index) => [
      service(`orders-${index}`, { image }),
      service(`stock-${index}`, { deployment: other, image }),
    ]),
  );

  expect(nodesOf(result)).toEqual(['orders-0 service', 'orders-1 service', 'stock-0 service', 'stock-1 service']);
});

test('an image of the team’s own does, with and without a namespace', () => {
  const other = 'compose:warehouse/compose.yml';
  const result = architectureOf(
    ...['orders', 'acme/node'].flatMap((image, index) => [
      service(`front-${index}`, { image }),
      service(`back-${index}`, { deployment: other, image }),
    ]),
  );

  expect(nodesOf(result)).toHaveLength(2);
});

test('an image of another owner than those that are built here is somebody else’s, unless that owner has more of them', () => {
  const ours = [
    service('orders', { image: 'acme/orders', build: { context: 'orders' } }),
    program('orders'),
    service('payments', { image: 'acme/payments' }),
  ];
  const shop = architectureOf(
    ...ours,
    service('labels', { image: 'ghcr.io/labelist/labelist:2' }),
    service('stock', { image: 'depot/stock' }),
    service('returns', { image: 'depot/returns' }),
    service('tills', { image: 'registry.acme.example/tills/server' }),
  );

  expect(nodesOf(shop)).toEqual([
    'labels infrastructure',
    'orders service',
    'payments service',
    'returns service',
    'stock service',
    'tills service',
  ]);
});

test('an image of tools that two deployments run with commands of their own is not one thing', () => {
  const importer = service('importer', { image: 'acme/small-tools', command: 'sh import.sh' });
  const measure = service('folder-sizes', { deployment: CLUSTER, image: 'acme/small-tools', command: 'du /data' });
  const same = service('small-tools', { deployment: CLUSTER, image: 'acme/small-tools', command: 'du /data' });

  expect(nodesOf(architectureOf(importer, measure))).toEqual(['folder-sizes service', 'importer service']);
  expect(nodesOf(architectureOf(importer, same))).toEqual(['importer service']);
});
