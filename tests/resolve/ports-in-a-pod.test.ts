import { expect, test } from 'vitest';
import type { FactDraft, Owner } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, edgesOf, service } from './support.ts';

function ofCluster(name: string): Owner {
  return { is: 'component', deployment: CLUSTER, name };
}

function asksAt(program: string): readonly FactDraft[] {
  return [
    service(program, { deployment: CLUSTER, image: `market/${program}` }),
    {
      kind: 'connection',
      owner: ofCluster(program),
      nodeKind: 'database',
      technology: 'postgresql',
      protocol: 'sql',
      target: literal('postgres://127.0.0.1:5432/all'),
      evidence: at(`${program}/index.js`),
    },
  ];
}

/** A database that a program reaches at a port of its own pod. */
function besides(program: string, database: string, port = 5432): readonly FactDraft[] {
  return [
    ...asksAt(program),
    service(database, { deployment: CLUSTER, nodeKind: 'database', technology: 'postgresql' }),
    { kind: 'listen', owner: ofCluster(database), port: literal(port), beside: ofCluster(program), evidence: at('k8s/all.yaml') },
  ];
}

test('a port of the own machine is that of what runs in the same pod, also where every pod has something there', () => {
  const architecture = architectureOf(...besides('stall', 'prices'), ...besides('ledger', 'sales'));

  expect(edgesOf(architecture)).toEqual(['ledger -> sales (sql) declared', 'stall -> prices (sql) declared']);
});

test('what runs in a pod is nobody at the own machine of another', () => {
  const edges = edgesOf(architectureOf(...besides('stall', 'prices'), ...besides('till', 'sales', 6000), ...asksAt('ledger')));

  expect(edges.filter((edge) => edge.includes('-> prices'))).toEqual(['stall -> prices (sql) declared']);
});
