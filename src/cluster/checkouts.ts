import type { Repository } from '../model/analyzer.ts';
import { foldersAround, isInside, joinPath } from '../sdk/path.ts';

/** A folder as though it were the repository: several repositories may lie side by side, or one below another's folder. */
export function checkedOutAt(folder: string, repository: Repository): Repository {
  if (folder === '.') return repository;
  const paths = repository.paths.filter((path) => isInside(path, folder)).map((path) => path.slice(folder.length + 1));
  const full = (path: string) => joinPath(folder, path) ?? path;
  return { ...repository, paths, has: (path) => repository.has(full(path)), read: (path) => repository.read(full(path)) };
}

/** Where a repository may begin that a file speaks of: the analysed folder, then the folders around the file from the outside in. */
export function possibleRoots(path: string): readonly string[] {
  return foldersAround(path).toReversed();
}
