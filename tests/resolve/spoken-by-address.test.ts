import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { BY_ADDRESS } from '../../src/model/fact.ts';
import { literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, code, dockerfile, edgesOf, env, nodesOf, program, service } from './support.ts';

const deployed: readonly FactDraft[] = [
  service('orders', { build: { context: 'orders' } }),
  service('redis', { image: 'redis:7' }),
  service('db', { image: 'postgres:16' }),
  service('mailhog', { image: 'mailhog/mailhog' }),
  dockerfile('orders/Dockerfile'),
  program('orders'),
];

describe('a connection that is told by its address', () => {
  test('is one to the store that the deployment names, by the scheme of its address', () => {
    const shop = architectureOf(
      ...deployed,
      env('orders', 'EMAIL_URL', 'smtp+tls://mailhog:1025'),
      opened(setting('RESULTS_URL', literal('db+postgresql://db/results'))),
      opened(setting('EMAIL_URL', literal('consolemail://'))),
      opened(literal('redis://redis:6379/1')),
    );

    expect(edgesOf(shop)).toEqual([
      'orders -> db (sql) resolved',
      'orders -> mailhog (smtp) declared',
      'orders -> redis (redis) resolved',
    ]);
  });

  test('is none where the address names no store, or nobody gives it', () => {
    const shop = architectureOf(
      ...deployed,
      ...['rpc://', 'locmemcache://', 'consolemail://', 'db+sqlite:///results.db'].map((text) => opened(literal(text))),
      opened(setting('RESULTS_URL')),
    );

    expect(edgesOf(shop)).toEqual([]);
    expect(nodesOf(shop)).toEqual(['db database', 'mailhog infrastructure', 'orders service', 'redis cache']);
  });
});

function opened(target: Value): FactDraft {
  return {
    kind: 'connection',
    evidence: at('orders/app.py'),
    owner: code('orders'),
    nodeKind: 'database',
    technology: BY_ADDRESS,
    protocol: 'other',
    target,
  };
}
