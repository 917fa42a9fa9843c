import type { EngineInput } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { namedDataFiles } from '../../src/frontend/data-files.ts';
import { namespaceModule } from '../../src/frontend/module-draft.ts';
import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';
import { homeOf } from './builds.ts';

/** Joins the files of each build: headers by their paths, and what a build declares by name. */
export function link(modules: readonly Module[], repository: Repository): Pick<EngineInput, 'modules' | 'resolveImport'> {
  const homes = new Map(modules.map(({ path }) => [path, homeOf(path, repository)]));
  const known = new Set(homes.keys());
  const endings = endingsOf(known);
  const made = [...new Set(homes.values())].map((home) =>
    namespaceModule(
      keyOf(home),
      'cpp',
      modules.filter(({ path }) => homes.get(path) === home).map(({ path }) => path),
    ),
  );
  const namespaces = new Set(made.map(({ path }) => path));
  const linked = modules.map((module) => {
    const home = homes.get(module.path) ?? '.';
    const behind = implementationsOf(module.path, known);
    return { ...module, requires: [...module.requires, ...behind], opens: [keyOf(home), ...(module.opens ?? [])] };
  });
  return {
    modules: [...linked, ...made, ...(modules.some(isReading) ? namedDataFiles(modules, repository) : [])],
    resolveImport: (specifier, from) => (namespaces.has(specifier) ? specifier : included(specifier, from, known, endings)),
  };
}

/** Whether a file reads data, by a header of nlohmann's JSON or of yaml-cpp. */
function isReading({ requires }: Module): boolean {
  return requires.some((each) => /^(nlohmann\/json|yaml-cpp\/)|(^|\/)json\.hpp$/.test(each));
}

function keyOf(home: string): string {
  return `build:${home}`;
}

/** Files by their last names, for headers that are found below some folder of the compiler's. */
function endingsOf(known: ReadonlySet<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of known) {
    const name = path.split('/').at(-1) ?? '';
    found.set(name, [...(found.get(name) ?? []), path]);
  }
  return found;
}

/** Beside the file that includes it, or else below any folder, the one with the most in common first. */
function included(
  specifier: string,
  from: string,
  known: ReadonlySet<string>,
  endings: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (known.has(specifier)) return specifier;
  const beside = joinPath(folderOf(from), specifier);
  if (beside !== undefined && known.has(beside)) return beside;
  const plain = specifier.replace(/^(\.\.?\/)+/, '');
  const found = (endings.get(plain.split('/').at(-1) ?? '') ?? []).filter((path) => path === plain || path.endsWith(`/${plain}`));
  return found.toSorted((one, other) => common(other, from) - common(one, from) || (one < other ? -1 : 1))[0];
}

function common(one: string, other: string): number {
  let length = 0;
  while (length < one.length && one[length] === other[length]) length++;
  return length;
}

/** What a header declares is done in the file of the same name. */
function implementationsOf(path: string, known: ReadonlySet<string>): readonly string[] {
  const stem = /^(.*)\.(h|hh|hpp|hxx)$/.exec(path)?.[1];
  if (stem === undefined) return [];
  const stems = [stem, stem.replace(/(^|\/)include\/(?:.*\/)?([^/]+)$/, '$1src/$2')];
  return [...new Set(stems)]
    .flatMap((each) => ['c', 'cc', 'cpp', 'cxx'].map((ending) => `${each}.${ending}`))
    .filter((each) => known.has(each));
}
