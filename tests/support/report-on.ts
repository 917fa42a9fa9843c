import type { CheckReport } from '../../src/model/check-report.ts';
import { reportAsText } from '../../src/output/reports/text.ts';
import { analyze, examine } from '../../src/pipeline.ts';
import { ROOT } from './fixtures.ts';

/** What a check of a folder of the package finds. */
export async function checkReport(folder: string): Promise<CheckReport> {
  const run = await analyze(`${ROOT}/${folder}`, { flags: { name: 'shop', cache: false } });
  const { coverage } = run.architecture;
  return { system: 'shop', revision: null, generator: 'asbuilt 0.1.0', findings: examine(run), accepted: [], coverage };
}

/** The same as text. */
export async function reportOn(folder: string): Promise<string> {
  return reportAsText(await checkReport(folder));
}
