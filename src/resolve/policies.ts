import type { Policy } from '../model/resilience.ts';
import { compareText } from '../model/sorted-json.ts';
import { compareTexts } from './fact-index.ts';

/** Each measure once, by kind and place. */
export function distinctPolicies(policies: readonly Policy[]): readonly Policy[] {
  const keyed = new Map<string, Policy>();
  for (const each of policies) {
    const known = keyed.get(keyOf(each));
    keyed.set(keyOf(each), known ? together(known, each) : each);
  }
  return [...keyed].sort(([one], [other]) => compareTexts(one, other)).map(([, policy]) => policy);
}

/** One measure that two requests have holds for what both of them ask. */
function together({ operations: one }: Policy, { operations: other, ...policy }: Policy): Policy {
  return one && other ? { ...policy, operations: sorted([...one, ...other]) } : policy;
}

/** The measures of an edge; one that holds for all that is asked over it says nothing more. */
export function onAll(policies: readonly Policy[], asked: readonly string[]): readonly Policy[] {
  return policies.map(({ operations, ...policy }) =>
    operations === undefined || asked.every((each) => operations.includes(each)) ? policy : { ...policy, operations },
  );
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort(compareText);
}

function keyOf({ pattern, by, subject = '', evidence }: Policy): string {
  return [pattern, evidence.path, String(evidence.line).padStart(7, '0'), by, subject].join('\n');
}
