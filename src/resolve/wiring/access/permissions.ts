import type { Permission } from '../../../model/wiring.ts';
import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';
import { type AccessPolicy, names, selects } from './match.ts';
import { podsOf } from './policies-of.ts';

/** Whom policies of a mesh let in by a service account that only one thing runs as, and that is not known to call. */
export function unusedPermissions(around: Surroundings): readonly Permission[] {
  const policies = around.facts.of('access').filter(({ guard, effect }) => guard === 'mesh' && effect === 'allow');
  return policies.flatMap((policy) => {
    const called = around.things.filter((thing) => podsOf(thing, policy.deployment).some((pods) => selects(policy, pods)));
    return called.flatMap((to) =>
      callersOf(policy, around)
        .filter((from) => from.id !== to.id && around.draft.edgesBetween(from.id, to.id).length === 0)
        .map((from) => ({ from: from.id, to: to.id, by: policy.basis, evidence: policy.evidence })),
    );
  });
}

/** A policy for everybody tells of nobody, and an account of several does not tell who of them is meant. */
function callersOf(policy: AccessPolicy, { things }: Surroundings): readonly Thing[] {
  const accounts = policy.rules.flatMap((rule) => rule.peers.filter(({ is }) => is === 'account'));
  return accounts.flatMap((peer) => {
    const rule = { peers: [peer], ports: [], isConditional: false };
    const running = things.filter((thing) =>
      podsOf(thing, policy.deployment).some((pods) => names(rule, policy, pods, { numbers: [], names: [] }) === true),
    );
    return running.length === 1 ? running : [];
  });
}
