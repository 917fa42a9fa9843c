import { expect, test } from 'vitest';
import { isOf } from '../src/check/wiring/checked.ts';
import { nodeRows } from '../src/drift/between/rows.ts';
import { blindNodes } from '../src/drift/between/worlds.ts';
import { knownOf, nodeOfPath } from '../src/drift/claims/known.ts';
import type { Architecture, Channel } from '../src/model/architecture.ts';
import { explain } from '../src/output/explain.ts';
import { relays } from '../src/render/views/channels.ts';
import { libraries } from '../src/render/views/libraries.ts';
import { at, shop } from './support/shop.ts';

/** The shop with orders at the root: all that no other program's folder has is its own. */
const atRoot: Architecture = {
  ...shop,
  nodes: shop.nodes.map((node) => (node.id === 'orders' ? { ...node, paths: ['.'] } : node)),
};
const [storefront, , orders, , mailer] = atRoot.nodes;
const nodes = new Map(atRoot.nodes.map((node) => [node.id, node]));

test('a file is of the innermost program around it', () => {
  expect(nodeOfPath(atRoot.nodes, 'src/announce.ts')).toBe(orders);
  expect(nodeOfPath(atRoot.nodes, 'mailer/src/main.ts')).toBe(mailer);
  expect(nodeOfPath([...atRoot.nodes].reverse(), 'storefront/src/cart.ts')).toBe(storefront);
});

test('rules of wiring know whose file it is', () => {
  const checked = { architecture: atRoot, nodes } as unknown as Parameters<typeof isOf>[2];

  expect(isOf('src/announce.ts', ['orders'], checked)).toBe(true);
  expect(isOf('mailer/src/main.ts', ['orders'], checked)).toBe(false);
});

test('code of the root is the code of its program, and of no other', () => {
  const rows = nodeRows(
    { architecture: atRoot, deployments: [], findings: [], claims: [], mentions: () => undefined },
    new Set(),
  );

  expect(rows.find(({ element }) => element === 'orders')?.code.evidence.map(({ path }) => path)).toContain(
    'orders/package.json',
  );
  expect(rows.find(({ element }) => element === 'mailer')?.code.evidence).toEqual([]);
});

test('what is not understood at the root is no matter to the programs below it', () => {
  const unknown = {
    ...atRoot.unknowns[0],
    code: 'unresolved-target',
    evidence: at('mailer/src/main.ts', 9, 'fetch(url)'),
  } as const;
  const inMailer = { ...atRoot, problems: [], unknowns: [{ ...unknown, message: 'mailer asks somebody.', settledBy: '' }] };
  const ground = {} as Parameters<typeof knownOf>[1];
  const isUnderstood = (architecture: Architecture) =>
    atRoot.nodes.filter((node) => knownOf(architecture, ground).isUnderstood(node)).map(({ id }) => id);

  expect(isUnderstood({ ...atRoot, problems: [] })).toEqual(['storefront', 'payments', 'rabbit', 'mailer']);
  expect(isUnderstood(inMailer)).toEqual(['storefront', 'payments', 'orders', 'rabbit']);
  expect([...blindNodes(inMailer)]).toEqual(['mailer']);
  expect(explain(inMailer, 'orders', 'payments')).not.toContain('mailer asks somebody');
});

test('who asks somebody unknown at the root may ask another service', () => {
  const alone = { ...atRoot, edges: [], channels: [] };

  expect(libraries(alone).contracted.without).toEqual(['orders']);
});

test('lines of the program at the root come first, and stand for it between two', () => {
  const paid: Channel = {
    ...(atRoot.channels[0] as Channel),
    id: 'rabbit:order.paid',
    name: 'order.paid',
    producers: ['payments'],
    consumers: ['orders', 'storefront'],
    evidence: [at('payments/pay.ts', 3, 'send()'), at('storefront/paid.ts', 1, 'take()'), at('paid.ts', 2, 'take()')],
  };
  const both = { ...atRoot, channels: [...atRoot.channels, paid] };

  expect(relays(both).map(({ service, evidence }) => [service, ...evidence.map(({ path }) => path)])).toEqual([
    ['orders', 'paid.ts', 'orders/src/announce.ts', 'payments/pay.ts', 'storefront/paid.ts', 'mailer/src/main.ts'],
  ]);
  expect(explain(both, 'payments', 'orders')).toContain('paid.ts:2');
});
