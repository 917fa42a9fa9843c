import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, namesOf, nodesById, sortedBy } from '../selection.ts';

export interface Impact {
  readonly name: string;
  readonly dependents: readonly string[];
  readonly evidence: readonly Evidence[];
}

const MOST_SHOWN = 3;

/** What most others would miss first: the nodes of some kinds with the most direct dependents. */
export function impact(architecture: Architecture, kinds: readonly string[]): readonly Impact[] {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const groups = groupedBy(architecture.edges, ({ to }) => to);
  const all = [...groups]
    .filter(([id]) => kinds.includes(nodes.get(id)?.kind ?? ''))
    .map(([id, edges]) => ({
      name: nameOf(id),
      dependents: distinct(edges.map(({ from }) => nameOf(from))),
      evidence: sortedBy(edges, (edge) => [edge.id]).flatMap(({ evidence }) => evidence.slice(0, 1)),
    }));
  return [...all].sort((left, right) => right.dependents.length - left.dependents.length).slice(0, MOST_SHOWN);
}
