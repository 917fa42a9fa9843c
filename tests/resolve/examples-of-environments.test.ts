import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal, setting } from '../../src/model/value.ts';
import { architectureOf, at, call, edgesOf, program, publishes, service } from './support.ts';

const example = (value: string): FactDraft => ({
  kind: 'setting',
  group: 'file:.env.example',
  key: 'TIDES_URL',
  value: literal(value),
  evidence: at('.env.example'),
});
const harbour: readonly FactDraft[] = [
  program('pilot'),
  service('pilot', { build: { context: 'pilot' } }),
  call('pilot', setting('TIDES_URL', literal('https://api.tides.example'))),
];

describe('an example of the environment, which nothing loads', () => {
  test('counts where somebody answers there', () => {
    const system = architectureOf(harbour, example('http://localhost:9000'), service('tides'), publishes('tides', 9000));

    expect(edgesOf(system)).toEqual(['pilot -> tides (http) inferred']);
  });

  test('gives way to the default in the code where nobody does', () => {
    expect(edgesOf(architectureOf(harbour, example('http://localhost:9000')))).toEqual([
      'pilot -> api-tides-example (http) resolved',
    ]);
  });
});
