import { expect, test } from 'vitest';
import type { FactDraft, Protocol } from '../../src/model/fact.ts';
import { setting } from '../../src/model/value.ts';
import { architectureOf, at, code, edgesOf, env, program, service } from './support.ts';

const connects = (technology: string, protocol: Protocol): FactDraft => ({
  kind: 'connection',
  owner: code('payments'),
  nodeKind: 'database',
  technology,
  protocol,
  target: setting('DATABASE'),
  evidence: at('payments/db.ts'),
});
const shop = [
  service('payments', { build: { context: 'payments' } }),
  program('payments'),
  service('ledger', { image: 'postgres:16' }),
  service('sums', { image: 'mcr.microsoft.com/mssql/server' }),
  env('payments', 'DATABASE', 'Host=ledger;Database=payments'),
];

test('of several clients of SQL, the one whose database the setting leads to is in use', () => {
  expect(edgesOf(architectureOf(shop, connects('postgresql', 'sql'), connects('mssql', 'sql')))).toEqual([
    'payments -> ledger (sql) declared',
  ]);
  expect(edgesOf(architectureOf(shop, connects('mssql', 'sql')))).toContain('payments -> sums (sql) inferred');
});

test('a managed service may be used all the same', () => {
  expect(edgesOf(architectureOf(shop, connects('postgresql', 'sql'), connects('cosmosdb', 'http')))).toContain(
    'payments -> cosmosdb (http) resolved',
  );
});
