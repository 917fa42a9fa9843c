import type { Edge, Node } from '../../model/architecture.ts';
import type { Box, Line } from '../mermaid.ts';
import { distinct, groupedBy, protocolNames } from '../selection.ts';

/** A node as a box: its name, and what it is made with. */
export function boxOf({ id, kind, technology }: Node, nameOf: (id: string) => string): Box {
  const label = nameOf(id);
  const made = technology
    .filter((each) => each !== label)
    .slice(0, 2)
    .join(', ');
  const box = { key: id, label, shape: kind };
  return made === '' ? box : { ...box, note: made };
}

/** An edge as a line. */
export function lineOf({ from, to, protocol, certainty }: Edge): Line {
  return { from, to, label: protocolNames[protocol], dotted: certainty === 'inferred' };
}

/** One line between two boxes, with every label; dotted only where nothing firmer is known. */
export function mergeLines(lines: readonly Line[]): readonly Line[] {
  const pairs = groupedBy(lines, ({ from, to }) => JSON.stringify([from, to]));
  return [...pairs.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const label = distinct(same.map((line) => line.label)).join(', ');
    return [{ ...first, label, dotted: same.every(({ dotted }) => dotted) }];
  });
}
