import { describe, expect, test } from 'vitest';
import type { FactDraft, ProgramFact } from '../../src/model/fact.ts';
import { architectureOf, at, call, program, route, service } from './support.ts';

function kindOf(role: ProgramFact['role'], base: string, ...more: readonly FactDraft[]): string | undefined {
  const image: FactDraft = { kind: 'image', path: 'kiosk/Dockerfile', base, copies: [], evidence: at('kiosk/Dockerfile') };
  const kiosk = service('kiosk', { build: { context: 'kiosk' } });
  const { nodes } = architectureOf(kiosk, program('kiosk', { role }), image, ...more);
  return nodes.find(({ id }) => id === 'kiosk')?.kind;
}

describe('what a web server sends out', () => {
  const asks = call('kiosk', '/api/tides', { method: 'GET' });

  test('is a page, whatever it is put together with', () => {
    expect(kindOf('tool', 'nginx:alpine', asks)).toBe('frontend');
    expect(kindOf('unknown', 'httpd:2.4', asks)).toBe('frontend');
  });

  test('is none where it is a server, serves something, or has no web server around it', () => {
    expect(kindOf('server', 'nginx:alpine', asks)).toBe('service');
    expect(kindOf('tool', 'nginx:alpine', asks, route('kiosk', 'GET', '/tides'))).toBe('service');
    expect(kindOf('tool', 'node:20', asks)).toBe('service');
  });
});
