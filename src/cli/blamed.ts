import type { Subject } from '../drift/blame/subject.ts';
import { UserError } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import { type Found, findElement } from '../output/explain/find-element.ts';

/** What the user wants to know the origin of. */
export interface Blamed {
  /** Id of the element, or a phrase for the end of a channel. */
  readonly element: string;
  readonly subject: Subject;
}

const PAIR = /^([^>]+?) *-> *([^>]+?)(?: \([a-z0-9]+\))?$/;

/** The elements that are meant: one by its id or name, or all that leads from one to another (`a -> b`, or a and b). */
export function blamedBy(architecture: Architecture, a: string, b?: string): readonly Blamed[] {
  const edge = architecture.edges.find(({ id }) => id.toLowerCase() === a.toLowerCase());
  if (edge && b === undefined) return [alone({ is: 'edge', edge })];
  const [, from = a, to] = b === undefined ? (PAIR.exec(a) ?? []) : ['', a, b];
  if (to === undefined) return [alone(findElement(architecture, a))];
  const [start, end] = [findElement(architecture, from), findElement(architecture, to)];
  const found = between(architecture, start, end);
  const isExact = b === undefined && a.endsWith(')');
  if (found.length > 0 && !isExact) return found;
  const nearly = [...found, ...between(architecture, end, start), ...leaving(architecture, start)];
  throw new UserError(`${architecture.system.name} has no connection "${b === undefined ? a : `${a} -> ${b}`}".${hint(nearly)}`);
}

function alone(found: Found): Blamed {
  switch (found.is) {
    case 'node':
      return { element: found.node.id, subject: { ...found.node, is: 'node' } };
    case 'edge':
      return { element: found.edge.id, subject: { ...found.edge, is: 'edge' } };
    case 'channel':
      return { element: found.channel.id, subject: { is: 'channel', channel: found.channel } };
    case 'route':
      return { element: found.route.id, subject: { ...found.route, is: 'route' } };
  }
}

/** Connections of two nodes, or a node as an end of a channel. */
function between({ edges }: Architecture, start: Found, end: Found): readonly Blamed[] {
  if (start.is === 'node' && end.is === 'node') {
    const [from, to] = [start.node.id, end.node.id];
    return edges.filter((edge) => edge.from === from && edge.to === to).map((edge) => alone({ is: 'edge', edge }));
  }
  if (start.is === 'node' && end.is === 'channel' && end.channel.producers.includes(start.node.id))
    return [endOf('producer', start.node.id, end.channel)];
  if (start.is === 'channel' && end.is === 'node' && start.channel.consumers.includes(end.node.id))
    return [endOf('consumer', end.node.id, start.channel)];
  return [];
}

function endOf(is: 'producer' | 'consumer', node: string, channel: Architecture['channels'][number]): Blamed {
  return { element: `${node} ${is === 'producer' ? 'sends to' : 'receives from'} ${channel.id}`, subject: { is, node, channel } };
}

function leaving({ edges }: Architecture, start: Found): readonly Blamed[] {
  return start.is === 'node' ? edges.filter(({ from }) => from === start.node.id).map((edge) => alone({ is: 'edge', edge })) : [];
}

const MOST_SUGGESTIONS = 3;

function hint(nearly: readonly Blamed[]): string {
  const names = [...new Set(nearly.map(({ element }) => `"${element}"`))].slice(0, MOST_SUGGESTIONS);
  return names.length > 0 ? ` Did you mean ${names.join(' or ')}?` : '';
}
