import { UserError } from '../../errors.ts';
import type { Architecture, Channel, Edge, Node, Route } from '../../model/architecture.ts';
import { editDistance } from '../../model/edit-distance.ts';

/** Whatever can be explained. */
export type Found =
  | { readonly is: 'node'; readonly node: Node }
  | { readonly is: 'edge'; readonly edge: Edge }
  | { readonly is: 'channel'; readonly channel: Channel }
  | { readonly is: 'route'; readonly route: Route };

const MOST_SUGGESTIONS = 3;

/** The element that a person means by a name, or a complaint that says what is called nearly so. */
export function findElement(architecture: Architecture, name: string): Found {
  const wanted = name.toLowerCase();
  for (const candidates of byCloseness(architecture)) {
    const hits = candidates.filter((candidate) => candidate.names.some((each) => each.toLowerCase() === wanted));
    const [only] = hits;
    if (only && hits.length === 1) return only.found;
    if (only) throw new UserError(`${name} can mean ${hits.map(({ id }) => `"${id}"`).join(' or ')}. Say which by its id.`);
  }
  throw new UserError(`${architecture.system.name} has nothing called "${name}". ${suggestion(architecture, wanted)}`);
}

interface Candidate {
  readonly id: string;
  readonly names: readonly string[];
  readonly found: Found;
}

/** An id counts more than a name, a name more than an alias, a node more than anything else. */
function byCloseness({ nodes, edges, channels, routes }: Architecture): readonly (readonly Candidate[])[] {
  const nodesBy = (names: (node: Node) => readonly string[]) =>
    nodes.map((node): Candidate => ({ id: node.id, names: names(node), found: { is: 'node', node } }));
  return [
    nodesBy((node) => [node.id]),
    nodesBy((node) => [node.name]),
    nodesBy((node) => node.aliases),
    edges.map((edge) => ({ id: edge.id, names: [edge.id], found: { is: 'edge', edge } })),
    channels.map((channel) => ({ id: channel.id, names: [channel.id, channel.name], found: { is: 'channel', channel } })),
    routes.map((route) => ({ id: route.id, names: [route.id, `${route.method} ${route.path}`], found: { is: 'route', route } })),
  ];
}

function suggestion(architecture: Architecture, wanted: string): string {
  const { nodes, channels } = architecture;
  const names = [
    ...new Set([...nodes.flatMap((node) => [node.name, ...node.aliases]), ...channels.map((channel) => channel.name)]),
  ];
  const near = names
    .map((name) => ({ name, distance: distanceTo(wanted, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance <= Math.max(2, Math.floor(Math.min(wanted.length, name.length) / 3)))
    .sort((one, other) => one.distance - other.distance || (one.name < other.name ? -1 : 1))
    .slice(0, MOST_SUGGESTIONS)
    .map(({ name }) => name);
  if (near.length > 0) return `Did you mean ${near.join(' or ')}?`;
  return nodes.length > 0
    ? `It has ${nodes
        .map((node) => node.name)
        .toSorted()
        .join(', ')}.`
    : 'It has no nodes at all.';
}

/** Half a name is as good as a slip of the pen. */
function distanceTo(wanted: string, name: string): number {
  return wanted.length > 2 && name.includes(wanted) ? 1 : editDistance(wanted, name);
}
