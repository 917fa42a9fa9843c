import { expect, test } from 'vitest';
import type { LibraryFact } from '../../src/model/fact.ts';
import { architectureOf, at, program, service } from './support.ts';

const shop = [
  service('orders', { build: { context: 'services/orders' } }),
  program('services/orders'),
  service('payments', { build: { context: 'services/payments' } }),
  program('services/payments'),
];

function names(manifest: string, more: Partial<LibraryFact> = {}): LibraryFact {
  const owner = { is: 'file', path: manifest } as const;
  return { kind: 'library', owner, name: 'Pact', role: 'contract-tests', evidence: at(manifest), ...more };
}

function attached(...facts: readonly LibraryFact[]): Readonly<Record<string, readonly string[]>> {
  const { nodes, libraries = [] } = architectureOf(shop, ...facts);
  const told = ({ name, evidence }: (typeof libraries)[number]) => `${name} ${evidence.map(({ path }) => path).join(' ')}`;
  const own = nodes.map((node) => [node.id, (node.libraries ?? []).map(told)] as const);
  return Object.fromEntries([...own, ['nobody', libraries.map(told)]]);
}

test('a library is of the service whose folder the manifest lies in', () => {
  expect(attached(names('services/orders/package.json'))).toEqual({
    orders: ['Pact services/orders/package.json'],
    payments: [],
    nobody: [],
  });
});

test('a manifest that many share tells of who imports the library', () => {
  expect(attached(names('package.json', { importers: ['services/payments/src/pact.spec.ts'] }))).toEqual({
    orders: [],
    payments: ['Pact package.json'],
    nobody: [],
  });
});

test('a manifest that many share and nobody imports from is of nobody in particular', () => {
  expect(attached(names('package.json'))).toEqual({ orders: [], payments: [], nobody: ['Pact package.json'] });
});

test('what tests apart name for a service is not told of nobody too', () => {
  const tests = names('tests/orders/package.json');
  const via = [at('tests/orders/package.json')];
  const ofOrders: LibraryFact = { ...tests, owner: { is: 'file', path: 'services/orders/package.json' }, via };

  expect(attached(tests, ofOrders)).toEqual({
    orders: ['Pact tests/orders/package.json tests/orders/package.json'],
    payments: [],
    nobody: [],
  });
});
