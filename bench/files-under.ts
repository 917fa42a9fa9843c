import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Folders that are no part of what people wrote. */
export const LEFT_OUT: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** The files of a checkout. */
export function filesUnder(root: string): readonly string[] {
  return readdirSync(root, { withFileTypes: true }).flatMap((entry): readonly string[] => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(root, entry.name);
    return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
  });
}
