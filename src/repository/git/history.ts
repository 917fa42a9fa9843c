import type { CommitObject } from 'isomorphic-git';
import { UserError } from '../../errors.ts';
import { realRoot } from '../open-repository.ts';
import { findGitFolder, type GitFolder } from './git-folder.ts';
import { ObjectStore } from './object-store.ts';
import { namesLike, readNamedRef } from './ref-names.ts';
import { parseRevision, type Step } from './revision-name.ts';

const SHORTEST_NAME = 4;
const HOW_TO_FETCH = 'fetch more history: git fetch --unshallow (in a workflow: check out with fetch-depth 0)';

/** The commits behind a folder, read from git's objects. */
export class History {
  /** The folder's real path. */
  readonly root: string;
  readonly folder: GitFolder;
  readonly objects: ObjectStore;

  constructor(root: string) {
    this.root = realRoot(root);
    this.folder = findGitFolder(this.root);
    this.objects = new ObjectStore(this.folder);
  }

  /** The full name of the commit that a branch, a tag, a name of a commit, or a way from one of them means. */
  async resolve(name: string): Promise<string> {
    const { base, steps } = parseRevision(name);
    let commit = await this.peel(readNamedRef(this.folder, base) ?? (await this.expand(base)), name);
    for (const step of steps) commit = await this.go(commit, step, name);
    return commit;
  }

  async commit(oid: string): Promise<CommitObject> {
    const object = await this.objects.read(oid);
    if (object?.is === 'commit') return object.commit;
    throw new UserError(`The commit ${oid} is not in this clone; ${HOW_TO_FETCH}.`);
  }

  /** None for the first commit, and where a shallow clone ends. */
  async parents(oid: string): Promise<readonly string[]> {
    return this.isCutOff(oid) ? [] : (await this.commit(oid)).parent;
  }

  /** Whether the parents of a commit were left out of a shallow clone. */
  isCutOff(oid: string): boolean {
    return this.folder.shallow.has(oid);
  }

  private async expand(base: string): Promise<string> {
    const found = /^[0-9a-f]+$/i.test(base) && base.length >= SHORTEST_NAME ? await this.objects.expand(base.toLowerCase()) : [];
    const commits = found.length > 1 ? await this.onlyCommits(found) : found;
    const [only] = commits;
    if (commits.length > 1) throw new UserError(`${base} begins the names of ${commits.length} commits: ${commits.join(', ')}.`);
    if (only !== undefined) return only;
    const alike = namesLike(this.folder, base);
    const hint = alike.length > 0 ? ` Did you mean ${alike.join(' or ')}?` : '';
    const shallow = this.folder.shallow.size > 0 ? ` This clone is shallow and may lack it; ${HOW_TO_FETCH}.` : '';
    throw new UserError(`There is no branch, tag or commit ${base} in this git repository.${hint}${shallow}`);
  }

  private async onlyCommits(oids: readonly string[]): Promise<readonly string[]> {
    const objects = await Promise.all(oids.map(async (oid) => ({ oid, object: await this.objects.read(oid) })));
    return objects.flatMap(({ oid, object }) => (object?.is === 'commit' ? [oid] : []));
  }

  /** The commit that a tag object stands for. */
  private async peel(oid: string, name: string): Promise<string> {
    const object = await this.objects.read(oid);
    if (object?.is === 'tag') return this.peel(object.tag.object, name);
    if (object?.is === 'commit') return oid;
    throw new UserError(
      object ? `${name} is a ${object.is} and no commit.` : `${name} is ${oid}, which is not in this clone; ${HOW_TO_FETCH}.`,
    );
  }

  private async go(from: string, { by, count }: Step, name: string): Promise<string> {
    if (by === 'parent') return count === 0 ? from : this.parent(from, count, name);
    let at = from;
    for (let left = count; left > 0; left -= 1) at = await this.parent(at, 1, name);
    return at;
  }

  private async parent(oid: string, nth: number, name: string): Promise<string> {
    const parents = (await this.commit(oid)).parent;
    const parent = parents[nth - 1];
    if (this.isCutOff(oid)) throw new UserError(`${name}: this clone is shallow and ends at ${oid}; ${HOW_TO_FETCH}.`);
    if (parent !== undefined) return parent;
    const has =
      parents.length === 0 ? 'is the first commit' : `has ${parents.length} ${parents.length === 1 ? 'parent' : 'parents'}`;
    throw new UserError(`${name}: there is no such commit; ${oid} ${has}.`);
  }
}
