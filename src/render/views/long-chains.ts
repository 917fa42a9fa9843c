import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture, Edge } from '../../model/architecture.ts';
import { ownCalls } from '../selection.ts';

/** Requests in a row beyond which one answer hangs on too many others. */
export const LONGEST_CHAIN = 3;

const MOST_CHAINS = 5;

/** Ids of the nodes of the longest chains of requests, from whom nobody asks on; those beyond the limit, the longest first. */
export function longChains(architecture: Architecture): readonly (readonly string[])[] {
  const graph = new SystemGraph({ nodes: [], edges: waitingCalls(architecture) });
  const rings = graph.rings();
  const ringOf = new Map(rings.flatMap((ring) => ring.map((id) => [id, ring] as const)));
  const longest = new Map<readonly string[], Chain>();
  // A ring comes before the rings that it leads to; members of one ring wait for each other and count once.
  for (const ring of rings.toReversed()) {
    const next = ring
      .flatMap((id) => graph.outgoing(id))
      .flatMap(({ from, to }) => {
        const target = ringOf.get(to);
        const chain = target && target !== ring ? longest.get(target) : undefined;
        return chain ? [{ from, to, chain }] : [];
      })
      .sort((left, right) => right.chain.length - left.chain.length || (left.to < right.to ? -1 : 1));
    const [best] = next;
    longest.set(
      ring,
      best ? { ids: [best.from, best.to], length: best.chain.length + 1, next: best.chain } : { ids: [], length: 0 },
    );
  }
  const begins = rings.filter((ring) => ring.every((id) => graph.incoming(id).every(({ from }) => ring.includes(from))));
  return begins
    .flatMap((ring) => longest.get(ring) ?? [])
    .filter(({ length }) => length > LONGEST_CHAIN)
    .sort((left, right) => right.length - left.length)
    .slice(0, MOST_CHAINS)
    .map(wayOf);
}

/** Calls on which somebody waits: whoever serves a frontend's pages does not wait for what those pages call later. */
export function waitingCalls(architecture: Architecture): readonly Edge[] {
  const frontends = new Set(architecture.nodes.filter(({ kind }) => kind === 'frontend').map(({ id }) => id));
  return ownCalls(architecture).filter(({ to }) => !frontends.has(to));
}

interface Chain {
  /** The hop on to the next ring: from whom, to whom. */
  readonly ids: readonly string[];
  readonly length: number;
  readonly next?: Chain;
}

function wayOf(chain: Chain): readonly string[] {
  const way: string[] = [];
  for (let at: Chain | undefined = chain; at; at = at.next) {
    for (const id of at.ids) if (way.at(-1) !== id) way.push(id);
  }
  return way;
}
