import type { Architecture } from '../../model/architecture.ts';

/**
 * Ids of the nodes on a shortest way from one node to another, both included; none when there is no way.
 * A channel leads from its producers to its consumers; the edges of both to the broker lead nowhere by themselves.
 */
export function shortestWay(architecture: Architecture, from: string, to: string): readonly string[] {
  const next = successors(architecture);
  const cameFrom = new Map<string, string | undefined>([[from, undefined]]);
  for (const place of cameFrom.keys()) {
    if (place === to) break;
    for (const id of next.get(place) ?? []) if (!cameFrom.has(id)) cameFrom.set(id, place);
  }
  if (!cameFrom.has(to)) return [];
  const way: string[] = [];
  for (let place: string | undefined = to; place !== undefined; place = cameFrom.get(place)) way.unshift(place);
  return way;
}

function successors({ edges, channels }: Architecture): ReadonlyMap<string, ReadonlySet<string>> {
  const next = new Map<string, Set<string>>();
  const lead = (from: string, to: string) => next.set(from, (next.get(from) ?? new Set()).add(to));
  for (const edge of edges) if (edge.pattern !== 'publish-subscribe') lead(edge.from, edge.to);
  for (const { producers, consumers } of channels) for (const from of producers) for (const to of consumers) lead(from, to);
  return next;
}
