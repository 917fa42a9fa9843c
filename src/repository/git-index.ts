import { readFileSync, statSync } from 'node:fs';
import type { Problem } from '../model/problem.ts';
import { fileProblem } from './file-problem.ts';
import { commonDirOf, gitDirOf, textOf } from './revision.ts';

/** What git tracks: files, and with a `/` at the end every folder that holds one. */
export type Tracked = Pick<ReadonlySet<string>, 'has'>;

/** Stat data before the object's name: times, device, inode, mode, owner, size. */
const STAT_BYTES = 40;
const EXTENDED = 0x4000;
const LONGEST_NAME = 0xfff;

interface Entry {
  readonly path: string;
  readonly next: number;
}

/** What stays the same for all entries of an index. */
interface Format {
  readonly version: number;
  /** Bytes of an object's name: 20 for SHA-1, 32 for SHA-256. */
  readonly hash: number;
}

/**
 * The files that git tracks in the checkout at `root`, by reading its index; git itself is never run. Empty when the folder
 * is no checkout. https://git-scm.com/docs/index-format, versions 2 to 4
 */
export function readTracked(root: string): { readonly tracked: Tracked; readonly problem?: Problem } {
  const gitDir = gitDirOf(root);
  const index = gitDir === undefined ? undefined : bytesOf(`${gitDir}/index`);
  if (gitDir === undefined || index === undefined) return { tracked: new Set() };
  const paths = readPaths(index, hashOf(gitDir), (name) => bytesOf(`${gitDir}/sharedindex.${name}`));
  if (paths) return { tracked: withFolders(paths) };
  const message = "git's index cannot be read: files that git tracks although .gitignore names them are left out.";
  return { tracked: new Set(), problem: fileProblem('unreadable-file', '.git/index', message) };
}

/** The paths of an index, and of the shared one that it only adds to; undefined when the bytes are no index. */
function readPaths(index: Buffer, hash: number, shared: (name: string) => Buffer | undefined): readonly string[] | undefined {
  if (index.length < 12 || index.toString('latin1', 0, 4) !== 'DIRC') return undefined;
  const format: Format = { version: index.readUInt32BE(4), hash };
  if (format.version < 2 || format.version > 4) return undefined;
  const paths: string[] = [];
  let at = 12;
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    const entry = readEntry(index, at, paths.at(-1) ?? '', format);
    if (!entry) return undefined;
    paths.push(entry.path);
    at = entry.next;
  }
  const base = sharedName(index, at, hash);
  const below = base === undefined ? undefined : shared(base);
  return below ? [...(readPaths(below, hash, () => undefined) ?? []), ...paths] : paths;
}

function readEntry(index: Buffer, start: number, previous: string, { version, hash }: Format): Entry | undefined {
  const flagsAt = start + STAT_BYTES + hash;
  if (flagsAt + 2 > index.length) return undefined;
  const flags = index.readUInt16BE(flagsAt);
  const nameAt = flagsAt + (version >= 3 && (flags & EXTENDED) !== 0 ? 4 : 2);
  return version === 4 ? readShortened(index, nameAt, previous) : readPadded(index, start, nameAt, flags & LONGEST_NAME);
}

/** The whole path, filled up with one to eight zeros to a multiple of eight. */
function readPadded(index: Buffer, start: number, nameAt: number, length: number): Entry | undefined {
  const end = length < LONGEST_NAME ? nameAt + length : index.indexOf(0, nameAt);
  if (end < nameAt || end >= index.length) return undefined;
  return { path: index.toString('utf8', nameAt, end), next: end + 8 - ((end - start) % 8) };
}

/** How many bytes of the previous path fall away (an offset as in packs), then what follows instead. */
function readShortened(index: Buffer, nameAt: number, previous: string): Entry | undefined {
  let at = nameAt;
  let byte = index[at] ?? 0;
  let cut = byte & 0x7f;
  while (byte & 0x80 && at < index.length) {
    at += 1;
    byte = index[at] ?? 0;
    cut = (cut + 1) * 128 + (byte & 0x7f);
  }
  const end = index.indexOf(0, at + 1);
  const before = Buffer.from(previous);
  if (end < 0 || cut > before.length) return undefined;
  const path = Buffer.concat([before.subarray(0, before.length - cut), index.subarray(at + 1, end)]);
  return { path: path.toString('utf8'), next: end + 1 };
}

/** The `link` extension of a split index names the shared one; the checksum stands behind the last extension. */
function sharedName(index: Buffer, start: number, hash: number): string | undefined {
  let at = start;
  while (at + 8 + hash <= index.length) {
    const size = index.readUInt32BE(at + 4);
    if (index.toString('latin1', at, at + 4) === 'link') return index.toString('hex', at + 8, at + 8 + hash);
    at += 8 + size;
  }
  return undefined;
}

/** https://git-scm.com/docs/git-config: `extensions.objectFormat`. */
function hashOf(gitDir: string): number {
  const config = textOf(`${commonDirOf(gitDir)}/config`) ?? '';
  return /^[ \t]*objectformat\s*=\s*sha256\s*$/im.test(config) ? 32 : 20;
}

function withFolders(paths: readonly string[]): Tracked {
  const tracked = new Set(paths);
  for (const path of paths) {
    for (let end = path.lastIndexOf('/'); end > 0; end = path.lastIndexOf('/', end - 1)) {
      const folder = path.slice(0, end + 1);
      if (tracked.has(folder)) break;
      tracked.add(folder);
    }
  }
  return tracked;
}

function bytesOf(path: string): Buffer | undefined {
  try {
    return statSync(path).isFile() ? readFileSync(path) : undefined;
  } catch {
    return undefined;
  }
}
