import { Command, Option } from 'commander';
import type { CheckReport } from '../model/check-report.ts';
import { FINDING_SEVERITIES, type FindingSeverity } from '../model/finding.ts';
import { packageVersion } from '../output/package-version.ts';
import { reportAsJson } from '../output/reports/json.ts';
import { reportAsText } from '../output/reports/text.ts';
import { examine } from '../pipeline.ts';
import { finish, print } from './console.ts';
import { analyzeFolder, type RunFlags, withRunFlags } from './run.ts';

interface CheckFlags extends Omit<RunFlags, 'failOn'> {
  readonly format: 'text' | 'json';
  readonly failOn: FindingSeverity | 'never';
}

/** `asbuilt check`: what does not fit together. */
export function checkCommand(): Command {
  return withRunFlags(new Command('check'))
    .description('say what does not fit together: settings, hosts, ports, routes, messages')
    .argument('[dir]', 'folder to analyse', '.')
    .addOption(new Option('-f, --format <format>', 'how to say it').choices(['text', 'json']).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 for findings of this severity or above')
        .choices([...FINDING_SEVERITIES, 'never'])
        .default('warning'),
    )
    .action(checkFolder);
}

async function checkFolder(folder: string, { failOn, format, ...flags }: CheckFlags): Promise<void> {
  const run = await analyzeFolder(folder, flags);
  const { system, coverage } = run.architecture;
  const report: CheckReport = {
    system: system.name,
    revision: system.revision,
    generator: `asbuilt ${packageVersion()}`,
    findings: examine(run),
    accepted: [],
    coverage,
  };
  print(format === 'json' ? reportAsJson(report) : reportAsText(report));
  if (report.findings.some(({ severity }) => counts(severity, failOn))) finish(1);
}

function counts(severity: FindingSeverity, failOn: CheckFlags['failOn']): boolean {
  return failOn !== 'never' && FINDING_SEVERITIES.indexOf(severity) >= FINDING_SEVERITIES.indexOf(failOn);
}
