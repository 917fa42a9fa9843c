import type { Certainty, Edge, Node } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import type { Box, Line } from '../mermaid.ts';
import { distinct, groupedBy, protocolNames } from '../selection.ts';

/** A node as a box: its name, and what it is made with. */
export function boxOf({ id, kind, technology, evidence }: Node, nameOf: (id: string) => string): Box {
  const label = nameOf(id);
  const made = technology
    .filter((each) => each !== label)
    .slice(0, 2)
    .join(', ');
  const [at] = evidence;
  const box = { key: id, label, shape: kind, ...(at ? { at } : {}) };
  return made === '' ? box : { ...box, note: made };
}

/** Kinds whose box already says what they speak; a label on every line to them would only hide the other lines. */
const SELF_EXPLAINING: ReadonlySet<NodeKind> = new Set(['database', 'cache', 'broker', 'storage', 'search']);

/** Edges as lines between nodes that are known. */
export function linesOf(edges: readonly Edge[], nodes: ReadonlyMap<string, Node>): readonly Line[] {
  return edges.flatMap(({ from, to, protocol, certainty }) => {
    const target = nodes.get(to);
    if (!target || !nodes.has(from)) return [];
    const label = SELF_EXPLAINING.has(target.kind) ? '' : protocolNames[protocol];
    return [{ from, to, label, certainty }];
  });
}

/** One line between two boxes, with every label; as firm as the firmest of them. */
export function mergeLines(lines: readonly Line[]): readonly Line[] {
  const pairs = groupedBy(lines, ({ from, to }) => JSON.stringify([from, to]));
  return [...pairs.values()].flatMap((same) => {
    const [first] = same;
    if (!first) return [];
    const labels = distinct(same.flatMap(({ label }) => (label === '' ? [] : [label]))).join(', ');
    return [{ ...first, label: labels, certainty: firmest(same) }];
  });
}

function firmest(lines: readonly Line[]): Certainty {
  const known = new Set(lines.map(({ certainty }) => certainty));
  return known.has('declared') ? 'declared' : known.has('resolved') ? 'resolved' : 'inferred';
}
