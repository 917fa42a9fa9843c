import type { CheckReport } from '../../model/check-report.ts';
import { FINDING_SEVERITIES, type Finding } from '../../model/finding.ts';
import { visible } from '../../model/visible.ts';
import { lookedAt, tally } from './words.ts';

const MOST_LINES = 6;

/** Findings for a reader: a sentence each, the lines of both sides, and how much was looked at. */
export function reportAsText(report: CheckReport): string {
  return `${[...report.findings.map(describe), verdict(report)].join('\n\n')}\n`;
}

function describe({ severity, rule, policy, message, evidence, related }: Finding): string {
  return [visible(`${severity}: ${message} [${policy ?? rule}]`), ...lines('', evidence), ...lines('against', related)].join(
    '\n',
  );
}

function lines(side: string, evidence: Finding['evidence']): readonly string[] {
  const shown = evidence
    .slice(0, MOST_LINES)
    .map(({ path, line, text }) => visible(`  ${side.padEnd(7)}  ${path}:${line}  ${text}`.trimEnd()));
  const left = evidence.length - shown.length;
  return left > 0 ? [...shown, `  ${side.padEnd(7)}  … and ${left} more`] : shown;
}

function verdict(report: CheckReport): string {
  const { findings, accepted } = report;
  const known = accepted.length > 0 ? ` The baseline accepts ${accepted.length} more.` : '';
  const found = findings.length === 0 ? 'Nothing was found' : tally(findings, FINDING_SEVERITIES);
  return `${found}.${known} ${lookedAt(report)}`;
}
