import type { Architecture } from '../model/architecture.ts';
import { FINDING_SEVERITIES, type Finding } from '../model/finding.ts';
import { compareText } from '../model/sorted-json.ts';
import type { Mentions } from './wiring/checked.ts';
import { wiringFindings } from './wiring/wiring.ts';

/** Everything that contradicts itself, the most serious first. */
export function check(architecture: Architecture, mentions?: Mentions): readonly Finding[] {
  const found = wiringFindings(architecture, mentions);
  return [...new Map(found.map((each) => [each.key, each])).values()].sort(mostSeriousFirst);
}

function mostSeriousFirst(a: Finding, b: Finding): number {
  return FINDING_SEVERITIES.indexOf(b.severity) - FINDING_SEVERITIES.indexOf(a.severity) || compareText(a.key, b.key);
}
