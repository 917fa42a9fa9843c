import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { type Policy, type ResiliencePattern, valuesInWords } from '../../model/resilience.ts';
import { namesOf, sortedBy } from '../selection.ts';

interface MeasureRow {
  /** Who asks whom, or whose measure it is, with the handler it stands on. */
  readonly where: string;
  readonly by: string;
  /** Empty where the sources do not tell. */
  readonly values: string;
  readonly evidence: readonly Evidence[];
}

export interface ResilienceView {
  readonly timeouts: readonly MeasureRow[];
  readonly retries: readonly MeasureRow[];
  readonly breakers: readonly MeasureRow[];
  readonly limits: readonly MeasureRow[];
  readonly bulkheads: readonly MeasureRow[];
  /** Whether anything is done at all. */
  readonly isAny: boolean;
}

/** What is done against slow, failing and greedy other sides, kind by kind. */
export function resilience(architecture: Architecture): ResilienceView {
  const nameOf = namesOf(architecture);
  const stated: readonly (readonly [string, Policy])[] = [
    ...architecture.edges.flatMap(({ from, to, resilience: found }) =>
      (found?.policies ?? []).map((policy) => [`${nameOf(from)} → ${nameOf(to)}`, policy] as const),
    ),
    ...architecture.nodes.flatMap(({ name, policies = [] }) =>
      policies.map((policy) => [policy.subject === undefined ? name : `${name}, ${policy.subject}`, policy] as const),
    ),
  ];
  const rows = (pattern: ResiliencePattern) =>
    sortedBy(
      stated.filter(([, policy]) => policy.pattern === pattern).map(([where, policy]) => rowOf(where, policy)),
      ({ where, by, values }) => [where, by, values],
    );
  return {
    timeouts: rows('timeout'),
    retries: rows('retry'),
    breakers: rows('circuit-breaker'),
    limits: rows('rate-limit'),
    bulkheads: rows('bulkhead'),
    isAny: stated.length > 0,
  };
}

function rowOf(where: string, policy: Policy): MeasureRow {
  return { where, by: policy.by, values: valuesInWords(policy), evidence: [policy.evidence] };
}
