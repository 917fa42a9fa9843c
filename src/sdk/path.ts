import { posix } from 'node:path';

/** The folder of a path in the repository; `.` for the root. */
export function folderOf(path: string): string {
  const end = path.lastIndexOf('/');
  return end < 0 ? '.' : path.slice(0, end);
}

/** The folders a path lies in, innermost first, the root last. */
export function foldersAround(path: string): readonly string[] {
  const folders: string[] = [];
  for (let folder = folderOf(path); ; folder = folderOf(folder)) {
    folders.push(folder);
    if (folder === '.') return folders;
  }
}

/** Whether a path is that of a folder or lies below it, at any depth; everything lies in `.`. */
export function isInside(path: string, folder: string): boolean {
  return folder === '.' || path === folder || path.startsWith(`${folder}/`);
}

/** The innermost of the things whose folders a path lies in. */
export function innermost<T extends { readonly folder: string }>(path: string, all: readonly T[]): T | undefined {
  let found: T | undefined;
  for (const each of all) {
    if (!isInside(path, each.folder)) continue;
    if (!found || found.folder === '.' || (each.folder !== '.' && each.folder.length > found.folder.length)) found = each;
  }
  return found;
}

/** The deepest folder in which all of these folders lie; `.` of none. */
export function commonFolder(folders: Iterable<string>): string {
  let common: readonly string[] | undefined;
  for (const folder of folders) {
    const steps = folder === '.' ? [] : folder.split('/');
    const same = (common ?? steps).findIndex((step, index) => step !== steps[index]);
    common = same < 0 ? (common ?? steps) : (common ?? steps).slice(0, same);
  }
  return common?.join('/') || '.';
}

/** A relative path seen from a folder, both in the repository; undefined when it is absolute or leaves the root. */
export function joinPath(folder: string, relative: string): string | undefined {
  if (/^([/~\\]|[A-Za-z]:[\\/])/.test(relative)) return undefined;
  const steps: string[] = [];
  for (const step of `${folder}/${relative}`.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.join('/') || '.';
}

/** A path of a container's file system from its root, without `/` at its end: `//etc/orders/`, `etc/orders` and `/etc/./orders` are `/etc/orders`. */
export function pathFromRoot(path: string): string {
  return posix.normalize(`/${path}`).replace(/\/$/, '');
}
