import type { Architecture } from '../model/architecture.ts';
import { FINDING_SEVERITIES, type Finding } from '../model/finding.ts';
import type { Policies } from '../model/graph-policy.ts';
import { compareText } from '../model/sorted-json.ts';
import { policyFindings } from './policies/policies.ts';
import type { Words } from './wiring/checked.ts';
import { wiringFindings } from './wiring/wiring.ts';

/** What a check goes by beside the architecture. */
interface Asked extends Words {
  readonly policies?: Policies | null;
}

/** Everything that contradicts itself or breaks a rule, the most serious first. */
export function check(architecture: Architecture, { policies, ...words }: Asked = {}): readonly Finding[] {
  const found = [...wiringFindings(architecture, words), ...(policies ? policyFindings(architecture, policies) : [])];
  return [...new Map(found.map((each) => [each.key, each])).values()].sort(mostSeriousFirst);
}

function mostSeriousFirst(a: Finding, b: Finding): number {
  return FINDING_SEVERITIES.indexOf(b.severity) - FINDING_SEVERITIES.indexOf(a.severity) || compareText(a.key, b.key);
}
