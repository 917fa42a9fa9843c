import type { RuleInfo } from '../../src/model/finding.ts';
import { CHECK_RULES, CLUSTER_RULES, DOCUMENT_RULES, POLICY_RULES, WIRING_RULES } from '../../src/model/rules.ts';

/** `docs/findings.md` as the tables of rules have it. */
export function findingsPage(): string {
  return `# Findings

What \`asbuilt check\` reports. A finding is made only where both sides were seen completely: a request to a route that is not served, for example, only where
every route of the other side is known. Each rule has a case and a near miss that stays silent in \`fixtures/wiring\`.

An \`error\` cannot work as it stands, a \`warning\` very likely does not, a \`note\` is worth a look. The page is generated from \`src/model/rules.ts\`.

## Wiring

${sections(WIRING_RULES)}
## Policies

What policies of \`asbuilt.yaml\` can ask for: [policies](policies.md). Their severity can be set there.

${sections(POLICY_RULES)}
## The live cluster

What \`asbuilt drift --cluster\` reports: [drift](drift.md#live-cluster).

${sections(CLUSTER_RULES)}
## Documents

What \`asbuilt drift --documents\` reports: [what it reads and how it judges](documents-against-code.md).

${sections(DOCUMENT_RULES)}
## The check itself

${sections(CHECK_RULES)}`;
}

function sections(rules: Readonly<Record<string, RuleInfo>>): string {
  return Object.entries(rules).map(section).join('\n');
}

function section([id, { severity, title, explanation, remedy }]: readonly [string, RuleInfo]): string {
  return `### ${id}\n\n*${title}* (${severity}). ${explanation}\n\n${remedy}\n`;
}
