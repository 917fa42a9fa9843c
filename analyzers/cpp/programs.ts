import type { Program } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import type { Repository } from '../../src/sdk/index.ts';
import { buildsOf, homeOf } from './builds.ts';

/** Every build with a `main` is a program; the others are libraries of those that include them. */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[] {
  const homes = new Set(modules.map(({ path }) => homeOf(path, repository)));
  const started = new Set(modules.filter(hasMain).map(({ path }) => homeOf(path, repository)));
  return buildsOf(repository)
    .filter(({ folder }) => homes.has(folder))
    .map(({ folder }) => ({ folder, entries: [], isLibrary: !started.has(folder) }))
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

function hasMain({ functions }: Module): boolean {
  return functions.some(({ name, kind }) => kind === 'function' && name === 'main');
}
