import fs, { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { add, commit, init, remove, writeRef } from 'isomorphic-git';
import { scratchFolder } from './scratch.ts';

/** What a commit writes; null takes a file away. */
export type Edits = Readonly<Record<string, string | null>>;

interface CommitOptions {
  readonly aside?: boolean;
  readonly merging?: string;
}

const FIRST_DAY = 1_700_000_000;
const DAY = 86_400;
const AUTHORS = ['Ada', 'Grace'] as const;

/** A git repository made without git: each commit a day after the last, by turns by two people. */
export class Checkout {
  readonly folder: string;
  readonly commits: string[] = [];
  private tip = '';

  private constructor(folder: string) {
    this.folder = folder;
  }

  static async of(...history: readonly (readonly [message: string, edits: Edits])[]): Promise<Checkout> {
    const checkout = new Checkout(scratchFolder());
    await init({ fs, dir: checkout.folder, defaultBranch: 'main' });
    for (const [message, edits] of history) await checkout.commit(message, edits);
    return checkout;
  }

  /** With `aside` the branch stays where it is: the commit is for a later one to merge. */
  async commit(message: string, edits: Edits, { aside = false, merging }: CommitOptions = {}): Promise<string> {
    const dir = this.folder;
    for (const [filepath, text] of Object.entries(edits)) {
      this.write(filepath, text);
      await (text === null ? remove({ fs, dir, filepath }) : add({ fs, dir, filepath }));
    }
    const name = AUTHORS[this.commits.length % 2] ?? 'Ada';
    const author = {
      name,
      email: `${name.toLowerCase()}@shop.example`,
      timestamp: FIRST_DAY + DAY * this.commits.length,
      timezoneOffset: 0,
    };
    const parents = merging === undefined ? {} : { parent: [this.tip, merging] };
    const oid = await commit({ fs, dir, message, author, noUpdateBranch: aside, ...parents });
    if (!aside) this.tip = oid;
    this.commits.push(oid);
    return oid;
  }

  /** Changes a file of the work tree and commits nothing. */
  write(path: string, text: string | null): void {
    const file = join(this.folder, path);
    mkdirSync(dirname(file), { recursive: true });
    if (text === null) rmSync(file);
    else writeFileSync(file, text);
  }

  /** Names a commit: `refs/tags/v1`. */
  async name(ref: string, oid: string): Promise<void> {
    await writeRef({ fs, dir: this.folder, ref, value: oid });
  }
}
