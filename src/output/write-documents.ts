import { mkdir, readFile, rename, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { messageOf, UserError } from '../errors.ts';
import { linesOf } from '../merge/lines.ts';
import { mergeDocument } from '../merge/merge.ts';
import { staleStatements } from '../merge/stale.ts';
import type { Document, DocumentResult } from '../model/document.ts';
import { confine } from './confine.ts';

/** Beside the documents: each as it was generated last, so that people's edits can be told from ours. */
export const BASES = '.asbuilt';

/** What has to happen to one document. Checking stops here; writing goes on. */
interface Plan {
  readonly result: DocumentResult;
  readonly writes: readonly { readonly path: string; readonly text: string }[];
}

/** Writes or updates the documents in a folder, or, to check, says what writing would do. People's edits are kept. */
export async function writeDocuments(
  documents: readonly Document[],
  folder: string,
  { check }: { readonly check: boolean },
): Promise<readonly DocumentResult[]> {
  const results: DocumentResult[] = [];
  for (const document of documents) results.push(await writeOne(document, folder, check).catch(tellOf(folder)));
  return results;
}

async function writeOne(document: Document, folder: string, check: boolean): Promise<DocumentResult> {
  const { result, writes } = await plan(document, folder);
  if (check) return asChecked(result);
  for (const { path, text } of writes) await writeWhole(path, text);
  return result;
}

/** What the operating system refuses (no permission, a file where a folder belongs) is for the user to mend. */
function tellOf(folder: string) {
  return (thrown: unknown): never => {
    if (!(thrown instanceof Error && 'syscall' in thrown)) throw thrown;
    throw new UserError(`${folder}: the documents cannot be kept there: ${messageOf(thrown)}.`);
  };
}

async function plan({ path, text }: Document, folder: string): Promise<Plan> {
  const [target, basePath] = [await confine(folder, path), await confine(folder, join(BASES, path))];
  if (target === undefined || basePath === undefined) return kept(path, `${path} leads out of the output folder`);
  const [ours, base] = [await readIfThere(target), await readIfThere(basePath)];
  const newBase = base === text ? [] : [{ path: basePath, text }];
  if (ours === undefined) return { result: done(path, 'created'), writes: [{ path: target, text }, ...newBase] };
  if (base === undefined) {
    if (!saysTheSame(ours, text))
      return kept(path, `${path} is there, but ${BASES}/${path} is not: asbuilt cannot tell what people wrote`);
    return { result: done(path, 'unchanged'), writes: newBase };
  }
  // What nobody edited becomes what the sources say; there is nothing to merge.
  const {
    text: merged,
    conflicts,
    divergences,
  } = ours === base ? { text, conflicts: [], divergences: [] } : mergeDocument({ ours, base, theirs: text });
  const status = conflicts.length > 0 ? 'kept' : saysTheSame(ours, merged) ? 'unchanged' : 'updated';
  const writes = saysTheSame(ours, merged) ? newBase : [{ path: target, text: merged }, ...newBase];
  const stale = ours === merged ? [] : staleStatements(ours, merged);
  return { result: { path, status, conflicts, divergences, stale }, writes };
}

/** The document first, then the base: if the second write fails, the next run finds both sides equal and goes on. */
async function writeWhole(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  const before = await stat(path).catch(() => undefined);
  const draft = `${path}.${process.pid}.tmp`;
  await writeFile(draft, text, { flag: 'wx', ...(before ? { mode: before.mode } : {}) });
  await rename(draft, path);
}

/** The same result in the words of a check. */
function asChecked(result: DocumentResult): DocumentResult {
  switch (result.status) {
    case 'created':
      return { ...result, status: 'missing' };
    case 'updated':
      return { ...result, status: 'stale' };
    default:
      return result;
  }
}

function done(path: string, status: DocumentResult['status']): DocumentResult {
  return { path, status, conflicts: [], divergences: [], stale: [] };
}

function kept(path: string, reason: string): Plan {
  return { result: { ...done(path, 'kept'), reason }, writes: [] };
}

function saysTheSame(left: string, right: string): boolean {
  return linesOf(left).lines.join('\n') === linesOf(right).lines.join('\n');
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
