import { folderOf, innermost, type Repository } from '../../src/sdk/index.ts';

/** What builds a folder by itself: https://cmake.org/cmake/help/latest/command/project.html, Conan, vcpkg, Meson, Bazel, Make. */
const MANIFEST =
  /(^|\/)(CMakeLists\.txt|meson\.build|conanfile\.(txt|py)|vcpkg\.json|Makefile|BUILD(\.bazel)?|(Docker|Container)file)$/;
const NOT_OWN = /(^|\/)(third_?party|vendor|external|extern|deps|node_modules|build|cmake-build-\w+|_deps)\//i;

/** One folder that is built, with the texts of what says how. */
export interface Build {
  readonly folder: string;
  readonly manifests: readonly { readonly path: string; readonly text: string }[];
}

const known = new WeakMap<Repository, readonly Build[]>();

/** Every folder that is built by itself, the deepest first. */
export function buildsOf(repository: Repository): readonly Build[] {
  const found = known.get(repository) ?? readBuilds(repository);
  known.set(repository, found);
  return found;
}

function readBuilds(repository: Repository): readonly Build[] {
  const sources = repository.paths
    .filter((path) => MANIFEST.test(path) && !NOT_OWN.test(path))
    .flatMap((path) => repository.read(path) ?? []);
  const folders = new Set(sources.filter(isWhole).map(({ path }) => folderOf(path)));
  return [...new Set(['.', ...folders])]
    .map((folder) => ({ folder, manifests: sources.filter(({ path }) => folderOf(path) === folder) }))
    .sort((one, other) => other.folder.length - one.folder.length || (one.folder < other.folder ? -1 : 1));
}

/** A list for CMake that begins no project is part of one. */
function isWhole({ path, text }: { readonly path: string; readonly text: string }): boolean {
  return !path.endsWith('CMakeLists.txt') || /^[ \t]*project\s*\(/im.test(text);
}

/** The folder that a file is built with. */
export function homeOf(path: string, repository: Repository): string {
  return innermost(path, buildsOf(repository))?.folder ?? '.';
}

/** `project(stock-service LANGUAGES CXX)`, `project('stock', 'cpp')`. */
export function projectOf({ manifests }: Build) {
  for (const source of manifests) {
    if (!/(CMakeLists\.txt|meson\.build)$/.test(source.path)) continue;
    const lines = source.text.split(/\r?\n/);
    const index = lines.findIndex((line) => /^\s*project\s*\(\s*['"]?[\w.-]/i.test(line));
    const name = /\(\s*['"]?([\w.-]{1,80})/.exec(lines[index] ?? '')?.[1];
    if (name !== undefined) return { source, name, line: index + 1 };
  }
  return undefined;
}
