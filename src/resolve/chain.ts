import type { Because, Certainty } from '../model/architecture.ts';
import type { Evidence } from '../model/evidence.ts';
import type { Fact } from '../model/fact.ts';
import { distinctEvidence } from './draft.ts';

/** Every line a statement rests on, from the code to the name's declaration. */
export function evidenceChain(first: Fact, hops: readonly Fact[]): readonly Evidence[] {
  return distinctEvidence([first, ...hops].flatMap((fact) => [fact.evidence, ...(fact.via ?? [])]));
}

/** Why a pass made an element. */
export function because(pass: string, facts: readonly Fact[], reason: string): readonly Because[] {
  return [{ pass, facts: [...new Set(facts.map((fact) => fact.id))], reason }];
}

/** A statement is as sure as its weakest part; what a manifest states itself is declared. */
export function certaintyOf(first: Fact, joined: Certainty): Certainty {
  if (joined === 'inferred') return 'inferred';
  const isCode = !('owner' in first) || first.owner === undefined || first.owner.is === 'code';
  return isCode ? 'resolved' : 'declared';
}

/** Deployments as the architecture lists them: what holds by the code alone holds in none in particular. */
export function realDeployments(deployments: readonly string[]): readonly string[] {
  return [...new Set(deployments)].filter((each) => each !== 'code').sort();
}
