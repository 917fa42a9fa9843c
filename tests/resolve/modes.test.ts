import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { architectureOf, dockerfile, env, nodesOf, program, service } from './support.ts';

const mill: readonly FactDraft[] = [program('mill'), dockerfile('mill/Dockerfile')];
const local = (name: string) =>
  service(name, { build: { context: '.', dockerfile: 'mill/Dockerfile' }, command: 'node mill/server.js' });

function started(key: string, ...modes: readonly string[]): readonly string[] {
  const parts = modes.map((mode, index) => [local(`mill-${index}`), env(`mill-${index}`, key, mode)]);
  return nodesOf(architectureOf(mill, ...parts.flat()));
}

describe('parts of one program that a deployment starts with one command', () => {
  test.each(['SERVER_ROLE', 'MILL_MODE', 'APP_TYPE', 'COMPONENT', 'CAPABILITIES'])('are told apart by %s', (key) => {
    expect(started(key, 'grinding', 'packing')).toEqual(['mill-0 service', 'mill-1 service']);
  });

  test.each([
    ['SERVER_ROLE', 'grinding', 'grinding'],
    ['LOG_LEVEL', 'info', 'debug'],
    ['SERVER_ROLE_FILE', 'grinding', 'packing'],
    ['SERVER_MODE', '1', '2'],
  ])('are instances of one where %s is %s and %s', (key, one, other) => {
    expect(started(key, one, other)).toHaveLength(1);
  });
});
