import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, at, CLUSTER, edgesOf, env, service } from './support.ts';

/** A Deployment with its Service in a folder of manifests of its own. */
function inFolder(folder: string, name: string, namespace?: string): readonly FactDraft[] {
  const deployment = `kubernetes:${folder}`;
  const evidence = at(`${folder}/all.yaml`);
  const labels = { app: name };
  const ports = [{ port: 80, target: 3000 }];
  return [
    { kind: 'component', deployment, name, hosts: [], labels, image: `acme/${name}`, ...(namespace && { namespace }), evidence },
    { kind: 'exposure', deployment, selector: labels, host: 'traces', ...(namespace && { namespace }), ports, evidence },
  ];
}

function orders(endpoint: string, namespace: string | undefined = 'shop'): readonly FactDraft[] {
  const deployment = CLUSTER;
  return [
    service('orders', { deployment, image: 'acme/orders', ...(namespace && { namespace }) }),
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

  test.each([
    ['neither says a namespace', '', undefined],
    ['only who asks says one', 'shop', undefined],
    ['only who answers says one', '', 'tools'],
  ])('a name that one Service alone has is meant where %s', (_, own, namespace) => {
    expect(edgesOf(architectureOf(orders('traces:80', own), inFolder('observability', 'collector', namespace)))).toEqual([
      'orders -> collector (http) inferred',
    ]);
  });

  test('folders of samples are each for themselves', () => {
    expect(edgesOf(architectureOf(orders('traces:80', ''), inFolder('samples/tea', 'collector')))).toEqual([]);
  });

  /** What an operator runs, in a folder of its own. */
  const operated = (name: string, nodeKind: 'database' | 'cache', technology: string): FactDraft => ({
    kind: 'component',
    deployment: `kubernetes:${name}`,
    name,
    hosts: ['till'],
    nodeKind,
    technology,
    evidence: at(`${name}/till.yaml`),
  });

  test('an operator’s Services are found in other folders as well', () => {
    const store = [operated('ledger', 'database', 'postgresql')];
    expect(edgesOf(architectureOf(orders('postgres://till:5432/till', ''), store))).toEqual(['orders -> ledger (sql) inferred']);
  });

  test('a name that Services of two folders have may mean either', () => {
    const both = [operated('ledger', 'database', 'postgresql'), operated('drawer', 'cache', 'redis')];
    expect(edgesOf(architectureOf(orders('till:5432', ''), both))).toEqual([]);
  });

  test('compose knows no Services', () => {
    const composed = [service('orders', { image: 'acme/orders' }), env('orders', 'TRACES_ENDPOINT', 'traces.tools:80')];
    expect(edgesOf(architectureOf(composed, inFolder('observability', 'collector', 'tools')))).toEqual([]);
  });
});
