// https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
import type { CheckReport } from '../../model/check-report.ts';
import type { Evidence } from '../../model/evidence.ts';
import type { Finding, FindingSeverity, RuleId } from '../../model/finding.ts';
import { RULES } from '../../model/rules.ts';
import { compareText, sortedJson } from '../../model/sorted-json.ts';
import { fingerprintOf } from './fingerprint.ts';
import { wellFormed } from './well-formed.ts';
import { lookedAt } from './words.ts';

const LEVELS: Readonly<Record<FindingSeverity, string>> = { error: 'error', warning: 'warning', note: 'note' };

/** The report as SARIF 2.1.0: rules with stable ids, fingerprints without lines, the chain of evidence as a code flow. */
export function reportAsSarif(report: CheckReport): string {
  const all = [...report.findings, ...report.accepted];
  const ids = [...new Set(all.map(({ rule }) => rule))].sort(compareText);
  const [name, version] = report.generator.split(' ');
  const accepted = new Set(report.accepted);
  return sortedJson({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, semanticVersion: version, rules: ids.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The analysed folder.' } } },
        invocations: [
          {
            executionSuccessful: true,
            toolExecutionNotifications: [{ level: 'note', message: { text: lookedAt(report) } }],
          },
        ],
        results: all.map((finding) => resultOf(finding, ids.indexOf(finding.rule), accepted.has(finding))),
      },
    ],
  });
}

function ruleOf(id: RuleId) {
  const { title, explanation, remedy, severity } = RULES[id];
  return {
    id,
    name: id,
    shortDescription: { text: title },
    fullDescription: { text: explanation },
    help: { text: remedy },
    defaultConfiguration: { level: LEVELS[severity] },
  };
}

function resultOf(finding: Finding, ruleIndex: number, isAccepted: boolean) {
  const { rule, severity, message, evidence, related, elements } = finding;
  return {
    ruleId: rule,
    ruleIndex,
    level: LEVELS[severity],
    message: { text: message },
    locations: evidence.slice(0, 1).map((each) => locationOf(each)),
    partialFingerprints: { 'asbuilt/v1': fingerprintOf(finding) },
    ...(evidence.length > 1 ? { codeFlows: [flowOf(evidence)] } : {}),
    ...(related.length > 0
      ? { relatedLocations: related.map((each, id) => ({ id, ...locationOf(each), message: { text: each.text } })) }
      : {}),
    ...(isAccepted ? { suppressions: [{ kind: 'external', justification: 'accepted in the baseline' }] } : {}),
    properties: { elements },
  };
}

function flowOf(evidence: readonly Evidence[]) {
  return {
    threadFlows: [{ locations: evidence.map((each) => ({ location: { ...locationOf(each), message: { text: each.text } } })) }],
  };
}

/** Paths are percent-encoded: a name may hold what a URI may not. */
function locationOf({ path, line, endLine }: Evidence) {
  const uri = wellFormed(path).split('/').map(encodeURIComponent).join('/');
  return {
    physicalLocation: {
      artifactLocation: { uri, uriBaseId: 'ROOT' },
      region: { startLine: line, ...(endLine === undefined ? {} : { endLine }) },
    },
  };
}
