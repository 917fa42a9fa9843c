import { type Dirent, readdirSync, readFileSync, statSync } from 'node:fs';
import { type Link, resolveLink } from './links.ts';

/** What lies in a folder under one name. */
export interface FileEntry {
  readonly name: string;
  readonly is: 'folder' | 'file' | 'link' | 'other';
}

/** Files below a root: of a folder on this machine, or of a commit. Paths are relative; folders end in `/`, the root is ``. */
export interface FileTree {
  /** Throws when the folder cannot be listed. */
  list(folder: string): readonly FileEntry[];
  /** Undefined for a larger file; throws when it cannot be read. */
  text(path: string, mostBytes: number): string | undefined;
  link(path: string): Link;
}

/** The files below a real path of this machine. */
export function folderTree(root: string): FileTree {
  return {
    list: (folder) => readdirSync(`${root}/${folder}`, { withFileTypes: true }).map(entryOf),
    text: (path, mostBytes) =>
      statSync(`${root}/${path}`).size <= mostBytes ? readFileSync(`${root}/${path}`, 'utf8') : undefined,
    link: (path) => resolveLink(root, path),
  };
}

function entryOf(entry: Dirent): FileEntry {
  if (entry.isDirectory()) return { name: entry.name, is: 'folder' };
  if (entry.isFile()) return { name: entry.name, is: 'file' };
  return { name: entry.name, is: entry.isSymbolicLink() ? 'link' : 'other' };
}
