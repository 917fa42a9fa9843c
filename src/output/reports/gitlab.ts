// https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
import type { CheckReport } from '../../model/check-report.ts';
import type { Finding, FindingSeverity } from '../../model/finding.ts';
import { sortedJson } from '../../model/sorted-json.ts';
import { fingerprintOf } from './fingerprint.ts';

const SEVERITIES: Readonly<Record<FindingSeverity, string>> = { error: 'critical', warning: 'major', note: 'info' };

/** The findings as a Code Quality report of GitLab. */
export function reportAsGitlab({ findings }: CheckReport): string {
  return sortedJson(findings.map(issue));
}

function issue(finding: Finding) {
  const [place] = finding.evidence;
  return {
    description: finding.message,
    check_name: finding.rule,
    fingerprint: fingerprintOf(finding),
    severity: SEVERITIES[finding.severity],
    location: { path: place?.path ?? '.', lines: { begin: place?.line ?? 1 } },
  };
}
