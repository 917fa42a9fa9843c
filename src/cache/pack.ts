import { hash } from 'node:crypto';
import { readFileSync, utimesSync } from 'node:fs';
import { deserialize } from 'node:v8';
import { z } from 'zod';

/** What every pack begins with. */
export const MAGIC = Buffer.from('asbuilt pack 1\n');
/** A pack ends with the length of its index and the index's SHA-256 in hexadecimal. */
export const LENGTH_BYTES = 8;
const DIGEST_BYTES = 64;

/** What a pack says of itself: what its content depends on, and where each part lies with its SHA-256. */
export const PackIndex = z.object({
  about: z.string(),
  parts: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])),
});
export type PackIndex = z.infer<typeof PackIndex>;

/** A file of the cache that was read: plain data by key. Nothing in it is believed before its digest was compared. */
export class Pack {
  private readonly bytes: Buffer;
  private readonly parts: ReadonlyMap<string, PackIndex['parts'][number]>;

  constructor(bytes: Buffer, { parts }: PackIndex) {
    this.bytes = bytes;
    this.parts = new Map(parts.map((part) => [part[0], part]));
  }

  /** The keys of all parts. */
  keys(): readonly string[] {
    return [...this.parts.keys()];
  }

  /** A part as it was written; undefined when there is none or when it is damaged. */
  part(key: string): Buffer | undefined {
    const [, start = 0, length = 0, digest] = this.parts.get(key) ?? [];
    if (digest === undefined) return undefined;
    const part = this.bytes.subarray(start, start + length);
    return hash('sha256', part) === digest ? part : undefined;
  }

  /** A part as data. */
  get(key: string): unknown {
    const part = this.part(key);
    return part && deserialize(part);
  }
}

/** Reads a pack; undefined when there is none, when it is not whole or not ours, or when it is about something else. */
export function readPack(path: string, about: string): Pack | undefined {
  try {
    const bytes = readFileSync(path);
    const index = indexOf(bytes);
    if (index?.about !== about) return undefined;
    // What is used stays longest.
    const now = new Date();
    utimesSync(path, now, now);
    return new Pack(bytes, index);
  } catch {
    return undefined;
  }
}

function indexOf(bytes: Buffer): PackIndex | undefined {
  const end = bytes.length - DIGEST_BYTES - LENGTH_BYTES;
  if (end < MAGIC.length || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return undefined;
  const start = end - Number(bytes.readBigUInt64LE(end));
  if (start < MAGIC.length || start > end) return undefined;
  const index = bytes.subarray(start, end);
  if (hash('sha256', index) !== bytes.toString('latin1', end + LENGTH_BYTES)) return undefined;
  return PackIndex.safeParse(JSON.parse(index.toString('utf8'))).data;
}
