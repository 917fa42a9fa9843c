import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, PAGE_HOST, setting, unknown } from '../../src/model/value.ts';
import { architectureOf, at, call, edgesOf, env, program, service } from './support.ts';

const shop = ['orders', 'payments'].flatMap((name) => [service(name, { build: { context: name } }), program(name)]);
const page = program('web', { role: 'frontend' });

test('the path of a WebSocket is that of the page, whatever the gateway has under the same setting', () => {
  const edge = { is: 'component' as const, deployment: 'compose:docker-compose.yml', name: 'edge' };
  const rule = (forwards: string, target: string): FactDraft =>
    ({ ...call('web', 'unused'), owner: edge, forwards, target: literal(target), evidence: at('nginx.conf') }) as FactDraft;
  const opened: FactDraft = {
    ...call('web', 'unused'),
    protocol: 'websocket',
    target: concat([unknown('the scheme'), literal('://'), unknown(PAGE_HOST), setting('LIVE_PATH')]),
  } as FactDraft;
  const result = architectureOf(
    shop,
    page,
    service('web', { build: { context: 'web' } }),
    service('edge', { image: 'nginx' }),
    env('web', 'LIVE_PATH', '/live/1'),
    env('edge', 'LIVE_PATH', '/charges/1'),
    rule('/', 'http://web:80'),
    rule('/live/', 'http://orders:3000'),
    rule('/charges/', 'http://payments:3000'),
    opened,
  );

  expect(edgesOf(result)).toContain('edge -> orders (websocket) declared');
  expect(edgesOf(result)).toContain('edge -> payments (http) declared');
});
