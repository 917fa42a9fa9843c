import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, isOwn, nodesById, sortedBy } from '../selection.ts';
import { watches } from './platform.ts';

export interface SinglePoint {
  readonly id: string;
  /** Ids of what the team runs that connects to it. */
  readonly hit: readonly string[];
  readonly evidence: readonly Evidence[];
}

const FEWEST = 3;

/** What at least three and at least half of the team's own parts connect to themselves; the widest first. */
export function singlePoints(architecture: Architecture): readonly SinglePoint[] {
  const nodes = nodesById(architecture);
  const own = new Set(architecture.nodes.filter(isOwn).map(({ id }) => id));
  const uses = groupedBy(
    architecture.edges.filter(({ from, to }) => own.has(from) && from !== to),
    ({ to }) => to,
  );
  const points = [...uses].flatMap(([id, edges]): readonly SinglePoint[] => {
    const node = nodes.get(id);
    const hit = distinct(edges.map(({ from }) => from));
    if (!node || node.kind === 'frontend' || watches(node) || hit.length < FEWEST || hit.length * 2 < own.size) return [];
    return [{ id, hit, evidence: sortedBy(edges, (edge) => [edge.id]).flatMap(({ evidence }) => evidence.slice(0, 1)) }];
  });
  return points.sort((left, right) => right.hit.length - left.hit.length);
}
