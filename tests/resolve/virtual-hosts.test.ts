import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { concat, literal, setting, type Value } from '../../src/model/value.ts';
import { architectureOf, at, CLUSTER, COMPOSE, call, code, edgesOf, env, program, service, workload } from './support.ts';

const named = (...parts: readonly Value[]): FactDraft => ({
  kind: 'virtual-host',
  owner: { is: 'component', deployment: COMPOSE, name: 'edge' },
  host: concat(parts),
  evidence: at('Caddyfile'),
});
const quay: readonly FactDraft[] = [
  service('edge', { image: 'caddy:2' }),
  program('web'),
  call('web', literal('https://api.quay.example/tides')),
];

describe('a public name that a proxy answers to', () => {
  test('leads to the proxy', () => {
    expect(edgesOf(architectureOf(quay, named(literal('api.quay.example'))))).toEqual(['web -> edge (http) resolved']);
  });

  test('leads to whom the proxy hands all of it, and to the proxy where these are several', () => {
    const handed = (behind: Value): FactDraft => ({ ...named(literal('api.quay.example')), behind }) as FactDraft;
    const tides = service('tides', { image: 'quay/tides' });
    const berths = service('berths', { image: 'quay/berths' });
    const both: Value = { is: 'one-of', values: [literal('http://tides:80'), literal('http://berths:80')] };

    expect(edgesOf(architectureOf(quay, tides, handed(literal('http://tides:80'))))).toContain('web -> tides (http) resolved');
    expect(edgesOf(architectureOf(quay, tides, berths, handed(both)))).toContain('web -> edge (http) resolved');
  });

  test('may be made of a setting of the proxy', () => {
    const system = architectureOf(
      quay,
      env('edge', 'DOMAIN', 'quay.example', COMPOSE),
      named(literal('api.'), setting('DOMAIN')),
    );

    expect(edgesOf(system)).toEqual(['web -> edge (http) resolved']);
  });

  test('that nobody tells leaves the host outside', () => {
    expect(edgesOf(architectureOf(quay, named(literal('api.'), setting('DOMAIN'))))).toEqual([
      'web -> api-quay-example (http) resolved',
    ]);
  });

  test('counts less than what a deployment gives that name', () => {
    const system = architectureOf(
      quay,
      named(literal('api.quay.example')),
      workload('ingress', 'ingress', { hosts: ['api.quay.example'], nodeKind: 'gateway', deployment: CLUSTER }),
    );

    expect(edgesOf(system)).toEqual([expect.stringContaining('web -> ingress')]);
  });

  test('means the product behind it, where its own client asks', () => {
    const system = architectureOf(
      service('edge', { image: 'caddy:2' }),
      service('sign-in', { image: 'quay.io/keycloak/keycloak:26.0' }),
      program('web'),
      named(literal('id.quay.example')),
      {
        kind: 'connection',
        owner: code('web'),
        nodeKind: 'infrastructure',
        technology: 'keycloak',
        protocol: 'http',
        target: literal('https://id.quay.example'),
        evidence: at('web/src/auth.ts'),
      },
    );

    expect(edgesOf(system)).toEqual(['web -> sign-in (http) resolved']);
  });
});
