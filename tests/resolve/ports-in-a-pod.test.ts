import { expect, test } from 'vitest';
import type { FactDraft, Owner } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, edgesOf, service } from './support.ts';

function ofCluster(name: string): Owner {
  return { is: 'component', deployment: CLUSTER, name };
}

/** A database that a program reaches at port 5432 of its own pod. */
function besides(program: string, database: string): readonly FactDraft[] {
  return [
    service(program, { deployment: CLUSTER, image: `market/${program}` }),
    service(database, { deployment: CLUSTER, nodeKind: 'database', technology: 'postgresql' }),
    { kind: 'listen', owner: ofCluster(database), port: literal(5432), beside: ofCluster(program), evidence: at('k8s/all.yaml') },
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

test('a port of the own machine is that of what runs in the same pod, also where every pod has something there', () => {
  const architecture = architectureOf(...besides('stall', 'prices'), ...besides('ledger', 'sales'));

  expect(edgesOf(architecture).map((edge) => edge.replace(/\).*/, ')'))).toEqual([
    'ledger -> sales (sql)',
    'stall -> prices (sql)',
  ]);
});
