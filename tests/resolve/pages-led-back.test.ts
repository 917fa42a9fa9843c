import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, call, code, edgesOf, program, route, service } from './support.ts';

function rule(forwards: string, to: string): FactDraft {
  const owner = { is: 'component', deployment: COMPOSE, name: 'edge' } as const;
  return { kind: 'call', owner, protocol: 'http', target: literal(`http://${to}:80`), forwards, evidence: at('edge.conf') };
}

const kiosk = [
  service('tides', { build: { context: 'tides' } }),
  program('tides'),
  service('web', { build: { context: 'web' } }),
  program('web', { role: 'frontend' }),
  service('edge', { image: 'nginx' }),
  rule('/', 'web'),
  call('web', '/piers', { method: 'GET' }),
];

test('a gateway that only hands the path back to the page’s own server is not who the page asks', () => {
  const architecture = architectureOf(kiosk);

  expect(edgesOf(architecture)).toEqual(['edge -> web (http) declared']);
  expect(architecture.unknowns.map(({ message }) => message)).toEqual(['web sends a request to /piers.']);
});

test('then the only server with such a route is', () => {
  expect(edgesOf(architectureOf(kiosk, route('tides', 'GET', '/piers')))).toContain('web -> tides (http) inferred');
});

test('a gateway that leads the path elsewhere is asked', () => {
  expect(edgesOf(architectureOf(kiosk, rule('/piers', 'tides')))).toContain('web -> edge (http) inferred');
});

test('a gateway that leads others under further hosts does not keep a page from its own program', () => {
  const answered = [...kiosk, route('web', 'GET', '/piers')];

  expect(edgesOf(architectureOf(answered, rule('/', 'tides')))).toEqual([
    'edge -> tides (http) declared',
    'edge -> web (http) declared',
  ]);
  expect(edgesOf(architectureOf(answered, rule('/piers', 'tides')))).toContain('web -> edge (http) inferred');
});

test('a gateway that sends a path to a third party goes before the server that the page is developed with', () => {
  const ferries = [service('ferries', { build: { context: 'ferries' } }), program('ferries')];
  const developed: FactDraft = { ...rule('/', 'tides'), owner: code('web'), isOfDevelopment: true } as FactDraft;
  const asked: FactDraft = { ...call('web', '/live'), protocol: 'websocket' } as FactDraft;
  const edges = edgesOf(architectureOf(kiosk, ferries, developed, rule('/live/', 'ferries'), asked));

  expect(edges).toContain('web -> edge (websocket) inferred');
  expect(edges).not.toContain('web -> tides (websocket) inferred');
});
