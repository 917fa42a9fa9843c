import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, program, route } from './support.ts';

const contract = (name: string, ...operations: readonly string[]): FactDraft => ({
  kind: 'contract',
  protocol: 'grpc',
  name,
  operations,
  evidence: at('proto/pricing.proto'),
});

const served = (...drafts: readonly FactDraft[]) => architectureOf(program('pricing'), ...drafts).routes.map(({ path }) => path);

test('operations take the package and the spelling of their contract', () => {
  const paths = served(
    contract('shop.pricing.Pricing', 'Quote', 'ListOffers'),
    route('pricing', 'RPC', 'Pricing/quote'),
    route('pricing', 'RPC', 'shop.pricing.Pricing/list_offers'),
  );

  expect(paths).toEqual(['shop.pricing.Pricing/ListOffers', 'shop.pricing.Pricing/Quote']);
});

test('what a known contract does not declare is a helper: nothing serves it, and nothing is unknown', () => {
  const drafts = [contract('shop.pricing.Pricing', 'Quote'), route('pricing', 'RPC', 'Pricing/roundUp')];

  const { routes, unknowns } = architectureOf(program('pricing'), ...drafts);

  expect(routes).toEqual([]);
  expect(unknowns).toEqual([]);
});

test('without the contract, or with two of that name, the code is taken at its word', () => {
  const paths = served(
    contract('shop.v1.Offers', 'List'),
    contract('shop.v2.Offers', 'List'),
    route('pricing', 'RPC', 'Offers/watch'),
    route('pricing', 'RPC', 'Discounts/apply'),
  );

  expect(paths).toEqual(['Discounts/apply', 'Offers/watch']);
});

test('a gateway that is mounted below a path serves its rules there', () => {
  const description: FactDraft = contract('shop.v1.Orders', 'Place');
  const rule: FactDraft = {
    kind: 'operation',
    protocol: 'grpc',
    contract: 'shop.v1.Orders',
    method: 'POST',
    path: '/v1/orders',
    evidence: at('proto/pricing.proto'),
  };
  const use: FactDraft = {
    kind: 'contract-use',
    owner: { is: 'code', programs: ['pricing'] },
    role: 'transcodes',
    contract: literal('Orders'),
    base: literal('/api/'),
    evidence: at('pricing/main.go'),
  };

  expect(served(description, rule, use).filter((path) => path.startsWith('/'))).toEqual(['/api/v1/orders']);
});
