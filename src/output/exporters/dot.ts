import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import { oneLine } from '../../model/one-line.ts';
import { namingOf, operationsInShort } from './names.ts';

/** The system as a graph of Graphviz. https://graphviz.org/doc/info/lang.html */
export function toDot({ system, nodes, edges }: Architecture): string {
  const names = namingOf(nodes);
  return [
    `digraph ${quoted(system.name)} {`,
    '  graph [rankdir=LR];',
    '  node [fontname="Helvetica", style=filled];',
    '  edge [fontname="Helvetica", fontsize=10];',
    ...nodes.map((node) => `  ${nodeLine(node, names.label(node.id))}`),
    ...edges.map((edge) => `  ${edgeLine(edge)}`),
    '}',
    '',
  ].join('\n');
}

function nodeLine({ id, kind, technology, evidence }: Node, label: string): string {
  const made = technology.length > 0 ? `\\n${escaped(technology.slice(0, 2).join(', '))}` : '';
  const [first] = evidence;
  const place = first ? `, tooltip=${quoted(`${first.path}:${first.line}`)}` : '';
  return `${quoted(id)} [label="${escaped(label)}${made}", ${styles[kind]}${place}];`;
}

function edgeLine({ from, to, protocol, certainty, operations, purpose }: Edge): string {
  const style = certainty === 'inferred' ? ', style=dashed' : '';
  const tooltip = operationsInShort(operations, purpose);
  return `${quoted(from)} -> ${quoted(to)} [label=${quoted(protocol)}, tooltip=${quoted(tooltip)}${style}];`;
}

/** Within quotes a backslash begins what Graphviz replaces: https://graphviz.org/docs/attr-types/escString/ */
function escaped(text: string): string {
  return oneLine(text).replace(/["\\]/g, '\\$&').replace(/&/g, '&amp;');
}

function quoted(text: string): string {
  return `"${escaped(text)}"`;
}

const styles: Readonly<Record<NodeKind, string>> = {
  service: 'shape=box, fillcolor="#dbeafe"',
  frontend: 'shape=box, style="filled,rounded", fillcolor="#e0e7ff"',
  gateway: 'shape=hexagon, fillcolor="#ede9fe"',
  database: 'shape=cylinder, fillcolor="#dcfce7"',
  cache: 'shape=cylinder, fillcolor="#ecfccb"',
  storage: 'shape=cylinder, fillcolor="#dcfce7"',
  search: 'shape=cylinder, fillcolor="#ccfbf1"',
  broker: 'shape=box3d, fillcolor="#ffedd5"',
  infrastructure: 'shape=trapezium, fillcolor="#f3f4f6"',
  external: 'shape=box, style="filled,dashed", fillcolor="#ffffff"',
};
