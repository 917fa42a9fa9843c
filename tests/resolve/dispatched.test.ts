import { expect, test } from 'vitest';
import type { FactDraft } from '../../src/model/fact.ts';
import { withDispatchedCommands } from '../../src/resolve/dispatched.ts';
import { indexFacts } from '../../src/resolve/fact-index.ts';
import { dockerfile, env, service } from './support.ts';

function commandsOf(...drafts: readonly FactDraft[]): Readonly<Record<string, string | undefined>> {
  const facts = withDispatchedCommands(indexFacts(drafts.map((draft, at) => ({ ...draft, id: String(at), foundBy: 'test' }))));
  const named = facts.of('component').map(({ name, command }) => [name, command] as const);
  return Object.fromEntries([...named, ...facts.of('image').map(({ path, command }) => [path, command] as const)]);
}

const starts = (by: string) => ({
  by,
  commands: { web: 'gunicorn mill.wsgi', worker: 'celery -A mill worker -Q "${2:-grain}"', run: 'nice "$@"' },
});

test('a component starts what its words mean to the script of its image', () => {
  const build = { context: 'mill' };

  expect(
    commandsOf(
      dockerfile('mill/Dockerfile', { command: './start.sh web', starts: starts('1') }),
      service('site', { build, command: 'web' }),
      service('miller', { build, command: 'worker flour,bran' }),
      service('idle', { build, command: 'worker' }),
      service('other', { build, command: './start.sh run python tidy.py' }),
      service('odd', { build, command: "run tidy.py $1 $$ $& $'" }),
      service('shell', { build, command: 'bash -c true' }),
      service('cluster', { image: 'ghcr.io/shop/mill:2', command: 'worker oats' }),
      service('stranger', { image: 'ghcr.io/shop/press:2', command: 'worker oats' }),
    ),
  ).toEqual({
    'mill/Dockerfile': 'gunicorn mill.wsgi',
    site: undefined,
    miller: 'celery -A mill worker -Q flour,bran',
    idle: 'celery -A mill worker -Q grain',
    other: 'nice python tidy.py',
    odd: "nice tidy.py $1 $$ $& $'",
    shell: 'bash -c true',
    cluster: 'celery -A mill worker -Q oats',
    stranger: 'worker oats',
  });
});

test('or what a variable of it says', () => {
  const build = { context: 'mill' };
  const commands = commandsOf(
    dockerfile('mill/Dockerfile', { command: './start.sh', starts: starts('ROLE') }),
    service('miller', { build }),
    service('site', { build }),
    service('tidier', { build }),
    env('miller', 'ROLE', 'worker'),
    env('tidier', 'ROLE', 'run'),
  );

  expect(commands).toEqual({
    'mill/Dockerfile': './start.sh',
    miller: 'celery -A mill worker -Q grain',
    site: undefined,
    tidier: 'nice',
  });
});
