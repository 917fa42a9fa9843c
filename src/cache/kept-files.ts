import { join } from 'node:path';
import type { Kept } from '../model/analyzer.ts';
import { digestOf } from './digest.ts';
import { type Pack, readPack } from './pack.ts';
import { PackWriter } from './pack-writer.ts';

interface Shelf {
  readonly path: string;
  readonly before: Pack | undefined;
  /** Parts of the last run that are still good. */
  readonly used: Set<string>;
  writer?: PackWriter;
}

/** Where what was made of single files lies, and what tells their content. */
export interface KeptFilesOptions {
  readonly folder: string;
  readonly root: string;
  readonly fingerprint: string;
  readonly digestOfFile: (path: string) => string;
  /** For a look at another revision, after which the files of this one are wanted again. */
  readonly keepsAll?: boolean;
}

/** What was made of single files, one pack for each purpose and analysed folder. What the files of this run did not need is let go. */
export class KeptFiles implements Kept {
  private readonly options: KeptFilesOptions;
  private readonly shelves = new Map<string, Shelf>();

  constructor(options: KeptFilesOptions) {
    this.options = options;
  }

  get(purpose: string, path: string): unknown {
    const { before, used } = this.shelf(purpose);
    const key = this.keyOf(path);
    const found = before?.get(key);
    if (found !== undefined) used.add(key);
    return found;
  }

  set(purpose: string, path: string, made: unknown): void {
    const shelf = this.shelf(purpose);
    shelf.writer ??= new PackWriter(shelf.path);
    shelf.writer.add(this.keyOf(path), made);
  }

  /** Writes what is new, with what was used of the last run; nothing when nothing is new. */
  save(): void {
    for (const { before, used, writer } of this.shelves.values()) {
      if (!writer) continue;
      for (const key of this.options.keepsAll ? (before?.keys() ?? []) : used) {
        const part = before?.part(key);
        if (part) writer.addPart(key, part);
      }
      writer.finish(this.options.fingerprint);
    }
    this.shelves.clear();
  }

  private shelf(purpose: string): Shelf {
    const { folder, root, fingerprint } = this.options;
    const path = join(folder, `${digestOf([root, purpose]).slice(0, 32)}.pack`);
    const known = this.shelves.get(purpose) ?? { path, before: readPack(path, fingerprint), used: new Set<string>() };
    this.shelves.set(purpose, known);
    return known;
  }

  private keyOf(path: string): string {
    return `${this.options.digestOfFile(path)} ${path}`;
  }
}
