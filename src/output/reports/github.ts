// https://docs.github.com/actions/reference/workflow-commands-for-github-actions#setting-a-notice-message
import type { CheckReport } from '../../model/check-report.ts';
import type { Finding, FindingSeverity } from '../../model/finding.ts';
import { RULES } from '../../model/rules.ts';

const COMMANDS: Readonly<Record<FindingSeverity, string>> = { error: 'error', warning: 'warning', note: 'notice' };

/** The findings as annotations of a workflow run: one line each. */
export function reportAsGithub({ findings }: CheckReport): string {
  return findings.map((finding) => `${annotation(finding)}\n`).join('');
}

function annotation({ severity, rule, message, evidence }: Finding): string {
  const [place] = evidence;
  const where = place ? `file=${property(place.path)},line=${place.line},` : '';
  return `::${COMMANDS[severity]} ${where}title=${property(`${RULES[rule].title} (${rule})`)}::${data(message)}`;
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
