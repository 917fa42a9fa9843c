import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, at, CLUSTER, edgesOf, env, service } from './support.ts';

/** A Deployment with its Service in a folder of manifests of its own. */
function inFolder(folder: string, name: string): readonly FactDraft[] {
  const deployment = `kubernetes:${folder}`;
  const evidence = at(`${folder}/all.yaml`);
  const labels = { app: name };
  return [
    { kind: 'component', deployment, name, hosts: [], labels, image: `acme/${name}`, evidence },
    { kind: 'exposure', deployment, selector: labels, host: 'traces.tools', ports: [{ port: 80, target: 3000 }], evidence },
  ];
}

const orders = [
  service('orders', { deployment: CLUSTER, image: 'acme/orders' }),
  env('orders', 'TRACES_ENDPOINT', 'traces.tools:80', CLUSTER),
];

describe('folders of manifests of one cluster', () => {
  test('a setting names a Service of another folder', () => {
    expect(edgesOf(architectureOf(orders, inFolder('observability', 'collector')))).toEqual([
      'orders -> collector (http) declared',
    ]);
  });

  test('compose knows no Services', () => {
    const composed = [service('orders', { image: 'acme/orders' }), env('orders', 'TRACES_ENDPOINT', 'traces.tools:80')];
    expect(edgesOf(architectureOf(composed, inFolder('observability', 'collector')))).toEqual([]);
  });
});
