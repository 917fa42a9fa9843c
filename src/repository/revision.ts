import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

const COMMIT = /^[0-9a-f]{40}([0-9a-f]{24})?$/;

/**
 * The commit that is checked out in `root`, by reading git's own files; git itself is never run. Null when the folder is no
 * checkout or has no commit yet.
 * https://git-scm.com/docs/gitrepository-layout
 */
export function readRevision(root: string): string | null {
  const gitDir = gitDirOf(root);
  const head = gitDir === undefined ? undefined : textOf(`${gitDir}/HEAD`);
  if (gitDir === undefined || head === undefined) return null;
  const ref = /^ref: (refs\/[^\s]+)$/.exec(head)?.[1];
  const commit = ref === undefined ? head : readRef(gitDir, ref);
  return commit !== undefined && COMMIT.test(commit) ? commit : null;
}

/** git's own folder for the checkout in `root`: `.git` is a folder, or in a worktree or submodule a file that names one. */
export function gitDirOf(root: string): string | undefined {
  const path = `${root}/.git`;
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats) return undefined;
  if (stats.isDirectory()) return path;
  const named = /^gitdir: (.+)$/.exec(textOf(path) ?? '')?.[1];
  return named === undefined ? undefined : resolve(dirname(path), named);
}

/** What a worktree shares with its repository lies in the folder that its `commondir` names. */
export function commonDirOf(gitDir: string): string {
  return resolve(gitDir, textOf(`${gitDir}/commondir`) ?? '.');
}

/** What a ref says: a commit, a tag object, or `ref: ` and another name. */
export function readRef(gitDir: string, ref: string): string | undefined {
  if (ref.includes('..')) return undefined;
  for (const folder of new Set([gitDir, commonDirOf(gitDir)])) {
    const found = textOf(`${folder}/${ref}`) ?? packedRef(folder, ref);
    if (found !== undefined) return found;
  }
  return undefined;
}

function packedRef(folder: string, ref: string): string | undefined {
  const line = textOf(`${folder}/packed-refs`)
    ?.split('\n')
    .find((each) => each.endsWith(` ${ref}`));
  return line?.split(' ')[0];
}

/** A short file of git's own, without the white space around it. */
export function textOf(path: string): string | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path, 'utf8').trim() : undefined;
  } catch {
    return undefined;
  }
}
