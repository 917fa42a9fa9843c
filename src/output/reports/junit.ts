// https://github.com/testmoapp/junitxml, the format that the xUnit plugin of Jenkins has a schema of
import type { CheckReport } from '../../model/check-report.ts';
import type { Finding, RuleId } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { CLUSTER_RULES, DOCUMENT_RULES, RULES } from '../../model/rules.ts';
import { visible } from '../../model/visible.ts';
import { wellFormed } from './well-formed.ts';
import { lookedAt } from './words.ts';

/** The report as JUnit XML: a rule is a suite, a finding a failure; a rule without findings is a test that passed. */
export function reportAsJunit(report: CheckReport): string {
  const groups = groupBy(report.findings, ({ rule }) => rule);
  const suites = rulesOf(report).map((id) => suite(id, groups.get(id) ?? [], report));
  const tests = suites.reduce((sum, each) => sum + each.tests, 0);
  const head = `<testsuites name="${commandOf(report)}" tests="${tests}" failures="${report.findings.length}" errors="0">`;
  return ['<?xml version="1.0" encoding="UTF-8"?>', head, ...suites.flatMap(({ lines }) => lines), '</testsuites>', ''].join(
    '\n',
  );
}

function commandOf({ claims, isLive }: CheckReport): string {
  return claims ? 'asbuilt drift --documents' : isLive ? 'asbuilt drift --cluster' : 'asbuilt check';
}

/** The rules that were looked at. */
function rulesOf({ claims, isLive }: CheckReport): readonly RuleId[] {
  const own = claims ? DOCUMENT_RULES : isLive ? CLUSTER_RULES : undefined;
  const isElsewhere = (id: RuleId) => Object.hasOwn(DOCUMENT_RULES, id) || Object.hasOwn(CLUSTER_RULES, id);
  return (Object.keys(RULES) as RuleId[]).filter((id) => (own ? Object.hasOwn(own, id) : !isElsewhere(id)));
}

function suite(id: RuleId, findings: readonly Finding[], report: CheckReport) {
  const tests = Math.max(1, findings.length);
  const cases =
    findings.length === 0 ? [`    <testcase name="${escaped(RULES[id].title)}" classname="${id}"/>`] : findings.flatMap(failure);
  const lines = [
    `  <testsuite name="${id}" tests="${tests}" failures="${findings.length}" errors="0" skipped="0">`,
    ...cases,
    `    <system-out>${escaped(lookedAt(report))}</system-out>`,
    '  </testsuite>',
  ];
  return { tests, lines };
}

function failure({ rule, severity, message, evidence, related, key }: Finding): readonly string[] {
  const places = [...evidence, ...related].map(({ path, line, text }) => `${path}:${line}  ${text}`);
  return [
    `    <testcase name="${escaped(key)}" classname="${rule}">`,
    `      <failure type="${severity}" message="${escaped(message)}">${escaped(places.join('\n'))}</failure>`,
    '    </testcase>',
  ];
}

/** What XML takes for its own, and characters that it cannot hold at all. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      visible(wellFormed(line))
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
        .replace(/[\ufffe\uffff]/g, '\ufffd'),
    )
    .join('\n');
}
