import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, namesOf, nodesById, sortedBy } from '../selection.ts';
import { watches } from './platform.ts';

export interface Impact {
  readonly name: string;
  readonly dependents: readonly string[];
  readonly evidence: readonly Evidence[];
}

const MOST_SHOWN = 3;

const ANY_KIND: readonly string[] = [
  'service',
  'gateway',
  'database',
  'cache',
  'broker',
  'storage',
  'search',
  'infrastructure',
  'external',
];

/** What most parts of the system would miss, of whatever kind; what only looks on is missed by nobody. */
export function mostMissed(architecture: Architecture): Impact | undefined {
  return impact(architecture, ANY_KIND)[0];
}

/** What most others would miss first: the nodes of some kinds with the most direct dependents. */
export function impact(architecture: Architecture, kinds: readonly string[]): readonly Impact[] {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const looksOn = (id: string) => {
    const node = nodes.get(id);
    return node !== undefined && watches(node);
  };
  const groups = groupedBy(
    architecture.edges.filter(({ from, to }) => from !== to && !looksOn(from) && !looksOn(to)),
    ({ to }) => to,
  );
  const all = [...groups]
    .filter(([id]) => kinds.includes(nodes.get(id)?.kind ?? ''))
    .map(([id, edges]) => ({
      name: nameOf(id),
      dependents: distinct(edges.map(({ from }) => nameOf(from))),
      evidence: sortedBy(edges, (edge) => [edge.id]).flatMap(({ evidence }) => evidence.slice(0, 1)),
    }));
  return [...all].sort((left, right) => right.dependents.length - left.dependents.length).slice(0, MOST_SHOWN);
}
