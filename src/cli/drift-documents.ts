import { UserError } from '../errors.ts';
import type { CheckReport } from '../model/check-report.ts';
import { SEVERITIES, type Severity } from '../model/drift.ts';
import { FINDING_SEVERITIES } from '../model/finding.ts';
import { packageVersion } from '../output/package-version.ts';
import { REPORTS } from '../output/reports/reports.ts';
import { judgeDocuments } from '../pipeline.ts';
import { type BaselineFlags, openBaseline } from './accepted.ts';
import { finish, print, say } from './console.ts';
import { analyzeFolder, type RunFlags, refuseFailures } from './run.ts';

/** How to tell what documents say that the sources do not, and when that is a failure. */
interface DocumentFlags extends Omit<RunFlags, 'failOn'>, BaselineFlags {
  readonly format: string;
  readonly failOn?: Severity | 'never';
}

/** `asbuilt drift --documents`: holds what people wrote about the system against its sources. */
export async function driftOfDocuments(folder: string, { failOn = 'warning', ...flags }: DocumentFlags): Promise<void> {
  const format = Object.hasOwn(REPORTS, flags.format) ? REPORTS[flags.format] : undefined;
  if (!format) throw new UserError(`--documents has no format "${flags.format}"; it has ${Object.keys(REPORTS).join(', ')}.`);
  const baseline = openBaseline(flags);
  const run = await analyzeFolder(folder, flags);
  if (flags.updateBaseline) refuseFailures(run.architecture.problems);
  const { claims, findings, unread } = judgeDocuments(run);
  for (const path of unread) say(`${path}: the document could not be read; what it says was not looked at.`);
  const sifted = baseline.sift(findings);
  if (!sifted) return;
  const { system, coverage } = run.architecture;
  const report: CheckReport = {
    system: system.name,
    revision: system.revision,
    generator: `asbuilt ${packageVersion()}`,
    ...sifted,
    coverage,
    claims,
  };
  print(format(report));
  // The least of both scales is the same: worth a look.
  const least = failOn === 'never' ? FINDING_SEVERITIES.length : SEVERITIES.indexOf(failOn);
  if (sifted.findings.some(({ severity }) => FINDING_SEVERITIES.indexOf(severity) >= least)) finish(1);
}
