import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';
import type { AccessPolicy, Pods } from './match.ts';

/**
 * The policies that hold in a deployment: its own, and those of a folder with nothing but policies, which are applied beside it. Where there are
 * several deployments and such a policy names no namespace, nobody can tell which of them it is applied to.
 */
export function policiesIn(deployment: string, { facts }: Surroundings): readonly AccessPolicy[] {
  const running = new Set(facts.of('component').map((fact) => fact.deployment));
  const clusters = [...running].filter((each) => each.startsWith('kubernetes'));
  return facts.of('access').flatMap((policy): readonly AccessPolicy[] => {
    if (policy.deployment === deployment) return [policy];
    if (running.has(policy.deployment)) return [];
    return [clusters.length > 1 && policy.namespace === undefined ? { ...policy, isAnywhere: true } : policy];
  });
}

/** The pods of a thing in a deployment; none where it runs outside of it. */
export function podsOf(thing: Thing, deployment: string): readonly Pods[] {
  return thing.components
    .filter((each) => each.deployment === deployment)
    .flatMap((each) => each.facts)
    .filter(({ labels }) => labels !== undefined);
}
