import { expect, test } from 'vitest';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, edgesOf, nodesOf, service } from './support.ts';

test('a client of Amazon that a starter makes asks the provider', () => {
  const shop = architectureOf(
    module(
      'letters',
      'io.quarkiverse.amazonservices:quarkus-amazon-dynamodb',
      'io.quarkiverse.amazonservices:quarkus-amazon-ses',
    ),
    module('papers', 'io.awspring.cloud:spring-cloud-aws-starter-s3'),
  );

  expect(edgesOf(shop)).toEqual([
    'letters -> amazon-dynamodb (http) declared',
    'letters -> amazon-ses (http) declared',
    'papers -> amazon-s3 (s3) declared',
  ]);
  expect(nodesOf(shop)).toContain('amazon-dynamodb database');
  expect(shop.unknowns).toEqual([]);
});

test('where settings give it another endpoint it asks there', () => {
  const shop = architectureOf(
    module('papers', 'io.quarkiverse.amazonservices:quarkus-amazon-s3'),
    file('papers/application.properties', { 'quarkus.s3.endpoint-override': 'http://cabinet:9000' }),
    takes('papers', 'papers/application.properties', 20),
    service('cabinet', { image: 'minio/minio' }),
  );

  expect(edgesOf(shop)).toEqual(['papers -> cabinet (s3) declared']);
});
