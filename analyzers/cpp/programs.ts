import type { Program } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { folderOf, groupBy, type Repository } from '../../src/sdk/index.ts';
import { type Build, buildsOf, homeOf } from './builds.ts';
import { type Target, targetsOf } from './targets.ts';

/** A program with what names it, where that is not the build as a whole. */
export interface BuiltProgram extends Program {
  readonly target?: Pick<Target, 'name' | 'source' | 'line'>;
}

/**
 * Every build with a `main` is a program; the others are libraries of those that include them. Where a build makes several programs, each is one
 * of its own: by its folder, or else as a way to start the build's.
 */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly BuiltProgram[] {
  const homes = new Set(modules.map(({ path }) => homeOf(path, repository)));
  const mains = groupBy(modules.filter(hasMain), ({ path }) => homeOf(path, repository));
  return buildsOf(repository)
    .filter(({ folder }) => homes.has(folder))
    .flatMap((build) =>
      programsOf(
        build,
        (mains.get(build.folder) ?? []).map(({ path }) => path),
        repository,
      ),
    )
    .sort((one, other) => (one.folder < other.folder ? -1 : 1));
}

function hasMain({ functions }: Module): boolean {
  return functions.some(({ name, kind }) => kind === 'function' && name === 'main');
}

function programsOf(build: Build, mains: readonly string[], repository: Repository): readonly BuiltProgram[] {
  const { folder } = build;
  const whole = { folder, entries: [], isLibrary: mains.length === 0 };
  const started = targetsOf(build, repository).flatMap((target) => {
    const main = mainOf(target, mains);
    return main === undefined ? [] : [{ target, main }];
  });
  if (new Set(started.map(({ main }) => main)).size < 2) return [whole];
  const isApart = ({ main }: Started) =>
    folderOf(main) !== folder && started.every((each) => each.main === main || folderOf(each.main) !== folderOf(main));
  const apart = new Map(started.filter(isApart).map((each) => [folderOf(each.main), each]));
  const together = started.filter((each) => !isApart(each));
  const own = [...apart].map(([place, { target, main }]) => ({
    folder: place,
    entries: [main, ...target.sources],
    isLibrary: false,
    target,
  }));
  const starts = new Map(together.map(({ main, target }) => [main, new Set([target.name])]));
  const left = mains.filter((main) => !apart.has(folderOf(main)));
  return [...own, left.length === 0 ? { ...whole, isLibrary: true } : { ...whole, entries: left, starts }];
}

interface Started {
  readonly target: Target;
  readonly main: string;
}

/** Of the files that it is made of, the one with a `main`; where they are not written out, the only one beside the list. */
function mainOf({ source, sources }: Target, mains: readonly string[]): string | undefined {
  const listed = mains.filter((main) => sources.includes(main));
  const beside = sources.length > 0 ? [] : mains.filter((main) => folderOf(main) === folderOf(source.path));
  const [main, other] = listed.length > 0 ? listed : beside;
  return other === undefined ? main : undefined;
}
