import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, isBase, namesOf, nodesById, sortedBy } from '../selection.ts';

interface Wait {
  readonly name: string;
  readonly after: string;
  readonly evidence: readonly Evidence[];
}

export interface DeploymentOrder {
  /** What can start together, wave after wave. */
  readonly waves: readonly (readonly string[])[];
  /** Why something is not in the first wave. */
  readonly waits: readonly Wait[];
  /** Sets that wait for each other; they stand in one wave and the order among them is open. */
  readonly cycles: readonly (readonly string[])[];
}

/** Waves over stated start orders and over connections to stores, brokers and infrastructure. */
export function deploymentOrder(architecture: Architecture): DeploymentOrder {
  const nameOf = namesOf(architecture);
  const ids = architecture.nodes.filter(({ kind }) => kind !== 'external').map(({ id }) => id);
  const waits = waitsOf(architecture, new Set(ids));
  const graph = new SystemGraph({
    nodes: ids.map((id) => ({ id })),
    edges: waits.map(({ name, after }) => ({ id: JSON.stringify([name, after]), from: name, to: after })),
  });
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
  };
}

function waitsOf(architecture: Architecture, ids: ReadonlySet<string>): readonly Wait[] {
  const nodes = nodesById(architecture);
  const stated = architecture.startOrder.map(({ before, after, evidence }) => ({
    name: after,
    after: before,
    evidence: [evidence],
  }));
  const connected = architecture.edges
    .filter(({ to }) => isBaseId(to))
    .map(({ from, to, evidence }) => ({ name: from, after: to, evidence }));
  const known = [...stated, ...connected].filter(({ name, after }) => name !== after && ids.has(name) && ids.has(after));
  return [...groupedBy(known, ({ name, after }) => JSON.stringify([name, after])).values()].flatMap((same) => {
    const [first] = same;
    return first ? [{ ...first, evidence: same.flatMap(({ evidence }) => evidence) }] : [];
  });

  function isBaseId(id: string): boolean {
    const node = nodes.get(id);
    return node !== undefined && isBase(node);
  }
}
