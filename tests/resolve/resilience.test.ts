import { expect, test } from 'vitest';
import type { StatedPolicy } from '../../src/model/resilience.ts';
import { literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, env, program, service } from './support.ts';

const shop = [service('orders', { build: { context: 'orders' } }), program('orders'), env('orders', 'WINDOW', '60')];

function windowOf(windowMs: Value, unit?: StatedPolicy['unit']): number | undefined {
  const measure = {
    pattern: 'rate-limit',
    by: 'rate-limiter-flexible',
    values: { windowMs },
    ...(unit ? { unit } : {}),
  } as const;
  const { nodes } = architectureOf(shop, { kind: 'resilience', owner: code('orders'), ...measure, evidence: at('orders/a.ts') });
  return nodes.find(({ id }) => id === 'orders')?.policies?.[0]?.values['windowMs'];
}

test.each([
  ['seconds', literal(60), 's', 60_000],
  ['seconds that a setting gives', setting('WINDOW'), 's', 60_000],
  ['milliseconds that a setting gives', setting('WINDOW'), undefined, 60],
  ['seconds by default', setting('ELSE', literal('30')), 's', 30_000],
  ['a text with its own unit', literal('1 minute'), 's', 60_000],
  ['a duration of ISO 8601', literal('PT5S'), undefined, 5000],
] as const)('a time in %s', (_, value, unit, expected) => {
  expect(windowOf(value, unit)).toBe(expected);
});

function lifeOf(ttlMs: Value): number | undefined {
  const kept = { kind: 'resilience', owner: code('orders'), pattern: 'time-to-live', by: 'caffeine', values: { ttlMs } } as const;
  const { nodes } = architectureOf(shop, { ...kept, evidence: at('orders/a.ts') });
  return nodes.find(({ id }) => id === 'orders')?.policies?.[0]?.values['ttlMs'];
}

test.each([
  ['stands in the specification of a cache', literal('maximumSize=500,expireAfterAccess=10m'), 600_000],
  ['is an ISO 8601 duration of minutes', literal('PT10M'), 600_000],
  ['is nothing, so that things are kept', literal(0), undefined],
  ['is told by no setting', setting('LIFE'), undefined],
] as const)('a time to live that %s', (_, value, expected) => {
  expect(lifeOf(value)).toBe(expected);
});
