import { SystemGraph } from '../../graph/system-graph.ts';
import type { Architecture, Edge } from '../../model/architecture.ts';
import { mayCover, shapeOf } from '../../model/path-shape.ts';
import { groupedBy, ownCalls } from '../selection.ts';

/** Requests in a row beyond which one answer hangs on too many others. */
export const LONGEST_CHAIN = 3;

const MOST_CHAINS = 5;

/** Ids of the nodes of the longest chains of requests, from whom nobody asks on; those beyond the limit, the longest first. */
export function longChains(architecture: Architecture): readonly (readonly string[])[] {
  const calls = new Map(waitingCalls(architecture).map((call) => [call.id, call]));
  const graph = new SystemGraph({ nodes: [], edges: goingOn([...calls.values()], architecture) });
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
      best ? { ids: [best.from, best.to], length: best.chain.length + 1, next: best.chain } : { ids: [], length: 1 },
    );
  }
  const begins = rings.filter((ring) => ring.every((id) => graph.incoming(id).every(({ from }) => ring.includes(from))));
  const ways = begins
    .flatMap((ring) => longest.get(ring) ?? [])
    .filter(({ length }) => length > LONGEST_CHAIN)
    .sort((left, right) => right.length - left.length)
    .map((chain) => nodesOn(callsOn(chain).flatMap((id) => calls.get(id) ?? [])));
  return [...new Map(ways.map((way) => [way.join(' '), way])).values()].slice(0, MOST_CHAINS);
}

/** Calls on which somebody waits: whoever serves a frontend's pages does not wait for what those pages call later. */
export function waitingCalls(architecture: Architecture): readonly Edge[] {
  const frontends = new Set(architecture.nodes.filter(({ kind }) => kind === 'frontend').map(({ id }) => id));
  return ownCalls(architecture).filter(({ to }) => !frontends.has(to));
}

/** From each call to the calls that are made while it is answered. */
function goingOn(calls: readonly Edge[], architecture: Architecture) {
  const entries = entriesByHop(architecture);
  return calls.flatMap((call) =>
    calls
      .filter((next) => next.from === call.to && leadsTo(call, entries.get(hop(next.from, next.to))))
      .map((next) => ({ id: JSON.stringify([call.id, next.id]), from: call.id, to: next.id })),
  );
}

/** Routes behind which one node asks another, by the hop; undefined where it also asks for other reasons, or none is known. */
function entriesByHop({ handlings = [], routes }: Architecture): ReadonlyMap<string, readonly Entry[] | undefined> {
  const routeOf = new Map(routes.map((route) => [route.id, route]));
  const hops = handlings.flatMap(({ service, entry, of = '', steps }) =>
    steps.flatMap(({ to }) =>
      to === undefined ? [] : [{ key: hop(service, to), route: entry === 'route' ? routeOf.get(of) : undefined }],
    ),
  );
  return new Map(
    [...groupedBy(hops, ({ key }) => key)].map(([key, same]) => [
      key,
      same.every(({ route }) => route !== undefined)
        ? same.flatMap(({ route }) => (route ? [{ method: route.method, shape: shapeOf(route.path) }] : []))
        : undefined,
    ]),
  );
}

interface Entry {
  readonly method: string;
  readonly shape: readonly string[];
}

/** Whether a call may come to one of the routes; one that names no operation, or all below a path, may come to any. */
function leadsTo({ operations, forwards }: Edge, entries: readonly Entry[] | undefined): boolean {
  if (entries === undefined || forwards !== undefined || operations.length === 0) return true;
  return operations.some((operation) => {
    const space = operation.indexOf(' ');
    const method = space > 0 ? operation.slice(0, space) : 'ANY';
    const asked = shapeOf(operation.slice(space + 1));
    return entries.some((each) =>
      [method, each.method].includes('ANY') || each.method === method ? mayCover(each.shape, asked) : false,
    );
  });
}

function hop(from: string, to: string): string {
  return `${from} ${to}`;
}

interface Chain {
  /** The link on to the next ring: from which call, to which. */
  readonly ids: readonly string[];
  /** How many calls it has. */
  readonly length: number;
  readonly next?: Chain;
}

function callsOn(chain: Chain): readonly string[] {
  const way: string[] = [];
  for (let at: Chain | undefined = chain; at; at = at.next) {
    for (const id of at.ids) if (way.at(-1) !== id) way.push(id);
  }
  return way;
}

function nodesOn(calls: readonly Edge[]): readonly string[] {
  return calls.flatMap(({ from, to }, index) => (index === 0 ? [from, to] : [to]));
}
