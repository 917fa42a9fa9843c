import { UserError } from '../errors.ts';
import { SEVERITIES, type Severity } from '../model/drift.ts';
import type { Accord } from '../model/reconciliation.ts';
import { RECONCILIATIONS } from '../output/reconciliation/formats.ts';
import { sideBySide } from '../pipeline.ts';
import { finish, print, say } from './console.ts';
import { analyzeFolder, type RunFlags } from './run.ts';

interface BetweenFlags extends Omit<RunFlags, 'failOn'> {
  readonly format: string;
  readonly failOn?: Severity | 'never';
}

/** How much it matters that worlds do not agree; that one of them could not be read is no drift. */
const MATTERS: Readonly<Record<Accord, Severity | undefined>> = {
  contradicts: 'warning',
  'only-in': 'info',
  unknown: undefined,
  agrees: undefined,
};

/** `asbuilt drift --between`: code, deployments and documents in one table. */
export async function driftBetween(folder: string, { failOn = 'warning', ...flags }: BetweenFlags): Promise<void> {
  const format = Object.hasOwn(RECONCILIATIONS, flags.format) ? RECONCILIATIONS[flags.format] : undefined;
  if (!format)
    throw new UserError(`--between has no format "${flags.format}"; it has ${Object.keys(RECONCILIATIONS).join(', ')}.`);
  const run = await analyzeFolder(folder, flags);
  const { table, unread } = sideBySide(run);
  for (const path of unread) say(`${path}: the document could not be read; what it says was not looked at.`);
  print(format(table));
  if (table.rows.some(({ accord }) => counts(MATTERS[accord], failOn))) finish(1);
}

function counts(severity: Severity | undefined, failOn: Severity | 'never'): boolean {
  return severity !== undefined && failOn !== 'never' && SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(failOn);
}
