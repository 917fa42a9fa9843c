import type { FactOf, Peer, Protocol } from '../../model/fact.ts';
import { because, evidenceChain } from '../chain.ts';
import type { Thing } from '../identity/thing.ts';
import { protocolOfHint, protocolOfTechnology } from '../knowledge/technologies.ts';
import type { Pass, Surroundings } from '../pass.ts';

/** A policy that lets so many in guards a whole group; it does not tell who calls whom. */
const MOST_CALLERS = 3;

/**
 * Who is let in by name: a network policy that opens one workload to another, a scrape annotation. That somebody may connect is
 * no proof that it does, so the edge is inferred; what code or a setting says of the same pair stays and gains the line.
 */
export const permitted: Pass = {
  name: 'permitted connections',
  run: (around) => {
    for (const fact of around.facts.of('reach')) {
      const callers = thingsAt(fact.from, fact, around);
      if (callers.length > MOST_CALLERS) continue;
      for (const from of callers) {
        for (const to of thingsAt(fact.to, fact, around)) if (from !== to) connect(fact, from, to, around);
      }
    }
  },
};

type ReachFact = FactOf<'reach'>;

function thingsAt(peer: Peer, { deployment }: ReachFact, around: Surroundings): readonly Thing[] {
  switch (peer.is) {
    case 'technology':
      return nearest(
        around.things.filter((thing) => thing.technology.includes(peer.technology)),
        deployment,
      );
    case 'component':
      return around.owners.thingsOf({ is: 'component', deployment, name: peer.name });
    case 'labels': {
      const selected = around.facts
        .of('component')
        .filter((fact) => Object.entries(peer.labels).every(([label, value]) => fact.labels?.[label] === value))
        .filter((fact) => !fact.namespace || !peer.namespace || fact.namespace === peer.namespace);
      const things = selected.flatMap((fact) =>
        around.owners.thingsOf({ is: 'component', deployment: fact.deployment, name: fact.name }),
      );
      return nearest([...new Set(things)], deployment);
    }
  }
}

/** Those of the same deployment; policies often lie in a folder of their own. */
function nearest(things: readonly Thing[], deployment: string): readonly Thing[] {
  const near = things.filter((thing) => thing.deployments.includes(deployment));
  return near.length > 0 ? near : things;
}

function connect(fact: ReachFact, from: Thing, to: Thing, { draft }: Surroundings): void {
  const known = draft.edgesBetween(from.id, to.id);
  const guess = fact.protocol ?? protocolFor(to, fact.port);
  const same = known.find((edge) => edge.protocol === guess) ?? known[0];
  const isData = ['database', 'cache', 'storage', 'search'].includes(to.kind);
  const isOfCluster = fact.deployment.startsWith('kubernetes');
  draft.addEdge({
    from: from.id,
    to: to.id,
    protocol: same?.protocol ?? guess,
    pattern: same?.pattern ?? (isData ? 'data-access' : to.kind === 'broker' ? 'publish-subscribe' : 'connection'),
    operations: [],
    purpose: same?.purpose ?? (isData ? 'keeps data' : to.kind === 'broker' ? 'exchanges messages' : 'connects'),
    deployments: to.deployments.filter(
      (each) => (each.startsWith('kubernetes') || !isOfCluster) && from.deployments.includes(each),
    ),
    certainty: 'inferred',
    evidence: evidenceChain(fact, []),
    because: because('permitted connections', [fact], `${fact.basis} lets ${from.name} connect to ${to.name}`),
  });
}

function protocolFor(to: Thing, port: number | undefined): Protocol {
  const byTechnology = to.kind === 'service' || to.kind === 'frontend' ? undefined : protocolOfTechnology(to.technology);
  const isStore = to.kind === 'database' || to.kind === 'cache' || to.kind === 'broker';
  return byTechnology ?? (isStore ? (protocolOfHint('', port) ?? 'other') : 'http');
}
