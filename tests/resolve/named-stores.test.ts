import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, code, service } from './support.ts';

function usesOf(name: string): readonly string[] {
  const opened: FactDraft = {
    kind: 'connection',
    owner: code('orders'),
    nodeKind: 'database',
    technology: 'postgresql',
    protocol: 'sql',
    target: literal('orders-db:5432'),
    name: literal(name),
    evidence: at('orders/src/store.ts'),
  };
  const { edges } = architectureOf(service('orders'), service('orders-db'), opened);
  return edges.flatMap(({ operations }) => operations);
}

test('a database is named where its name is known, and a name that is empty is none', () => {
  expect(usesOf('ledger')).toEqual(['uses ledger']);
  expect(usesOf('')).toEqual([]);
});

test('a database whose host stays open is the one that its address is for', () => {
  const opened: FactDraft = {
    kind: 'connection',
    owner: code('orders'),
    nodeKind: 'database',
    technology: 'sql',
    protocol: 'sql',
    target: { is: 'concat', parts: [literal('jdbc:mysql://'), { is: 'setting', key: 'BOOKS_HOST' }, literal(':3306/books')] },
    evidence: at('orders/src/store.ts'),
  };

  const { nodes } = architectureOf(service('orders'), opened);

  expect(nodes.filter(({ kind }) => kind === 'database').map(({ id, technology }) => [id, technology])).toEqual([
    ['orders-mysql', ['mysql']],
  ]);
});
