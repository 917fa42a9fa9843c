import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';
import type { AccessPolicy, Pods } from './match.ts';

/** The policies that hold in a deployment: its own, and those of a folder with nothing but policies, which are applied beside it. */
export function policiesIn(deployment: string, { facts }: Surroundings): readonly AccessPolicy[] {
  const running = new Set(facts.of('component').map((fact) => fact.deployment));
  return facts.of('access').filter((policy) => policy.deployment === deployment || !running.has(policy.deployment));
}

/** The pods of a thing in a deployment; none where it runs outside of it. */
export function podsOf(thing: Thing, deployment: string): readonly Pods[] {
  return thing.components
    .filter((each) => each.deployment === deployment)
    .flatMap((each) => each.facts)
    .filter(({ labels }) => labels !== undefined);
}
