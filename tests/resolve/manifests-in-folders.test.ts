import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, at, CLUSTER, edgesOf, env, service } from './support.ts';

/** A Deployment with its Service in a folder of manifests of its own. */
function inFolder(folder: string, name: string, namespace: string): readonly FactDraft[] {
  const deployment = `kubernetes:${folder}`;
  const evidence = at(`${folder}/all.yaml`);
  const labels = { app: name };
  const ports = [{ port: 80, target: 3000 }];
  return [
    { kind: 'component', deployment, name, hosts: [], labels, image: `acme/${name}`, namespace, evidence },
    { kind: 'exposure', deployment, selector: labels, host: 'traces', namespace, ports, evidence },
  ];
}

function orders(endpoint: string): readonly FactDraft[] {
  const deployment = CLUSTER;
  return [
    service('orders', { deployment, image: 'acme/orders', namespace: 'shop' }),
    env('orders', 'TRACES_ENDPOINT', endpoint, deployment),
  ];
}

describe('folders of manifests of one cluster', () => {
  test.each([
    ['traces.tools:80', 'tools'],
    ['traces.tools.svc.cluster.local:80', 'tools'],
    ['traces:80', 'shop'],
  ])('%s is a Service of namespace %s in another folder', (endpoint, namespace) => {
    expect(edgesOf(architectureOf(orders(endpoint), inFolder('observability', 'collector', namespace)))).toEqual([
      'orders -> collector (http) declared',
    ]);
  });

  test.each([
    ['traces:80', 'tools'],
    ['traces.shop.svc.cluster.local:80', 'tools'],
  ])('%s is no Service of namespace %s', (endpoint, namespace) => {
    expect(edgesOf(architectureOf(orders(endpoint), inFolder('observability', 'collector', namespace)))).toEqual([]);
  });

  test('compose knows no Services', () => {
    const composed = [service('orders', { image: 'acme/orders' }), env('orders', 'TRACES_ENDPOINT', 'traces.tools:80')];
    expect(edgesOf(architectureOf(composed, inFolder('observability', 'collector', 'tools')))).toEqual([]);
  });
});
