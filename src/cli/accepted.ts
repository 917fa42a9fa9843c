import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { messageOf, UserError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import { readBaseline, type Sifted, serialiseBaseline, sift } from '../output/baseline.ts';
import { say } from './console.ts';
import { writeResult } from './results.ts';

/** What a command takes that knows findings to live with. */
export interface BaselineFlags {
  readonly baseline?: string;
  readonly updateBaseline?: boolean;
}

/** The findings that people live with. */
export interface Baseline {
  /** Takes them out; undefined when all that was found was written down in place of being reported. */
  sift(found: readonly Finding[]): Sifted | undefined;
}

/** Opens the file that is named, or the usual one where it is there. A file that cannot be read is found out before the work. */
export function openBaseline({ baseline, updateBaseline = false }: BaselineFlags, usual?: string): Baseline {
  const path = baseline ?? usual;
  if (path === undefined && updateBaseline) throw new UserError('--update-baseline needs --baseline FILE, the file to write.');
  if (path === undefined) return { sift: (found) => ({ findings: found, accepted: [] }) };
  const isThere = baseline !== undefined || existsSync(path);
  const known = updateBaseline || !isThere ? [] : readBaseline(textOf(path), path);
  return {
    sift: (found) => {
      if (!updateBaseline) return sift(found, known, baseline ?? basename(path));
      writeResult(path, serialiseBaseline(found));
      say(`${path}: accepts ${found.length} ${found.length === 1 ? 'finding' : 'findings'}.`);
      return undefined;
    },
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch (thrown) {
    throw new UserError(`${path}: the baseline cannot be read: ${messageOf(thrown)}. Write one with --update-baseline.`);
  }
}
