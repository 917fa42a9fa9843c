import { expect, test } from 'vitest';
import type { FactDraft, PackedProgram } from '../../src/model/fact.ts';
import { architectureOf, at, dockerfile, program, route, service } from './support.ts';

/** Two Go programs in folders that no deployment is called like, and who answers to the path of each. */
function ownersOf(...drafts: readonly FactDraft[]): readonly string[] {
  const main = (folder: string) => program(folder, { evidence: at(`${folder}/main.go`) });
  const mills = ['town/oats/cmd/oatsd', 'town/rye/cmd/ryed'].flatMap((folder) => [
    main(folder),
    route(folder, 'GET', `/${folder}`),
  ]);
  return architectureOf(main('tools/sieve'), ...mills, ...drafts).routes.map((each) => `${each.service} ${each.path}`);
}

const packing = (path: string, ...packs: readonly PackedProgram[]) => dockerfile(path, { packs });
const built = (name: string, dockerfile: string, build = {}, more = {}) =>
  service(name, { build: { context: '.', dockerfile, ...build }, ...more });
const EACH = ['breakfast /town/oats/cmd/oatsd', 'supper /town/rye/cmd/ryed'];

test('a component is the program that its Dockerfile compiles, seen from the build context', () => {
  const owners = ownersOf(
    packing('images/a.Dockerfile', { source: 'town/oats/cmd/oatsd' }),
    packing('images/b.Dockerfile', { source: 'rye/' }, { source: 'nothing/there' }),
    built('breakfast', 'images/a.Dockerfile'),
    built('supper', '../images/b.Dockerfile', { context: 'town' }),
  );

  expect(owners).toEqual(EACH);
});

test('build arguments say which, and the default of the Dockerfile where they say nothing', () => {
  const owners = ownersOf(
    packing('images/Dockerfile', { source: 'town/${GRAIN:-rye}/cmd/${GRAIN:-rye}d' }),
    built('breakfast', 'images/Dockerfile', { args: { GRAIN: 'oats' } }),
    built('supper', 'images/Dockerfile'),
  );

  expect(owners).toEqual(EACH);
});

test('so does the stage that is built', () => {
  const owners = ownersOf(
    packing('Dockerfile', { source: 'town/oats/', stage: 'morning' }, { source: 'town/rye/', stage: 'evening' }),
    built('breakfast', 'Dockerfile', { target: 'morning' }),
    built('supper', 'Dockerfile', { target: 'Evening' }),
  );

  expect(owners).toEqual(EACH);
});

test('and of several programs in one image the file that the command starts', () => {
  const owners = ownersOf(
    dockerfile('Dockerfile', {
      command: '/bin/a',
      packs: [
        { source: 'town/oats/cmd/oatsd', file: '/bin/a' },
        { source: '/town/rye/cmd/ryed', file: '/usr/bin/b' },
      ],
    }),
    built('breakfast', 'Dockerfile'),
    built('supper', 'Dockerfile', {}, { command: 'b --verbose' }),
  );

  expect(owners).toEqual(EACH);
});

test('nothing is said of arguments that nobody gives and of several programs that nothing tells apart', () => {
  const owners = ownersOf(
    packing('a.Dockerfile', { source: 'town/${GRAIN}/cmd/${GRAIN}d' }),
    packing('b.Dockerfile', { source: 'town/oats/' }, { source: 'town/rye/' }),
    built('breakfast', 'a.Dockerfile'),
    built('supper', 'b.Dockerfile'),
  );

  expect(owners).toEqual(['oatsd /town/oats/cmd/oatsd', 'ryed /town/rye/cmd/ryed']);
});
