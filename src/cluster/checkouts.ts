import type { Repository } from '../model/analyzer.ts';
import { foldersAround, isInside, joinPath } from '../sdk/path.ts';

const checkouts = new WeakMap<Repository, Map<string, Repository>>();
const known = new WeakMap<Repository, ReadonlySet<string>>();

/** A folder as though it were the repository: several repositories may lie side by side, or one below another's folder. */
export function checkedOutAt(folder: string, repository: Repository): Repository {
  if (folder === '.') return repository;
  const own = checkouts.get(repository) ?? new Map<string, Repository>();
  checkouts.set(repository, own);
  const found = own.get(folder) ?? checkOut(folder, repository);
  own.set(folder, found);
  return found;
}

function checkOut(folder: string, repository: Repository): Repository {
  const paths = repository.paths.filter((path) => isInside(path, folder)).map((path) => path.slice(folder.length + 1));
  const full = (path: string) => joinPath(folder, path) ?? path;
  return { ...repository, paths, has: (path) => repository.has(full(path)), read: (path) => repository.read(full(path)) };
}

/** Whether a repository has a file or a folder of this path. */
export function leadsSomewhere(path: string, repository: Repository): boolean {
  const all = known.get(repository) ?? new Set(repository.paths.flatMap((each) => [each, ...foldersAround(each)]));
  known.set(repository, all);
  return all.has(path);
}

/** Where a repository may begin that a file speaks of: the analysed folder, then the folders around the file from the outside in. */
export function possibleRoots(path: string): readonly string[] {
  return foldersAround(path).toReversed();
}
