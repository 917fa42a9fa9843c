import type { Node } from '../model/architecture.ts';
import { isInside } from './path.ts';

/**
 * The nodes in whose folders a file lies: of folders inside each other the innermost counts, so that a program at the root has what no other
 * program has. Several nodes may run the code of one folder.
 */
export function nodesAround<N extends Pick<Node, 'paths'>>(path: string, nodes: Iterable<N>): readonly N[] {
  let found = new Set<N>();
  let deepest = -1;
  for (const node of nodes)
    for (const folder of node.paths) {
      const depth = folder === '.' ? 0 : folder.length;
      if (depth < deepest || !isInside(path, folder)) continue;
      if (depth > deepest) found = new Set();
      deepest = depth;
      found.add(node);
    }
  return [...found];
}
