import { hash } from 'node:crypto';
import { closeSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { serialize } from 'node:v8';
import { LENGTH_BYTES, MAGIC, type PackIndex } from './pack.ts';

/**
 * Writes a pack part by part beside its place and moves it there when it is whole: whoever reads at the same time reads the old one
 * or the new one. What cannot be written is not kept, and that is all.
 */
export class PackWriter {
  private readonly path: string;
  private readonly unfinished: string;
  private readonly parts: PackIndex['parts'] = [];
  /** Gone when the disk is full or the folder cannot be written. */
  private file: number | undefined;
  private at = 0;

  constructor(path: string) {
    this.path = path;
    this.unfinished = `${path}.${process.pid}.part`;
    this.file = attempt(() => openSync(this.unfinished, 'w', 0o600));
    this.append(MAGIC);
  }

  /** Adds plain data. */
  add(key: string, data: unknown): void {
    this.addPart(key, serialize(data));
  }

  /** Adds a part of another pack as it is. */
  addPart(key: string, part: Buffer): void {
    this.parts.push([key, this.at, part.length, hash('sha256', part)]);
    this.append(part);
  }

  finish(about: string): void {
    const index = Buffer.from(JSON.stringify({ about, parts: this.parts } satisfies PackIndex));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeBigUInt64LE(BigInt(index.length));
    this.append(Buffer.concat([index, length, Buffer.from(hash('sha256', index), 'latin1')]));
    if (this.file === undefined) return;
    closeSync(this.file);
    attempt(() => renameSync(this.unfinished, this.path));
  }

  private append(bytes: Buffer): void {
    const { file } = this;
    if (file === undefined) return;
    this.at += bytes.length;
    if (attempt(() => writeWhole(file, bytes))) return;
    closeSync(file);
    this.file = undefined;
    attempt(() => rmSync(this.unfinished, { force: true }));
  }
}

function writeWhole(file: number, bytes: Buffer): true {
  for (let written = 0; written < bytes.length; ) written += writeSync(file, bytes, written);
  return true;
}

/** A cache that cannot be written makes the next run slower and changes nothing else. */
function attempt<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
