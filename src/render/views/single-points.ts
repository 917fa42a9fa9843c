import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { byText, isOwn, isRequest, nodesById, sortedBy } from '../selection.ts';
import { watches } from './platform.ts';

export interface SinglePoint {
  readonly id: string;
  /** Ids of what the team runs that needs it, directly or through others. */
  readonly hit: readonly string[];
  readonly evidence: readonly Evidence[];
}

const FEWEST = 3;

/** What at least three and at least half of the team's own parts need, directly or through others. */
export function singlePoints(architecture: Architecture): readonly SinglePoint[] {
  const nodes = nodesById(architecture);
  const needs = architecture.edges.filter((edge) => {
    const target = nodes.get(edge.to);
    return target !== undefined && !watches(target) && (isRequest(edge) || !isOwn(target) || edge.pattern !== 'connection');
  });
  const graph = new SystemGraph({ nodes: architecture.nodes, edges: needs });
  const own = architecture.nodes.filter(isOwn).length;
  const all = architecture.nodes
    .filter(({ kind }) => kind !== 'frontend')
    .map(({ id }): SinglePoint => {
      const hit = upstreamOf(id, graph).filter((each) => isOwn(nodes.get(each) ?? { kind: 'external' }));
      const evidence = graph.incoming(id).flatMap((edge) => edge.evidence.slice(0, 1));
      return { id, hit, evidence };
    });
  const wide = all.filter(({ hit }) => hit.length >= FEWEST && hit.length * 2 >= own);
  return sortedBy(wide, ({ id }) => [id]);
}

function upstreamOf(id: string, graph: SystemGraph<Architecture['edges'][number]>): readonly string[] {
  const reached = new Set<string>();
  const open = [id];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const { from } of graph.incoming(at)) {
      if (from === id || reached.has(from)) continue;
      reached.add(from);
      open.push(from);
    }
  }
  return [...reached].sort(byText);
}
