import type { Architecture, Node } from '../../model/architecture.ts';
import { type Diagram, fits } from '../mermaid.ts';
import { groupedBy, kindNames, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf, linesOf, mergeLines } from './boxes.ts';

/** One node and whoever it is connected with; where that are too many, its neighbours by kind. */
export function neighbourhood(architecture: Architecture, { id, name }: Node): Diagram {
  const nameOf = namesOf(architecture);
  const edges = architecture.edges.filter(({ from, to }) => from === id || to === id);
  const near = new Set([id, ...edges.flatMap(({ from, to }) => [from, to])]);
  const nodes = sortedBy(
    architecture.nodes.filter((node) => near.has(node.id)),
    (node) => [nameOf(node.id), node.id],
  );
  const lines = mergeLines(linesOf(edges, nodesById(architecture)));
  const whole = { title: `Around ${name}`, boxes: nodes.map((node) => boxOf(node, nameOf)), lines };
  if (fits(whole)) return whole;
  const keyOf = (node: Node) => (node.id === id ? id : `kind ${node.kind}`);
  const keys = new Map(nodes.map((node) => [node.id, keyOf(node)]));
  return {
    title: `Around ${name}, by kind`,
    boxes: [...groupedBy(nodes, keyOf)].flatMap(([key, members]) => {
      const [first] = members;
      if (!first) return [];
      if (key === id) return [boxOf(first, nameOf)];
      return [{ key, label: kindNames[first.kind].many, note: String(members.length), shape: 'group' as const }];
    }),
    lines: mergeLines(
      lines.map((line) => ({ ...line, from: keys.get(line.from) ?? line.from, to: keys.get(line.to) ?? line.to })),
    ),
  };
}
