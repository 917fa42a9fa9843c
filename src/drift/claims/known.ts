import type { Architecture, Edge, Node, Route, Unknown } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupBy } from '../../model/group-by.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';
import type { Ground, Verdict } from './claim.ts';

/** What claims are held against. */
export interface Known {
  readonly architecture: Architecture;
  readonly ground: Ground;
  readonly routes: ReadonlyMap<string, readonly Route[]>;
  /** Whether all that a node says and asks was understood. */
  isUnderstood(node: Node): boolean;
  edges(from: Node, to: Node): readonly Edge[];
}

export function knownOf(architecture: Architecture, ground: Ground): Known {
  const edges = groupBy(architecture.edges, ({ from, to }) => `${from}\n${to}`);
  const open = openNodes(architecture);
  return {
    architecture,
    ground,
    routes: groupBy(architecture.routes, ({ service }) => service),
    isUnderstood: ({ id }) => open !== 'any' && !open.has(id),
    edges: (from, to) => edges.get(`${from.id}\n${to.id}`) ?? [],
  };
}

/** The nodes about which something could not be found out; any, where code that nobody is known to own could not be followed. */
function openNodes({ nodes, unknowns, wiring }: Architecture): ReadonlySet<string> | 'any' {
  const owners = unknowns.map((unknown) => ({ unknown, node: nodeOfPath(nodes, unknown.evidence.path) }));
  if (owners.some(({ unknown, node }) => !node && isOfCode(unknown))) return 'any';
  return new Set([...owners.flatMap(({ node }) => node?.id ?? []), ...(wiring?.unread ?? [])]);
}

function isOfCode({ code }: Unknown): boolean {
  return code !== 'unknown-object';
}

/** The node in whose folder a file lies; of folders inside each other, the inner one's. */
export function nodeOfPath(nodes: readonly Node[], path: string): Node | undefined {
  return nodesAround(path, nodes)[0];
}

const MOST_SOURCES = 3;

export function confirmed(message: string, sources: readonly Evidence[]): Verdict {
  return { verdict: 'confirmed', message, sources: first(sources) };
}

export function contradicted(message: string, sources: readonly Evidence[]): Verdict {
  return { verdict: 'contradicted', message, sources: first(sources) };
}

export function notFound(message: string): Verdict {
  return { verdict: 'not-found', message, sources: [] };
}

function first(sources: readonly Evidence[]): readonly Evidence[] {
  return [...new Map(sources.map((each) => [`${each.path}:${each.line}`, each])).values()].slice(0, MOST_SOURCES);
}
