import type { Edge } from '../../../model/architecture.ts';
import type { Openings, Refusal } from '../../../model/wiring.ts';
import type { Thing } from '../../identity/thing.ts';
import type { Surroundings } from '../../pass.ts';
import { type AccessPolicy, anyOf, names, type Pods, type Ports, selects } from './match.ts';
import { podsOf, policiesIn } from './policies-of.ts';

/** Connections that policies refuse for certain, in deployments where both ends are known. */
export function refusals(around: Surroundings, openings: readonly Openings[]): readonly Refusal[] {
  if (around.facts.of('access').length === 0) return [];
  const things = new Map(around.things.map((thing) => [thing.id, thing]));
  return around.draft.allEdges().flatMap((edge) => {
    const [from, to] = [things.get(edge.from), things.get(edge.to)];
    const isUsed = edge.because.some(({ pass }) => pass !== 'permitted connections');
    if (!from || !isUsed || !(to || isPublic(around.draft.node(edge.to)?.name ?? ''))) return [];
    return edge.deployments.flatMap((deployment) => refusal(edge, [from, to], deployment, { around, openings }) ?? []);
  });
}

/** A name of the internet; others may be those of a cluster. */
function isPublic(host: string): boolean {
  return /\.[a-z]{2,}$/i.test(host) && !/\.(svc|local|internal|lan|cluster)$|\.svc\./i.test(host);
}

interface Scene {
  readonly around: Surroundings;
  readonly openings: readonly Openings[];
}

/** What has no thing is outside of everything that is deployed. */
function refusal(
  edge: Edge,
  [from, to]: readonly [Thing, Thing | undefined],
  deployment: string,
  { around, openings }: Scene,
): Refusal | undefined {
  const policies = policiesIn(deployment, around);
  const [callers, called] = [podsOf(from, deployment), to ? podsOf(to, deployment) : []];
  const ports = portsOf(edge.to, deployment, openings);
  const isOutside = to === undefined;
  const into = called.map((pods) => guardsAgainst({ policies, direction: 'in', own: pods, peers: callers, ports }));
  const peers = isOutside ? (['outside'] as const) : called;
  const out = callers.map((pods) => guardsAgainst({ policies, direction: 'out', own: pods, peers, ports }));
  const refusing = [into, out].find((all) => all.length > 0 && all.every((found) => found.length > 0))?.flat();
  return (
    refusing && {
      from: edge.from,
      to: edge.to,
      deployment,
      by: [...new Set(refusing.map(({ basis }) => basis))],
      evidence: [...new Set(refusing.map(({ evidence }) => evidence))],
      edge: edge.evidence,
    }
  );
}

function portsOf(node: string, deployment: string, openings: readonly Openings[]): Ports {
  const own = openings.filter((each) => each.node === node && each.deployment === deployment);
  const open = own.flatMap(({ program, container }) => [...program, ...container]);
  return { numbers: [...new Set(open.map(({ port }) => port))], names: open.flatMap(({ name }) => name ?? []) };
}

interface Asked {
  readonly policies: readonly AccessPolicy[];
  readonly direction: AccessPolicy['direction'];
  /** The pods whose policies are asked. */
  readonly own: Pods;
  /** All who may be on the other side; none where they are not known. */
  readonly peers: readonly (Pods | 'outside')[];
  readonly ports: Ports;
}

/** The policies that refuse these pods all of their peers; none where one of them may be let through. */
function guardsAgainst({ policies, direction, own, peers, ports }: Asked): readonly AccessPolicy[] {
  const asked = policies.filter((policy) => policy.direction === direction);
  const others = peers.length > 0 ? peers : [undefined];
  const perPeer = others.map((peer) =>
    (['network', 'mesh'] as const).flatMap((guard) =>
      refusing(
        asked.filter((policy) => policy.guard === guard),
        own,
        (policy) => anyOf(policy.rules.map((rule) => names(rule, policy, peer, ports))),
      ),
    ),
  );
  return perPeer.every((found) => found.length > 0) ? perPeer.flat() : [];
}

/** By one guard: whoever denies, or all who are about the pods where none of them allows. */
function refusing(
  policies: readonly AccessPolicy[],
  own: Pods,
  isNamed: (policy: AccessPolicy) => boolean | undefined,
): readonly AccessPolicy[] {
  const about = policies.filter((policy) => selects(policy, own) === true);
  const denying = about.filter((policy) => policy.effect === 'deny' && isNamed(policy) === true);
  if (denying.length > 0) return denying;
  const allowing = policies.filter((policy) => policy.effect === 'allow' && selects(policy, own) !== false);
  const isRefused = allowing.every((policy) => isNamed(policy) === false);
  return isRefused ? about.filter(({ effect }) => effect === 'allow') : [];
}
