import { type CheckReport, percentFollowed } from '../../model/check-report.ts';
import { FINDING_SEVERITIES } from '../../model/finding.ts';
import { sortedJson } from '../../model/sorted-json.ts';

/** The report for a program, with the words of the rules. */
export function reportAsJson(report: CheckReport): string {
  const count = (severity: string) => report.findings.filter((each) => each.severity === severity).length;
  return sortedJson({
    ...report,
    summary: Object.fromEntries(FINDING_SEVERITIES.map((severity) => [severity, count(severity)])),
    followed: percentFollowed(report.coverage),
  });
}
