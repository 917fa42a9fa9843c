import type { Architecture, Channel, Node } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';
import { explainChannel, explainEdge } from './explain-link.ts';
import { shortestWay } from './shortest-way.ts';
import { unknownsOf } from './unknowns-of.ts';
import { section } from './words.ts';

/** Everything that leads from one node straight to the other, then everything that leads back. */
export function explainPair(architecture: Architecture, a: Node, b: Node): readonly string[] {
  const there = linksBetween(architecture, a, b);
  if (a.id === b.id && there.length > 0) return direction(a, b, there);
  const back = linksBetween(architecture, b, a);
  if (there.length + back.length === 0) return nothingBetween(architecture, a, b);
  return [...direction(a, b, there), '', ...direction(b, a, back)];
}

function direction(from: Node, to: Node, links: readonly (readonly string[])[]): readonly string[] {
  if (links.length === 0) return [`From ${from.id} to ${to.id}: nothing found.`];
  return [`From ${from.id} to ${to.id}: ${links.length} found.`, ...links.flatMap((link) => ['', ...link])];
}

function linksBetween({ nodes, edges, channels }: Architecture, from: Node, to: Node): readonly (readonly string[])[] {
  return [
    ...edges.filter((edge) => edge.from === from.id && edge.to === to.id).map(explainEdge),
    ...channels
      .filter(({ producers, consumers }) => producers.includes(from.id) && consumers.includes(to.id))
      .map((channel) => explainChannel({ ...channel, evidence: linesOf(channel, [from, to], nodes) })),
  ];
}

/** Of a channel with many ends only the lines of these two and of code that is nobody's own; all where the folders do not tell them apart. */
function linesOf(channel: Channel, ends: readonly Node[], nodes: readonly Node[]): readonly Evidence[] {
  const told = channel.evidence.map((line) => ({ line, around: nodesAround(line.path, nodes) }));
  const isOwn = told.some(({ around }) => around.some((node) => ends.includes(node)));
  const own = told.filter(({ around }) => around.length === 0 || around.some((node) => ends.includes(node)));
  return isOwn ? own.map(({ line }) => line) : channel.evidence;
}

/** No link is an answer too, if it says what was not understood. */
function nothingBetween(architecture: Architecture, a: Node, b: Node): readonly string[] {
  const ways = [shortestWay(architecture, a.id, b.id), shortestWay(architecture, b.id, a.id)].filter((way) => way.length > 0);
  return [
    `Nothing leads straight from ${a.id} to ${b.id} or back.`,
    ...section(
      'By way of others',
      ways.map((way) => `  ${way.join(' → ')}`),
    ),
    ...section(`Not settled in the code of ${a.id}`, unknownsOf(architecture, a)),
    ...section(`Not settled in the code of ${b.id}`, b.id === a.id ? [] : unknownsOf(architecture, b)),
  ];
}
