import { SystemGraph } from '../../graph/system-graph.ts';
import type { Edge } from '../../model/architecture.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { breach, type Judged, linesOf, waitingEdges } from './judged.ts';

/** Requests that lead back to where they began. */
export function syncCycles(judged: Judged): readonly Finding[] {
  const edges = waitingEdges(judged);
  const graph = new SystemGraph({ nodes: judged.architecture.nodes, edges });
  return graph
    .rings()
    .filter((ring) => ring.length > 1)
    .map((ring) => {
      const way = graph.wayBack(ring[0] ?? '');
      const steps = way.slice(1).flatMap((to, index) => edges.find((edge) => edge.from === way[index] && edge.to === to) ?? []);
      const message = `${way.join(' → ')}: each waits for the next, in a circle${ring.length > way.length - 1 ? ` of ${ring.length} that all lead to each other` : ''}.`;
      return breach(judged, { elements: ring, message, evidence: linesOf(steps) });
    });
}

/** Chains of requests that are too long, told where they begin; circles are another rule's. */
export function longChains(judged: Judged): readonly Finding[] {
  const { limit = 0 } = judged.policy;
  const leaving = groupBy(waitingEdges(judged), ({ from }) => from);
  const arriving = new Set(waitingEdges(judged).map(({ to }) => to));
  const longest = longestFrom(leaving);
  return [...leaving.keys()]
    .filter((id) => !arriving.has(id))
    .map((id) => longest(id))
    .filter((chain) => chain.length > limit)
    .map((chain) => {
      const way = [chain[0]?.from ?? '', ...chain.map(({ to }) => to)];
      const message = `${way.join(' → ')}: ${chain.length} requests one behind the other, ${limit} are allowed.`;
      return breach(judged, { elements: [way[0] ?? '', way.at(-1) ?? ''], message, evidence: linesOf(chain) });
    });
}

function longestFrom(leaving: ReadonlyMap<string, readonly Edge[]>): (id: string) => readonly Edge[] {
  const known = new Map<string, readonly Edge[]>();
  const open = new Set<string>();
  const longest = (id: string): readonly Edge[] => {
    const before = known.get(id);
    if (before || open.has(id)) return before ?? [];
    open.add(id);
    const chains = (leaving.get(id) ?? []).map((edge) => [edge, ...longest(edge.to)]);
    open.delete(id);
    const best = chains.reduce<readonly Edge[]>((most, each) => (each.length > most.length ? each : most), []);
    known.set(id, best);
    return best;
  };
  return longest;
}
