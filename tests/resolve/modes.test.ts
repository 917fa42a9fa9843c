import { describe, expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, COMPOSE, dockerfile, edgesOf, env, nodesOf, program, service } from './support.ts';

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

describe('a setting that says what of a program runs', () => {
  const way = (text: string, host: string, isDefault = false): readonly FactDraft[] => [
    {
      ...{ kind: 'process', program: 'mill', key: text, names: [], chosenBy: 'MILL_PART', chosenAs: text },
      ...(isDefault ? { isDefault } : {}),
      evidence: at('mill/index.js'),
    },
    {
      kind: 'call',
      owner: { is: 'code', programs: ['mill'], processes: [text] },
      ...{ protocol: 'http', target: literal(`http://${host}`) },
      evidence: at('mill/index.js'),
    },
  ];
  const ways = [...way('grinding', 'wheels', true), ...way('packing', 'sacks')];
  const run = (name: string) => service(name, { build: { context: 'mill' } });
  const all = [mill, ways, service('wheels', { image: 'acme/wheels' }), service('sacks', { image: 'acme/sacks' })];
  const asked = (...drafts: readonly (FactDraft | readonly FactDraft[])[]) =>
    edgesOf(architectureOf(...all, run('north'), run('south'), ...drafts));
  const entry = (group: string, text: string): FactDraft => {
    return { kind: 'setting', group, key: 'MILL_PART', value: literal(text), evidence: at(group.replace(/^\w+:/, '')) };
  };
  const takesIn = (name: string, group: string): FactDraft => {
    const owner = { is: 'component', deployment: COMPOSE, name } as const;
    return { kind: 'settings-source', owner, deployment: COMPOSE, group, evidence: at('docker-compose.yml') };
  };
  const apart = ['north -> wheels (http) resolved', 'south -> sacks (http) resolved'];

  test('is told by the deployment, by a file, or by an entry of a group', () => {
    const grinding = [entry('file:north.env', 'grinding'), takesIn('north', 'file:north.env')];
    const packing = [entry('file:south.env', 'packing'), takesIn('south', 'file:south.env')];
    const kept = env('south', 'MILL_PART', { is: 'entry', group: 'configmap:parts', key: 'MILL_PART' });

    expect(asked(env('north', 'MILL_PART', 'grinding'), env('south', 'MILL_PART', 'packing'))).toEqual(apart);
    expect(asked(...grinding, ...packing)).toEqual(apart);
    expect(asked(...grinding, env('south', 'MILL_PART', 'packing'))).toEqual(apart);
    expect(asked(...packing)).toEqual(apart);
    expect(asked(...grinding, entry('configmap:parts', 'packing'), kept)).toEqual(apart);
  });

  test('is what the deployment says before what the file does', () => {
    const both = ['north', 'south'].map((name) => takesIn(name, 'file:mill.env'));

    expect(asked(entry('file:mill.env', 'grinding'), ...both, env('south', 'MILL_PART', 'packing'))).toEqual(apart);
  });
});
