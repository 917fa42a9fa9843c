import type { Architecture } from '../../model/architecture.ts';
import { type Box, type Diagram, limits } from '../mermaid.ts';
import { isOwn, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf, linesOf, mergeLines } from './boxes.ts';

const SYSTEM = 'the system';

/** The system as one box and everything outside of it that it is connected with; what is too much for one picture is counted. */
export function contextDiagram(architecture: Architecture): Diagram {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const outside = sortedBy(
    architecture.nodes.filter(({ kind }) => kind === 'external'),
    ({ id }) => [nameOf(id), id],
  );
  const shown = outside.slice(0, limits.boxes - 2);
  const keyOf = (id: string) =>
    nodes.get(id)?.kind === 'external' ? (shown.some((node) => node.id === id) ? id : 'others') : SYSTEM;
  const lines = linesOf(architecture.edges, nodes).map((line) => ({ ...line, from: keyOf(line.from), to: keyOf(line.to) }));
  const rest = outside.length - shown.length;
  return {
    title: 'Context',
    boxes: [
      systemBox(architecture),
      ...shown.map((node) => boxOf(node, nameOf)),
      ...(rest > 0 ? [{ key: 'others', label: 'further external systems', note: String(rest), shape: 'group' as const }] : []),
    ],
    lines: mergeLines(lines.filter(({ from, to }) => from !== to)),
  };
}

function systemBox({ system, nodes }: Architecture): Box {
  const own = nodes.filter(isOwn).length;
  return { key: SYSTEM, label: system.name, note: `${own} ${own === 1 ? 'part' : 'parts'} that the team runs`, shape: 'group' };
}
