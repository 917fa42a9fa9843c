import { expect, test } from 'vitest';
import { literal } from '../../src/model/value.ts';
import { cloudServiceOf } from '../../src/resolve/knowledge/cloud-hosts.ts';
import { architectureOf, call, nodesOf, program, service } from './support.ts';

test.each([
  ['s3.amazonaws.com', 'Amazon S3'],
  ['s3.eu-west-1.amazonaws.com', 'Amazon S3'],
  ['menu-images.s3-us-west-2.amazonaws.com', 'Amazon S3'],
  ['sqs.cn-north-1.amazonaws.com.cn', 'Amazon SQS'],
  ['storage.googleapis.com', 'Google Cloud Storage'],
  ['warehouse.servicebus.windows.net', 'Azure Service Bus'],
])('%s is %s', (host, name) => {
  expect(cloudServiceOf(host)?.name).toBe(name);
});

test.each([
  'orders.abc123.eu-west-1.rds.amazonaws.com',
  's3.amazonaws.com.example',
  'amazonaws.com',
  'orders.database.windows.net',
])('%s is named by itself: it is one customer’s own', (host) => {
  expect(cloudServiceOf(host)).toBeUndefined();
});

test.each(['azure-event-hubs', 'kafka'])('a namespace that is spoken to as %s is one of Event Hubs', (technology) => {
  expect(cloudServiceOf('warehouse.servicebus.windows.net', technology)?.name).toBe('Azure Event Hubs');
});

test('two regions of a cloud service are one node', () => {
  const urls = ['https://sqs.eu-west-1.amazonaws.com/1/orders', 'https://sqs.us-east-1.amazonaws.com/1/orders'];
  const shop = architectureOf(
    service('orders', { build: { context: 'orders' } }),
    program('orders'),
    ...urls.map((url) => call('orders', literal(url))),
  );

  expect(nodesOf(shop)).toEqual(['amazon-sqs external', 'orders service']);
});
