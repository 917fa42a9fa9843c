import { expect, test } from 'vitest';
import type { FactDraft, NodeKind } from '../../src/model/fact.ts';
import { concat, literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, code, edgesOf, env, program, service } from './support.ts';

const connects = (nodeKind: NodeKind, technology: string): FactDraft => ({
  kind: 'connection',
  owner: code('baskets', 'payments'),
  nodeKind,
  technology,
  protocol: 'http',
  target: setting('LOGS_URL'),
  evidence: at('shared/defaults.cs'),
});
const logs = service('logs', { image: 'datalust/seq' });
const shop = [
  service('baskets', { build: { context: 'baskets' } }),
  service('payments', { build: { context: 'payments' } }),
  program('baskets'),
  program('payments'),
];
const told = env('payments', 'LOGS_URL', 'http://logs');

test('logs go where a setting says so, and from no program that is not told while another is', () => {
  expect(edgesOf(architectureOf([...shop, logs, told], connects('infrastructure', 'seq')))).toEqual([
    'payments -> logs (http) declared',
  ]);
});

test('where no program is told, all of them are taken to use it', () => {
  expect(edgesOf(architectureOf([...shop, logs], connects('infrastructure', 'seq')))).toEqual([
    'baskets -> logs (http) inferred',
    'payments -> logs (http) inferred',
  ]);
});

test('a store is asked all the same: nobody goes without', () => {
  const stock = service('stock', { image: 'elasticsearch' });
  const given = env('payments', 'LOGS_URL', 'http://stock');
  expect(edgesOf(architectureOf([...shop, stock, given], connects('search', 'elasticsearch')))).toContain(
    'baskets -> stock (http) inferred',
  );
});

test('a program that is told the address in part is told', () => {
  const inPart = env('baskets', 'LOGS_URL', concat([literal('http://'), setting('LOGS_HOST'), literal(':5341')]));
  const shown = architectureOf([...shop, logs, told, inPart], connects('infrastructure', 'seq'));
  expect(edgesOf(shown)).toEqual(['baskets -> logs (http) inferred', 'payments -> logs (http) declared']);
});
