import { folderOf, joinPath, type Repository, type Source } from '../../src/sdk/index.ts';
import { type Build, buildsOf, homeOf, projectOf } from './builds.ts';

/** A program that CMake builds. */
export interface Target {
  readonly name: string;
  /** The list that names it, and its line there. */
  readonly source: Source;
  readonly line: number;
  /** The files that it is made of, as far as they are written out. */
  readonly sources: readonly string[];
}

const known = new WeakMap<Repository, ReadonlyMap<string, readonly Target[]>>();

/** The executables of a build, whichever of its lists names them: https://cmake.org/cmake/help/latest/command/add_executable.html */
export function targetsOf(build: Build, repository: Repository): readonly Target[] {
  const all = known.get(repository) ?? readTargets(repository);
  known.set(repository, all);
  return all.get(build.folder) ?? [];
}

function readTargets(repository: Repository): ReadonlyMap<string, readonly Target[]> {
  const found = new Map<string, Target[]>();
  for (const path of repository.paths) {
    const source = path.endsWith('CMakeLists.txt') ? repository.read(path) : undefined;
    if (!source) continue;
    const home = homeOf(path, repository);
    const build = buildsOf(repository).find(({ folder }) => folder === home);
    const project = build && projectOf(build)?.name;
    found.set(home, [...(found.get(home) ?? []), ...targetsIn(source, project ?? '')]);
  }
  return found;
}

function targetsIn(source: Source, project: string): readonly Target[] {
  const text = source.text.replace(/#[^\n]*/g, '');
  return [...text.matchAll(/\badd_executable\s*\(([^()]{1,4000})\)/gi)].flatMap(({ 1: inside = '', index }) => {
    const words = inside
      .replace(/\$\{(?:CMAKE_)?PROJECT_NAME\}/g, project)
      .split(/[\s"]+/)
      .filter((word) => word !== '');
    const [name, ...rest] = words;
    if (name === undefined || name.includes('$') || rest[0] === 'ALIAS' || rest[0] === 'IMPORTED') return [];
    const sources = rest.flatMap((word) => pathOf(word, folderOf(source.path)) ?? []);
    return [{ name, source, line: text.slice(0, index).split('\n').length, sources }];
  });
}

/** A file beside the list, as it is or from the list's own folder; what other variables hold is not known. */
function pathOf(word: string, folder: string): string | undefined {
  const plain = word.replace(/^\$\{CMAKE_CURRENT_(?:SOURCE|LIST)_DIR\}\//, '');
  return /\.(c|cc|cpp|cxx|c\+\+)$/.test(plain) && !plain.includes('$') ? joinPath(folder, plain) : undefined;
}
