import type { Policy } from '../model/resilience.ts';
import { compareTexts } from './fact-index.ts';

/** Each measure once, by kind and place. */
export function distinctPolicies(policies: readonly Policy[]): readonly Policy[] {
  const keyed = new Map(policies.map((each) => [keyOf(each), each] as const));
  return [...keyed].sort(([one], [other]) => compareTexts(one, other)).map(([, policy]) => policy);
}

function keyOf({ pattern, by, subject = '', evidence }: Policy): string {
  return [pattern, evidence.path, String(evidence.line).padStart(7, '0'), by, subject].join('\n');
}
