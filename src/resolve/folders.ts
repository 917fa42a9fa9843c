import { posix } from 'node:path';
import { isInside } from '../sdk/path.ts';

/** The folder of a file, `.` for the root. */
export function folderOf(path: string): string {
  return posix.dirname(path);
}

/** The last part of a folder or file path. */
export function baseName(path: string): string {
  return posix.basename(path);
}

/** Joins and normalises relative paths; never starts with `./` nor ends with `/`. */
export function joinPath(...parts: readonly string[]): string {
  return posix.normalize(posix.join(...parts)).replace(/(.)\/$/, '$1');
}

/** The deepest of the folders that contains the path. */
export function deepestFolder(path: string, folders: Iterable<string>): string | undefined {
  let deepest: string | undefined;
  for (const folder of folders) {
    if (!isInside(path, folder)) continue;
    if (deepest === undefined || deepest === '.' || (folder !== '.' && folder.length > deepest.length)) deepest = folder;
  }
  return deepest;
}
