import { expect, test } from 'vitest';
import { render } from '../../src/render/render.ts';
import { risks } from '../../src/render/views/risks.ts';
import { architecture, at, edge, node } from './support.ts';

const kept = {
  pattern: 'time-to-live',
  by: 'ioredis',
  subject: 'basket',
  values: { ttlMs: 3_600_000 },
  evidence: at('basket.ts:7'),
} as const;
const baskets = architecture({
  nodes: [node('basket', 'compose.yaml:1', { policies: [kept] }), node('basket-cache', 'compose.yaml:9', { kind: 'cache' })],
  edges: [edge('basket', 'basket-cache', ['basket.ts:2'], { protocol: 'redis', pattern: 'data-access' })],
});
const documents = new Map(render(baskets).map(({ path, text }) => [path, text]));

test.each([
  ['service-integration.md', '- basket, basket: ioredis, kept for 3600 s (`basket.ts:7`)'],
  ['integration-requirements.md', 'ttl: ["kept for 3600 s"]'],
  ['integration-points.md', 'Times to live of what it caches: basket, basket by ioredis, kept for 3600 s (`basket.ts:7`)'],
  ['services/basket.md', '- Time to live: basket, basket by ioredis, kept for 3600 s (`basket.ts:7`)'],
])('%s tells how long is kept what is cached', (path, words) => {
  expect(documents.get(path)).toContain(words);
});

test('a time to live is no measure against a side that does not answer', () => {
  expect(documents.get('integration-points.md')).toContain(
    'no timeout, retry, circuit breaker, rate limit or bulkhead of a library',
  );
  expect(documents.get('integration-plan.md')).toContain('no timeout, retry or circuit breaker of a library or setting was seen');
  expect(risks(baskets).filter(({ kind }) => kind === 'No timeout')).toEqual([]);
});
