import type { FactDraft, ResilienceFact } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import type { Claim } from './claims.ts';
import { type Policies, placeOf } from './measures.ts';

/**
 * The measures of whole programs. Each stands where the program takes it; a time to live, and what holds for requests that could not be told,
 * where it is written, unless it depends on who calls.
 */
export function policiesOfPrograms(
  policies: Policies,
  seen: (claim: Claim) => Pick<ResilienceFact, 'owner' | 'evidence' | 'via'>,
): readonly FactDraft[] {
  const all = policies.ofPrograms();
  const alike = groupBy(all, ({ policy }) => placeOf(policy));
  return all.map(({ policy, claim, isWhole }): FactDraft => {
    const { evidence, ...measure } = policy;
    const isFixed = new Set((alike.get(placeOf(policy)) ?? []).map((each) => JSON.stringify(each.policy.values))).size === 1;
    const written = (!isWhole || policy.pattern === 'time-to-live') && isFixed ? { evidence } : {};
    return { kind: 'resilience', ...seen(claim), ...written, ...measure };
  });
}
