import type { z } from 'zod';
import { messageOf, UserError } from '../errors.ts';
import { ArchitectureFile } from '../model/architecture-file.ts';

const MOST_ISSUES = 5;
const REMEDY = 'Restore it from version control, or write it anew with `asbuilt scan DIR --format json -o FILE`.';

/** An architecture file from its text. Whatever is wrong with it is the user's to mend and is said with the file's name first. */
export function readArchitectureFile(text: string, path: string): ArchitectureFile {
  const content = parse(text, path);
  refuseOtherVersion(content, path);
  const result = ArchitectureFile.safeParse(content);
  if (result.success) return result.data;
  const shown = result.error.issues.slice(0, MOST_ISSUES).map((issue) => `  ${pathOf(issue)}: ${issue.message}`);
  const left = result.error.issues.length - shown.length;
  const more = left > 0 ? [`  … and ${left} more`] : [];
  throw new UserError([`${path}: this is not an architecture file of asbuilt:`, ...shown, ...more, REMEDY].join('\n'));
}

function parse(text: string, path: string): unknown {
  if (text.trim() === '') throw new UserError(`${path}: the file is empty. ${REMEDY}`);
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (thrown) {
    const hint = /^(<<<<<<<|=======|>>>>>>>) ?/m.test(text) ? ' It holds conflict markers of a merge.' : '';
    throw new UserError(`${path}: this is not JSON: ${messageOf(thrown)}.${hint} ${REMEDY}`);
  }
}

function refuseOtherVersion(content: unknown, path: string): void {
  if (typeof content !== 'object' || content === null || !('schemaVersion' in content)) return;
  const { schemaVersion } = content;
  if (schemaVersion === '1') return;
  const writer = 'generator' in content && typeof content.generator === 'string' ? content.generator : 'another version';
  throw new UserError(
    `${path}: it has schemaVersion ${JSON.stringify(schemaVersion)} and was written by ${writer}; this asbuilt reads "1". ` +
      'Use the asbuilt that wrote it, or write it anew with this one: `asbuilt scan DIR --format json -o FILE`.',
  );
}

function pathOf(issue: z.core.$ZodIssue): string {
  const path = issue.path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`)).join('');
  return path.replace(/^\./, '') || 'the whole file';
}
