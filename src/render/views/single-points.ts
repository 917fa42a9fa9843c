import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { distinct, groupedBy, isOwn, nodesById, sortedBy } from '../selection.ts';
import { watches } from './platform.ts';

export interface SinglePoint {
  readonly id: string;
  /** Whether requests from outside come in through it; else others connect to it. */
  readonly isEntrance: boolean;
  /** Ids of what the team runs that connects to it, or that it alone passes requests on to. */
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
    return [
      {
        id,
        isEntrance: false,
        hit,
        evidence: sortedBy(edges, (edge) => [edge.id]).flatMap(({ evidence }) => evidence.slice(0, 1)),
      },
    ];
  });
  const known = new Set(points.map(({ id }) => id));
  const entrances = entrancesOf(architecture, own).filter(({ id }) => !known.has(id));
  return [...points, ...entrances].sort((left, right) => right.hit.length - left.hit.length);
}

/** Gateways that alone pass requests on to at least three and at least half of the other parts. */
function entrancesOf({ nodes, edges }: Architecture, own: ReadonlySet<string>): readonly SinglePoint[] {
  const gateways = new Set(nodes.filter(({ kind }) => kind === 'gateway').map(({ id }) => id));
  const inward = edges.filter(({ from, to }) => gateways.has(from) && own.has(to) && !gateways.has(to));
  const ways = groupedBy(inward, ({ to }) => to);
  return [...groupedBy(inward, ({ from }) => from)].flatMap(([id, rules]): readonly SinglePoint[] => {
    const only = rules.filter(({ to }) => new Set(ways.get(to)?.map(({ from }) => from)).size === 1);
    const hit = distinct(only.map(({ to }) => to));
    if (hit.length < FEWEST || hit.length * 2 < own.size - gateways.size) return [];
    return [
      {
        id,
        isEntrance: true,
        hit,
        evidence: sortedBy(only, (edge) => [edge.id]).flatMap(({ evidence }) => evidence.slice(0, 1)),
      },
    ];
  });
}
