import { describe, expect, test } from 'vitest';
import { awsEndpointOf } from '../../src/resolve/knowledge/aws-endpoints.ts';

describe('the host of a store at AWS', () => {
  test.each([
    ['shop.c9w2e8r1ab.eu-central-1.rds.amazonaws.com', 'shop.*.rds.amazonaws.com'],
    ['shop.cluster-ro-c9w2e8r1ab.eu-central-1.rds.amazonaws.com', 'shop.*.rds.amazonaws.com'],
    ['papers.cluster-c9w2e8r1ab.eu-west-1.docdb.amazonaws.com', 'papers.*.docdb.amazonaws.com'],
    ['shop.x4m1pq.ng.0001.euc1.cache.amazonaws.com', 'shop.*.cache.amazonaws.com'],
    ['master.shop.x4m1pq.euc1.cache.amazonaws.com', 'shop.*.cache.amazonaws.com'],
    ['shop-002.x4m1pq.0001.euc1.cache.amazonaws.com', 'shop.*.cache.amazonaws.com'],
    ['b-3.shop.k7x2aq.c3.kafka.eu-central-1.amazonaws.com', 'shop.*.kafka.amazonaws.com'],
    ['vpc-shop-search-abcdefghij234567.eu-central-1.es.amazonaws.com', 'shop-search.*.es.amazonaws.com'],
  ])('%s is that of %s', (host, expected) => {
    expect(awsEndpointOf(host)).toBe(expected);
  });

  test.each([
    'sqs.eu-central-1.amazonaws.com',
    'shop.rds.amazonaws.com',
    'pictures.s3.amazonaws.com',
    'rds.amazonaws.com.shop.example',
  ])('%s is none', (host) => {
    expect(awsEndpointOf(host)).toBeUndefined();
  });
});
