import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { setting } from '../../src/model/value.ts';
import { architectureOf, call, dockerfile, edgesOf, env, program, service } from './support.ts';

const field: readonly FactDraft[] = [
  program('harvest', { role: 'unknown' }),
  dockerfile('harvest/Dockerfile', { base: 'apache/airflow:2.10.3' }),
  service('millers', { image: 'acme/millers:1' }),
];
const process = (name: string, command: string) => service(name, { build: { context: 'harvest' }, command });
const asked = call('harvest', setting('AIRFLOW_CONN_MILL'), { method: 'POST' });

describe('a connection of Airflow', () => {
  test.each([
    ['{"conn_type": "http", "host": "millers", "port": 8080, "schema": "http"}'],
    ['{"conn_type": "aws", "extra": {"endpoint_url": "http://millers:8080"}}'],
    ['{"conn_type": "aws", "extra": "{\\"endpoint_url\\": \\"http://millers:8080\\"}"}'],
    ['aws://***@/?endpoint_url=http%3A%2F%2Fmillers%3A8080&region_name=eu-1'],
    ['aws://***@/?__extra__={"endpoint_url": "http://millers:8080/?at=once"}'],
    ['http://millers:8080/http'],
    ['http://http%3A%2F%2Fmillers%3A8080'],
  ])('leads where its variable says: %s', (stated) => {
    const farm = architectureOf(field, process('scheduler', 'scheduler'), env('scheduler', 'AIRFLOW_CONN_MILL', stated), asked);

    expect(edgesOf(farm)).toEqual(['scheduler -> millers (http) declared']);
  });

  test('that is no address leads nowhere', () => {
    const stated = '{"conn_type": "http", "host": ';
    const farm = architectureOf(field, process('scheduler', 'scheduler'), env('scheduler', 'AIRFLOW_CONN_MILL', stated), asked);

    expect(edgesOf(farm)).toEqual([]);
  });
});

describe('code of an image that several processes of Airflow share', () => {
  const started = [
    process('prepare', 'bash -c "airflow db migrate"'),
    process('web', 'webserver'),
    process('times', 'scheduler'),
  ];
  const asking = (drafts: readonly FactDraft[]) => edgesOf(architectureOf(field, drafts, call('harvest', 'http://millers:8080')));

  test('is the scheduler’s', () => {
    expect(asking(started)).toEqual(['times -> millers (http) resolved']);
  });

  test('is the worker’s where there is one', () => {
    expect(asking([...started, process('hands', 'celery worker')])).toEqual(['hands -> millers (http) resolved']);
  });

  test('is that of each deployment’s own, also where none is called like another', () => {
    const elsewhere = ['prepare', 'clock'].map((name) =>
      service(name, {
        build: { context: 'harvest' },
        command: name === 'clock' ? 'standalone' : 'db migrate',
        deployment: 'compose:winter.yml',
      }),
    );

    expect(asking([...started, process('hands', 'celery worker'), ...elsewhere])).toEqual([
      'clock -> millers (http) resolved',
      'hands -> millers (http) resolved',
    ]);
  });
});
