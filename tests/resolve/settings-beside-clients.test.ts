import { expect, test } from 'vitest';
import { setting } from '../../src/model/value.ts';
import { file, module, takes } from './jvm-support.ts';
import { architectureOf, at, edgesOf } from './support.ts';

test('what a setting and a client of the code say of one MinIO is one store', () => {
  const shop = architectureOf(
    module('reports', 'io.minio:minio'),
    takes('reports', 'reports/application.yml', 20),
    file('reports/application.yml', { 'minio.endpoint': 'http://localhost:9001' }),
    {
      kind: 'connection',
      owner: { is: 'code', programs: ['reports'] },
      nodeKind: 'storage',
      technology: 'minio',
      protocol: 's3',
      target: setting('minio.endpoint'),
      evidence: at('reports/src/main/java/shop/Reports.java'),
    },
  );

  expect(edgesOf(shop)).toEqual(['reports -> reports-minio (s3) inferred']);
});
