import { realpathSync, statSync } from 'node:fs';
import type { Problem } from '../model/problem.ts';
import { codeOf, fileProblem } from './file-problem.ts';

/** What a symbolic link leads to. Nothing outside the root is ever opened. */
export type Link =
  | { readonly is: 'file' }
  /** Not entered; a problem when it leaves the root or leads back to a folder that holds the link. */
  | { readonly is: 'folder'; readonly problem?: Problem }
  /** A file when something asks for it: leads nowhere or outside. */
  | { readonly is: 'broken'; readonly problem: Problem }
  | { readonly is: 'cycle'; readonly problem: Problem }
  /** A socket, a device. */
  | { readonly is: 'other' };

/** Follows a link to its end. `root` is a real path, `path` relative to it. */
export function resolveLink(root: string, path: string): Link {
  const target = realPath(`${root}/${path}`);
  if (target.error === 'ELOOP') {
    return { is: 'cycle', problem: fileProblem('link-cycle', path, 'The link leads back to itself and is not followed.') };
  }
  if (target.error !== undefined) {
    return { is: 'broken', problem: fileProblem('unreadable-file', path, `The link leads nowhere (${target.error}).`) };
  }
  const stats = statSync(target.path);
  const outside = target.path !== root && !target.path.startsWith(`${root}/`);
  const problem = outside
    ? fileProblem('link-outside-root', path, 'The link leaves the analysed folder and is not followed.')
    : undefined;
  if (stats.isDirectory()) return folderLink(root, path, target.path, problem);
  if (!stats.isFile()) return { is: 'other' };
  return problem ? { is: 'broken', problem } : { is: 'file' };
}

function folderLink(root: string, path: string, target: string, outside: Problem | undefined): Link {
  if (outside) return { is: 'folder', problem: outside };
  const holdsLink = `${root}/${path}`.startsWith(`${target}/`);
  if (!holdsLink) return { is: 'folder' };
  return {
    is: 'folder',
    problem: fileProblem('link-cycle', path, 'The link leads to a folder that holds it and is not followed.'),
  };
}

type RealPath = { readonly path: string; readonly error?: never } | { readonly error: string; readonly path?: never };

function realPath(path: string): RealPath {
  try {
    return { path: realpathSync(path) };
  } catch (thrown) {
    return { error: codeOf(thrown) ?? 'unknown reason' };
  }
}
