import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, isBase, isOwn, namesOf, nodesById, sortedBy } from '../selection.ts';

interface Wait {
  readonly name: string;
  readonly after: string;
  /** `stated`, `needs it`, `passes requests on to it`. */
  readonly why: string;
  readonly evidence: readonly Evidence[];
}

export interface DeploymentOrder {
  /** What can start together, wave after wave. */
  readonly waves: readonly (readonly string[])[];
  /** Why something is not in the first wave. */
  readonly waits: readonly Wait[];
  /** Sets that wait for each other; they stand in one wave and the order among them is open. */
  readonly cycles: readonly (readonly string[])[];
  /** What the team wrote and no deployment runs, while others are deployed. */
  readonly undeployed: readonly string[];
}

/** Waves over stated start orders, over connections to stores, brokers and infrastructure, and over the rules of proxies. */
export function deploymentOrder(architecture: Architecture): DeploymentOrder {
  const nameOf = namesOf(architecture);
  const undeployed = undeployedOf(architecture);
  const ids = architecture.nodes.filter((node) => node.kind !== 'external' && !undeployed.includes(node)).map(({ id }) => id);
  const known = new Set(ids);
  const within = (wait: Wait) => wait.name !== wait.after && known.has(wait.name) && known.has(wait.after);
  const firm = firmWaits(architecture).filter(within);
  const passing = passingWaits(architecture).filter(within);
  const rings = graphOf(ids, [...firm, ...passing]).rings();
  const ringOf = new Map(rings.flatMap((ring) => ring.map((id) => [id, ring] as const)));
  // Where a rule leads back to what waits for the proxy, only what is stated or connected orders them.
  const isOneWay = ({ name, after }: Wait) => ringOf.get(name) !== ringOf.get(after);
  const waits = joined([...firm, ...passing.filter(isOneWay)]);
  const graph = graphOf(ids, waits);
  return {
    waves: graph.waves().map((wave) => distinct(wave.map(nameOf))),
    waits: sortedBy(
      waits.map((wait) => ({ ...wait, name: nameOf(wait.name), after: nameOf(wait.after) })),
      (wait) => [wait.name, wait.after],
    ),
    cycles: sortedBy(
      graph
        .rings()
        .filter((set) => set.length > 1)
        .map((set) => distinct(set.map(nameOf))),
      (set) => [set.join()],
    ),
    undeployed: distinct(undeployed.map(({ id }) => nameOf(id))),
  };
}

function graphOf(ids: readonly string[], waits: readonly Wait[]) {
  const edges = waits.map(({ name, after }) => ({ id: JSON.stringify([name, after]), from: name, to: after }));
  return new SystemGraph({ nodes: ids.map((id) => ({ id })), edges });
}

function undeployedOf({ nodes }: Architecture): readonly Node[] {
  const own = nodes.filter(isOwn);
  const left = own.filter(({ deployments }) => deployments.length === 0);
  return left.length < own.length ? left : [];
}

/** What is stated, and what connects to a store, a broker or infrastructure. */
function firmWaits(architecture: Architecture): readonly Wait[] {
  const nodes = nodesById(architecture);
  const isBaseId = (id: string) => {
    const node = nodes.get(id);
    return node !== undefined && isBase(node);
  };
  const stated = architecture.startOrder.map(({ before, after, evidence }) => ({
    name: after,
    after: before,
    why: 'stated',
    evidence: [evidence],
  }));
  const connected = architecture.edges
    .filter(({ to }) => isBaseId(to))
    .map(({ from, to, evidence }) => ({ name: from, after: to, why: 'needs it', evidence }));
  return [...stated, ...connected];
}

/** What a proxy passes requests on to comes before it: some do not start where a name leads nowhere. */
function passingWaits(architecture: Architecture): readonly Wait[] {
  const nodes = nodesById(architecture);
  return architecture.edges
    .filter(({ from, forwards }) => forwards !== undefined || nodes.get(from)?.kind === 'gateway')
    .map(({ from, to, evidence }) => ({ name: from, after: to, why: 'passes requests on to it', evidence }));
}

/** One a pair; the firmest reason first. */
function joined(waits: readonly Wait[]): readonly Wait[] {
  return [...groupedBy(waits, ({ name, after }) => JSON.stringify([name, after])).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, evidence: same.flatMap(({ evidence }) => evidence) }] : [];
  });
}
