import type { Architecture } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import type { Diagram } from '../mermaid.ts';
import { namesOf, nodesById, sortedBy } from '../selection.ts';
import { boxOf, linesOf, mergeLines } from './boxes.ts';
import { inParts } from './diagram-parts.ts';

const STORES: ReadonlySet<NodeKind> = new Set(['database', 'cache', 'storage', 'search']);

/** Stores with their users, store by store. */
export function storeDiagrams(architecture: Architecture): readonly Diagram[] {
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const uses = architecture.edges.filter(({ to }) => STORES.has(nodes.get(to)?.kind ?? 'service'));
  const links = sortedBy(mergeLines(linesOf(uses, nodes)), ({ from, to }) => [nameOf(to), to, nameOf(from)]);
  return inParts('Data stores', links, new Map(architecture.nodes.map((node) => [node.id, boxOf(node, nameOf)])));
}
