import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import type { Architecture } from '../model/architecture.ts';
import { type CheckReport, percentFollowed } from '../model/check-report.ts';
import type { Evidence } from '../model/evidence.ts';
import { type CheckRule, FINDING_SEVERITIES, type Finding, type FindingSeverity } from '../model/finding.ts';
import { RULES } from '../model/rules.ts';
import type { Sifted } from '../output/baseline.ts';
import { packageVersion } from '../output/package-version.ts';
import { REPORTS } from '../output/reports/reports.ts';
import { examine } from '../pipeline.ts';
import { type BaselineFlags, openBaseline } from './accepted.ts';
import { finish, print } from './console.ts';
import { wantedResults, writeResult } from './results.ts';
import { analyzeFolder, type RunFlags, refuseFailures, repeated, withRunFlags } from './run.ts';

const BASELINE = 'asbuilt-baseline.json';

interface CheckFlags extends Omit<RunFlags, 'failOn'>, BaselineFlags {
  readonly format?: readonly string[];
  readonly output?: string;
  readonly failOn: FindingSeverity | 'never';
  readonly minCoverage?: number;
}

/** `asbuilt check`: what does not fit together, and what breaks a policy. */
export function checkCommand(): Command {
  return withRunFlags(new Command('check'))
    .description(
      'say what does not fit together (settings, hosts, ports, routes, messages) and what breaks a policy of asbuilt.yaml',
    )
    .argument('[dir]', 'folder to analyse', '.')
    .option(
      '-f, --format <format>',
      `${Object.keys(REPORTS).join(', ')}; FORMAT=FILE writes to a file; repeatable (default: text)`,
      repeated,
    )
    .option('-o, --output <file>', 'write to a file in place of stdout')
    .option('--baseline <file>', `findings that are known and accepted (default: ${BASELINE} of the folder, if it is there)`)
    .option('--update-baseline', 'accept what is found now')
    .option('--min-coverage <percent>', 'a finding when less of the system could be followed than this', percent)
    .addOption(
      new Option('--fail-on <severity>', 'exit 1 for findings of this severity or above')
        .choices([...FINDING_SEVERITIES, 'never'])
        .default('warning'),
    )
    .action(checkFolder);
}

async function checkFolder(folder: string, { failOn, ...flags }: CheckFlags): Promise<void> {
  const results = wantedResults(REPORTS, flags.format ?? ['text'], flags.output);
  const baseline = openBaseline(flags, join(folder, BASELINE));
  const run = await analyzeFolder(folder, flags);
  if (flags.updateBaseline) refuseFailures(run.architecture.problems);
  const sifted = baseline.sift(examine(run));
  if (!sifted) return;
  const report = reportOf(run.architecture, sifted, flags.minCoverage);
  for (const { format, file } of results) {
    if (file === undefined) print(format(report));
    else writeResult(file, format(report));
  }
  if (report.findings.some(({ severity }) => counts(severity, failOn))) finish(1);
}

function reportOf(architecture: Architecture, sifted: Sifted, minCoverage = 0): CheckReport {
  const { system, coverage } = architecture;
  return {
    system: system.name,
    revision: system.revision,
    generator: `asbuilt ${packageVersion()}`,
    findings: [...failed(architecture), ...tooLittle(architecture, minCoverage), ...sifted.findings],
    accepted: sifted.accepted,
    coverage,
  };
}

/** No baseline is asked about these: what was not looked at is not clean. */
function failed({ problems }: Architecture): readonly Finding[] {
  const failures = problems.filter(({ code }) => code === 'analyzer-failed');
  return failures.map(({ message, evidence }) => ({
    ...aboutTheCheck('not-analysed', message, [evidence]),
    // The sentence up to the error names the analyzer: several may fail at one file.
    key: `not-analysed ${evidence.path} ${message.split(':', 1)[0]}`,
  }));
}

function tooLittle({ coverage, unknowns }: Architecture, minCoverage: number): readonly Finding[] {
  const followed = percentFollowed(coverage);
  if (followed >= minCoverage) return [];
  const message = `${followed} % of what was seen was followed to its end, ${minCoverage} % are asked for.`;
  return [
    aboutTheCheck(
      'coverage-too-low',
      message,
      unknowns.map(({ evidence }) => evidence),
    ),
  ];
}

function aboutTheCheck(rule: CheckRule, message: string, evidence: readonly Evidence[]): Finding {
  return { rule, severity: RULES[rule].severity, message, elements: [], evidence, related: [], key: rule };
}

function percent(text: string): number {
  const number = Number(text);
  if (text.trim() === '' || !(number >= 0 && number <= 100)) throw new InvalidArgumentError('Give a number from 0 to 100.');
  return number;
}

function counts(severity: FindingSeverity, failOn: CheckFlags['failOn']): boolean {
  return failOn !== 'never' && FINDING_SEVERITIES.indexOf(severity) >= FINDING_SEVERITIES.indexOf(failOn);
}
