import { expect, test } from 'vitest';
import type { Fact } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { resolve } from '../../src/resolve/resolve.ts';
import { at, call, code, env, program, publishes, route, service, workload } from './support.ts';

const drafts = [
  service('orders', { build: { context: 'orders' } }),
  service('payments', { image: 'acme/payments' }),
  service('db', { image: 'postgres' }),
  workload('payments-depl', 'payments-srv', { image: 'acme/payments' }),
  program('orders'),
  program('payments'),
  env('orders', 'PAYMENTS_URL', 'http://payments'),
  publishes('payments', 8080),
  call('orders', setting('PAYMENTS_URL')),
  call('payments', 'https://api.example.com', { vendor: 'rates' }),
  route('payments', 'GET', '/charges'),
  {
    kind: 'publish' as const,
    owner: code('orders'),
    protocol: 'amqp' as const,
    channel: literal('paid'),
    channelKind: 'queue' as const,
    evidence: at('orders/x.ts'),
  },
].flat();
const facts = drafts.map((draft, index) => ({ ...draft, id: `f${index}`, foundBy: 'story' })) as Fact[];
const drawn = (all: readonly Fact[]) =>
  JSON.stringify(resolve({ facts: all, problems: [], files: { seen: 1, parsed: 1 }, name: 'shop', revision: null }));

test('the order in which facts come in does not matter', () => {
  const shuffles = [
    [...facts].reverse(),
    [...facts.slice(5), ...facts.slice(0, 5)],
    facts.toSorted((a, b) => (a.kind < b.kind ? 1 : -1)),
  ];

  for (const shuffled of shuffles) expect(drawn(shuffled)).toBe(drawn(facts));
});

test('every element has evidence and cites a fact', () => {
  const architecture = JSON.parse(drawn(facts)) as ReturnType<typeof resolve>;
  const elements = [...architecture.nodes, ...architecture.edges, ...architecture.channels, ...architecture.routes];

  expect(elements.length).toBeGreaterThan(8);
  expect(
    elements.filter((each) => each.evidence.length === 0 || each.because.flatMap((reason) => reason.facts).length === 0),
  ).toEqual([]);
});
