import { expect, test } from 'vitest';
import type { FactDraft, ProcessFact } from '../../src/model/fact.ts';
import { literal } from '../../src/model/value.ts';
import { architectureOf, at, dockerfile, edgesOf, nodesOf, program, service } from './support.ts';

const file = (path: string): ProcessFact => ({
  kind: 'process',
  program: 'letters',
  key: path,
  file: path,
  names: [],
  evidence: at(path),
});

const calling = (path: string, host: string): FactDraft => ({
  kind: 'call',
  owner: { is: 'code', programs: ['letters'], processes: [path] },
  ...{ protocol: 'http', target: literal(`http://${host}`) },
  evidence: at(path),
});

const office: readonly FactDraft[] = [
  program('letters'),
  file('letters/desk.py'),
  file('letters/sorter.py'),
  calling('letters/desk.py', 'stamps'),
  calling('letters/sorter.py', 'mailbags'),
  service('stamps', { image: 'acme/stamps' }),
  service('mailbags', { image: 'acme/mailbags' }),
  dockerfile('letters/Dockerfile', { command: 'python desk.py' }),
  service('counter', { build: { context: 'letters' } }),
];

const second = (name: string, command: string, more = {}): readonly FactDraft[] => [
  dockerfile('letters/Dockerfile.second', { command }),
  service(name, { build: { context: 'letters', dockerfile: 'Dockerfile.second' }, ...more }),
];

test('a Dockerfile that starts another file of a program is for that part of it', () => {
  const shop = architectureOf(...office, ...second('backroom', 'python sorter.py'));

  expect(edgesOf(shop)).toEqual(['backroom -> mailbags (http) resolved', 'counter -> stamps (http) resolved']);
});

test('what is compiled is started by its name, wherever the image has it', () => {
  const named: readonly FactDraft[] = ['presser', 'bottler'].flatMap((name) => [
    { kind: 'process', program: 'press', key: name, names: [name], evidence: at('press/main.rs') },
    {
      kind: 'call',
      owner: { is: 'code', programs: ['press'], processes: [name] },
      ...{ protocol: 'http', target: literal(`http://${name}-store`) },
      evidence: at(`press/${name}.rs`),
    },
  ]);
  const shop = architectureOf(
    ...named,
    ...['presser-store', 'bottler-store'].map((name) => service(name, { image: `acme/${name}` })),
    program('press'),
    dockerfile('press/Dockerfile'),
    service('morning', { build: { context: 'press' }, command: '/usr/local/bin/presser --fast' }),
    service('evening', { build: { context: 'press' }, command: 'bottler' }),
  );

  expect(edgesOf(shop)).toEqual(['evening -> bottler-store (http) resolved', 'morning -> presser-store (http) resolved']);
});

test.each([
  ['starts the same file', 'python -u desk.py'],
  ['does an errand', 'alembic upgrade head'],
])('one that %s is another image of the whole', (_what, command) => {
  const shop = architectureOf(...office, ...second('backroom', command));

  expect(nodesOf(shop)).not.toContain('backroom service');
});
