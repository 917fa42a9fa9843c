import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Document } from '../model/document.ts';
import { BASES } from './write-documents.ts';

/** The folder in which each thing has a page, so that pages are left over when things go. */
const PAGES = 'services';

/** Pages that were generated once and are no longer: what they are about has gone from the sources. People may have written in them. */
export async function leftOverPages(documents: readonly Document[], folder: string): Promise<readonly string[]> {
  const known = new Set(documents.map(({ path }) => path));
  const [bases, pages] = [await namesIn(join(folder, BASES, PAGES)), await namesIn(join(folder, PAGES))];
  return bases
    .filter((name) => pages.includes(name))
    .map((name) => `${PAGES}/${name}`)
    .filter((path) => !known.has(path))
    .sort();
}

async function namesIn(folder: string): Promise<readonly string[]> {
  return readdir(folder).catch(() => []);
}
