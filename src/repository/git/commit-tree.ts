import type { TreeEntry } from 'isomorphic-git';
import { NothingThere, UserError } from '../../errors.ts';
import type { Problem } from '../../model/problem.ts';
import type { FileEntry, FileTree } from '../file-tree.ts';
import { blobAt, LINK_MODE, linkAt } from './commit-links.ts';
import type { History } from './history.ts';

/** What a commit holds below the analysed folder. */
export interface CommitTree extends FileTree {
  /** The blob of a file, of a link's end for a link; undefined with a problem when the link leads nowhere. */
  blobOf(path: string): { readonly oid: string } | { readonly problem: Problem };
}

/** What was read of a commit, by path. */
export interface Listing {
  /** By folder (`` or ending in `/`). */
  readonly folders: Map<string, readonly TreeEntry[]>;
  readonly entries: Map<string, TreeEntry>;
  /** Targets of links and texts of ignore files. */
  readonly texts: Map<string, string>;
}

/** Lists all folders of a commit and reads what walking them needs: the targets of links, and ignore files. */
export async function readCommitTree(history: History, commit: string): Promise<CommitTree> {
  const listing = await listCommit(history, commit);
  return {
    list: (folder) => (listing.folders.get(folder) ?? []).map(entryOf),
    text: (path, mostBytes) => {
      const text = listing.texts.get(path);
      return text !== undefined && Buffer.byteLength(text) <= mostBytes ? text : undefined;
    },
    link: (path) => linkAt(listing, path),
    blobOf: (path) => blobAt(listing, path),
  };
}

/** Folders that are other repositories, as patterns of an ignore file: their files are not in this one. */
export async function submodulePatterns(history: History, commit: string): Promise<readonly string[]> {
  const { entries } = await listCommit(history, commit);
  const folders = [...entries].flatMap(([path, { type }]) => (type === 'commit' ? [path] : []));
  return folders.map((path) => `/${path.replace(/[\\*?[\]!# ]/g, '\\$&')}/`);
}

async function listCommit(history: History, commit: string): Promise<Listing> {
  const listing: Listing = { folders: new Map(), entries: new Map(), texts: new Map() };
  const top = (await history.commit(commit)).tree;
  const root = await subtree(history, top, history.folder.prefix);
  if (root === undefined) throw new NothingThere(`${history.folder.prefix} was not there at ${commit}.`);
  await listFolder(history, root, '', listing);
  return listing;
}

async function subtree(history: History, tree: string, prefix: string): Promise<string | undefined> {
  let oid = tree;
  for (const name of prefix.split('/').filter((part) => part !== '')) {
    const entry = (await entriesOf(history, oid)).find((each) => each.path === name && each.type === 'tree');
    if (!entry) return undefined;
    oid = entry.oid;
  }
  return oid;
}

async function listFolder(history: History, oid: string, folder: string, listing: Listing): Promise<void> {
  const entries = await entriesOf(history, oid);
  listing.folders.set(folder, entries);
  for (const entry of entries) {
    const path = `${folder}${entry.path}`;
    listing.entries.set(path, entry);
    if (entry.type === 'tree') await listFolder(history, entry.oid, `${path}/`, listing);
    else if (entry.mode === LINK_MODE || entry.path === '.gitignore' || entry.path === '.asbuiltignore') {
      listing.texts.set(path, Buffer.from(await blob(history, entry.oid, path)).toString('utf8'));
    }
  }
}

async function entriesOf(history: History, oid: string): Promise<readonly TreeEntry[]> {
  const object = await history.objects.read(oid);
  if (object?.is === 'tree') return object.entries;
  throw missing(oid, 'a folder');
}

/** The content of a file of a commit. */
export async function blob(history: History, oid: string, path: string): Promise<Uint8Array> {
  const object = await history.objects.read(oid);
  if (object?.is === 'blob') return object.bytes;
  throw missing(oid, path);
}

/** What to do about an object that is not there. */
export function missing(oid: string, what: string): UserError {
  return new UserError(
    `The git object ${oid} (${what}) is not in this clone, which seems to be partial; fetch it whole: git fetch --refetch.`,
  );
}

function entryOf({ path, type, mode }: TreeEntry): FileEntry {
  if (type === 'tree') return { name: path, is: 'folder' };
  if (type !== 'blob') return { name: path, is: 'other' };
  return { name: path, is: mode === LINK_MODE ? 'link' : 'file' };
}
