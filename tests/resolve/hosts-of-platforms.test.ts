import { expect, test } from 'vitest';
import { literal } from '../../src/model/value.ts';
import { architectureOf, call, edgesOf, env, nodesOf, program, service } from './support.ts';

function shopThatAsks(url: string) {
  return architectureOf(
    service('desk', { build: { context: 'desk' } }),
    program('desk'),
    service('orders', { build: { context: 'orders' } }),
    program('orders'),
    call('desk', literal(url)),
  );
}

test.each(['http://orders.railway.internal:8080/orders'])('%s is the service that the host is made of', (url) => {
  expect(nodesOf(shopThatAsks(url))).toEqual(['desk service', 'orders service']);
  expect(edgesOf(shopThatAsks(url))[0]).toContain('desk -> orders (http)');
});

test('a host of Cloud Run lies outside: projects of others have services of the same names', () => {
  expect(nodesOf(shopThatAsks('https://orders-abcdef1234-ew.a.run.app/orders'))).toContain(
    'orders-abcdef1234-ew-a-run-app external',
  );
  expect(nodesOf(shopThatAsks('https://weather-abcdef1234-ew.a.run.app'))).toContain('weather-abcdef1234-ew-a-run-app external');
});

test.each([
  ['AWS_ENDPOINT_URL', 'http'],
  ['AWS_ENDPOINT_URL_SQS', 'sqs'],
  ['S3_ENDPOINT', 's3'],
])('LocalStack behind %s is spoken to by %s', (key, protocol) => {
  const shop = architectureOf(
    service('orders', { build: { context: 'orders' } }),
    service('localstack', { image: 'localstack/localstack:3' }),
    env('orders', key, 'http://localstack:4566'),
  );

  expect(edgesOf(shop)).toEqual([`orders -> localstack (${protocol}) declared`]);
});
