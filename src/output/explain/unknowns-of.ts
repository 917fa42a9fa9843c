import type { Architecture, Node } from '../../model/architecture.ts';
import { nodesAround } from '../../sdk/nodes-around.ts';

const MOST_UNKNOWNS = 10;

/** What could not be finished in a node's own folders: a connection that is not drawn may hide there. */
export function unknownsOf({ nodes, unknowns }: Architecture, node: Node): readonly string[] {
  const own = unknowns.filter(({ evidence }) => nodesAround(evidence.path, nodes).includes(node));
  const lines = own.slice(0, MOST_UNKNOWNS).map(({ evidence, message, settledBy }) => {
    const remedy = settledBy === '' ? '' : ` What would settle it: ${settledBy}.`;
    return `  ${evidence.path}:${evidence.line}  ${message}${remedy}`;
  });
  const left = own.length - lines.length;
  return left > 0 ? [...lines, `  … and ${left} more`] : lines;
}
