import { expect, test } from 'vitest';
import type { Evidence } from '../../src/model/evidence.ts';
import { type FactDraft, wayOf } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, code, program, service } from './support.ts';

const place = (path: string, line: number): Evidence => ({ path, line, text: `line ${line}` });
const sends = place('orders/stock.listener.ts', 7);
const connects = place('orders/main.ts', 3);

const publish = (evidence: Evidence, via: readonly Evidence[]): FactDraft => ({
  kind: 'publish',
  owner: code('orders'),
  protocol: 'kafka',
  channel: literal('order.placed'),
  channelKind: 'topic',
  evidence,
  via,
});

/** The listener sends with the client that it was given: the message is found from the listener, and from where the client is made. */
const system = (sent: readonly FactDraft[]) =>
  architectureOf(service('orders', { build: { context: 'orders' } }), program('orders'), sent, {
    kind: 'subscribe',
    owner: code('orders'),
    protocol: 'kafka',
    channel: literal('stock.low'),
    channelKind: 'topic',
    evidence: place('orders/main.ts', 9),
    reaches: [{ way: wayOf([sends]), at: sends }],
  }).handlings?.map(({ id, steps }) => [id, ...steps.map(({ evidence }) => `${evidence.path}:${evidence.line}`)]);

test('what a handler does is not told again because its client is made elsewhere', () => {
  const handled = ['orders receives kafka:stock.low', 'orders/stock.listener.ts:7'];

  expect(system([publish(sends, []), publish(connects, [sends])])).toEqual([handled]);
  expect(system([publish(sends, []), publish(connects, [])])).toEqual([['orders otherwise', 'orders/main.ts:3'], handled]);
});
