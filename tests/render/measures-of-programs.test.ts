import { expect, test } from 'vitest';
import { render } from '../../src/render/render.ts';
import { failureModes } from '../../src/render/views/failure-modes.ts';
import { risks } from '../../src/render/views/risks.ts';
import { architecture, at, edge, node } from './support.ts';

const measures = [
  { pattern: 'circuit-breaker', by: 'resilience4j', subject: 'stock', values: {}, evidence: at('Stock.java:9') },
  { pattern: 'timeout', by: 'resilience4j', values: { timeoutMs: 4000 }, evidence: at('Waiting.java:4') },
] as const;
const shop = architecture({
  nodes: [
    node('orders', 'compose.yaml:1', { policies: measures }),
    node('payments', 'compose.yaml:5'),
    node('prometheus', 'compose.yaml:9', { kind: 'infrastructure', technology: ['prometheus'] }),
  ],
  edges: [
    edge('orders', 'payments', ['orders.ts:1'], { operations: ['POST /charges'] }),
    edge('prometheus', 'payments', ['prometheus.yml:7'], { operations: ['GET /actuator/prometheus'] }),
  ],
});
const documents = new Map(render(shop).map(({ path, text }) => [path, text]));

test('a measure of a program that could not be laid to a request ends the wait of none for sure', () => {
  expect(failureModes(shop).map(({ failure, detection, recovery }) => ({ failure, detection, recovery }))).toEqual([
    { failure: 'payments does not answer', detection: [], recovery: [] },
  ]);
  expect(documents.get('integration-spec.md')).toContain('- [ ] All failures have recovery');
});

test('the risk of a request without a timeout tells of the one that may hold for it', () => {
  expect(risks(shop).filter(({ kind }) => kind === 'No timeout')).toMatchObject([
    {
      where: ['orders'],
      why: "No timeout was seen on its requests to payments; one by resilience4j (waits 4000 ms) holds for some of its requests, else the client's own default holds, if it has one.",
    },
  ]);
});

test('what a monitoring system asks for is told as metrics', () => {
  expect(documents.get('integration-points.md')).toContain(
    '- **Metrics**: prometheus asks for `GET /actuator/prometheus` (`prometheus.yml:7`)',
  );
});
