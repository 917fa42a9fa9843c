import { posix } from 'node:path';
import type { TreeEntry } from 'isomorphic-git';
import type { Problem } from '../../model/problem.ts';
import { fileProblem } from '../file-problem.ts';
import type { Link } from '../links.ts';

export const LINK_MODE = '120000';
const LONGEST_CHAIN = 40;

/** All entries of a commit and what its links say, by path. */
interface Entries {
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly texts: ReadonlyMap<string, string>;
}

type End = { readonly entry: TreeEntry; readonly path: string } | { readonly fails: 'outside' | 'nowhere' | 'cycle' };

/** Follows a link as the operating system would, without leaving the analysed folder. */
function endOf({ entries, texts }: Entries, start: string): End {
  let path = start;
  for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) {
    const linked = firstLink(entries, path);
    if (linked === undefined) {
      const entry = entries.get(path);
      return entry ? { entry, path } : { fails: 'nowhere' };
    }
    const target = texts.get(linked) ?? '';
    path = posix.normalize(posix.join(posix.dirname(linked), target, path.slice(linked.length + 1))).replace(/\/$/, '');
    if (target.startsWith('/') || path === '..' || path.startsWith('../')) return { fails: 'outside' };
    if (path === '.') return { entry: { mode: '040000', path: '', oid: '', type: 'tree' }, path: '' };
  }
  return { fails: 'cycle' };
}

/** The first part of a path that is a link itself. */
function firstLink(entries: ReadonlyMap<string, TreeEntry>, path: string): string | undefined {
  const parts = path.split('/');
  return parts.map((_, index) => parts.slice(0, index + 1).join('/')).find((each) => entries.get(each)?.mode === LINK_MODE);
}

/** What a link of a commit leads to. */
export function linkAt(held: Entries, path: string): Link {
  const end = endOf(held, path);
  if ('fails' in end) return broken(path, end.fails);
  if (end.entry.type === 'tree') {
    const holdsLink = end.path === '' || path.startsWith(`${end.path}/`);
    const message = 'The link leads to a folder that holds it and is not followed.';
    return holdsLink ? { is: 'folder', problem: fileProblem('link-cycle', path, message) } : { is: 'folder' };
  }
  return end.entry.type === 'blob' ? { is: 'file' } : { is: 'other' };
}

function broken(path: string, why: 'outside' | 'nowhere' | 'cycle'): Extract<Link, { is: 'broken' | 'cycle' }> {
  switch (why) {
    case 'cycle':
      return { is: 'cycle', problem: fileProblem('link-cycle', path, 'The link leads back to itself and is not followed.') };
    case 'outside':
      return {
        is: 'broken',
        problem: fileProblem('link-outside-root', path, 'The link leaves the analysed folder and is not followed.'),
      };
    case 'nowhere':
      return { is: 'broken', problem: fileProblem('unreadable-file', path, 'The link leads nowhere (ENOENT).') };
  }
}

/** The content of a file, or of what a link leads to. */
export function blobAt(held: Entries, path: string): { readonly oid: string } | { readonly problem: Problem } {
  const end = endOf(held, path);
  return 'fails' in end ? { problem: broken(path, end.fails).problem } : { oid: end.entry.oid };
}
