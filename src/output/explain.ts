import { UserError } from '../errors.ts';
import type { Architecture } from '../model/architecture.ts';
import { visible } from '../model/visible.ts';
import { explainChannel, explainEdge, explainRoute } from './explain/explain-link.ts';
import { explainNode } from './explain/explain-node.ts';
import { explainPair } from './explain/explain-pair.ts';
import { type Found, findElement } from './explain/find-element.ts';

/** Why an element is there, or what stands between two nodes: every hop with its line. Names are ids, names or aliases. */
export function explain(architecture: Architecture, a: string, b?: string): string {
  const first = findElement(architecture, a);
  const lines =
    b === undefined
      ? explainOne(architecture, first)
      : explainPair(architecture, nodeOf(first, a), nodeOf(findElement(architecture, b), b));
  return `${lines.map(visible).join('\n')}\n`;
}

function explainOne(architecture: Architecture, found: Found): readonly string[] {
  switch (found.is) {
    case 'node':
      return explainNode(architecture, found.node);
    case 'edge':
      return explainEdge(found.edge);
    case 'channel':
      return explainChannel(found.channel);
    case 'route':
      return explainRoute(found.route);
  }
}

function nodeOf(found: Found, name: string) {
  if (found.is === 'node') return found.node;
  throw new UserError(`${name} is of the kind ${found.is}, which asbuilt explains alone: asbuilt explain "${name}"`);
}
