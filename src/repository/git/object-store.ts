import fs from 'node:fs';
import { type CommitObject, Errors, expandOid, readObject, type TagObject, type TreeObject } from 'isomorphic-git';
import { messageOf, UserError } from '../../errors.ts';
import type { GitFolder } from './git-folder.ts';

/** An object of git's, as far as it matters here. https://git-scm.com/book/en/v2/Git-Internals-Git-Objects */
export type GitObject =
  | { readonly is: 'commit'; readonly commit: CommitObject }
  | { readonly is: 'tree'; readonly entries: TreeObject }
  | { readonly is: 'tag'; readonly tag: TagObject }
  | { readonly is: 'blob'; readonly bytes: Uint8Array };

/** Reads objects, loose and packed, each once. git itself is never run and nothing is written. */
export class ObjectStore {
  private readonly folder: GitFolder;
  /** The library's own, for the indexes of packs. */
  private readonly cache = {};
  private readonly known = new Map<string, GitObject>();

  constructor(folder: GitFolder) {
    this.folder = folder;
  }

  /** Undefined when the object is not there: in a shallow or partial clone it was not fetched. */
  async read(oid: string): Promise<GitObject | undefined> {
    const known = this.known.get(oid) ?? (await this.readFirst(oid));
    if (known) this.known.set(oid, known);
    return known;
  }

  /** The full names of all objects whose names begin so. */
  async expand(short: string): Promise<readonly string[]> {
    const found = await Promise.all(this.folder.stores.map((gitdir) => this.expandIn(gitdir, short)));
    return [...new Set(found.flat())].sort();
  }

  private async readFirst(oid: string): Promise<GitObject | undefined> {
    for (const gitdir of this.folder.stores) {
      try {
        return objectOf(await readObject({ fs, gitdir, oid, cache: this.cache, format: 'parsed' }));
      } catch (thrown) {
        if (!(thrown instanceof Errors.NotFoundError)) throw damaged(oid, thrown);
      }
    }
    return undefined;
  }

  private async expandIn(gitdir: string, short: string): Promise<readonly string[]> {
    try {
      return [await expandOid({ fs, gitdir, oid: short, cache: this.cache })];
    } catch (thrown) {
      if (thrown instanceof Errors.AmbiguousError) return thrown.data.matches;
      if (thrown instanceof Errors.NotFoundError) return [];
      throw damaged(short, thrown);
    }
  }
}

/** The library tells kinds apart by `type`, but not to the compiler. */
function objectOf(read: Awaited<ReturnType<typeof readObject>>): GitObject {
  switch (read.type) {
    case 'commit':
      return { is: 'commit', commit: read.object as CommitObject };
    case 'tree':
      return { is: 'tree', entries: read.object as TreeObject };
    case 'tag':
      return { is: 'tag', tag: read.object as TagObject };
    default:
      return { is: 'blob', bytes: read.object as Uint8Array };
  }
}

function damaged(oid: string, thrown: unknown): UserError {
  return new UserError(`The git object ${oid} cannot be read: ${messageOf(thrown)}. Try: git fsck`);
}
