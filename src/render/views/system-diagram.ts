import type { Architecture } from '../../model/architecture.ts';
import { type Diagram, fits } from '../mermaid.ts';
import { kindNames, namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf, linesOf, mergeLines } from './boxes.ts';
import { splitDiagrams } from './split-diagrams.ts';

/** The whole system in one picture, or, where that could not be read, an overview by group and one picture a group. */
export function systemDiagrams(architecture: Architecture): readonly Diagram[] {
  const whole = pictureOf(architecture, 'The whole system');
  return fits(whole) ? [whole] : splitDiagrams(architecture);
}

function pictureOf(architecture: Architecture, title: string): Diagram {
  const nameOf = namesOf(architecture);
  const nodes = sortedBy(architecture.nodes, ({ id, kind }) => [
    String(Object.keys(kindNames).indexOf(kind)).padStart(2, '0'),
    nameOf(id),
    id,
  ]);
  return {
    title,
    boxes: nodes.map((node) => boxOf(node, nameOf)),
    lines: mergeLines(linesOf(architecture.edges, nodesById(architecture))),
  };
}
