import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import { oneLine } from '../../model/one-line.ts';
import { type Naming, namingOf } from './names.ts';

/** The system as a diagram of D2. https://d2lang.com/tour/intro */
export function toD2({ system, nodes, edges }: Architecture): string {
  const names = namingOf(nodes);
  return [
    'direction: right',
    `the_system: ${quoted(system.name)} {`,
    ...nodes.filter(({ kind }) => kind !== 'external').map((node) => `  ${nodeLine(node, names)}`),
    '}',
    ...nodes.filter(({ kind }) => kind === 'external').map((node) => nodeLine(node, names)),
    ...edges.map((edge) => edgeLine(edge, nodes, names)),
    '',
  ].join('\n');
}

/** A tooltip with what it is made with is left out: D2 reads tooltips as Markdown. */
function nodeLine({ id, kind }: Node, names: Naming): string {
  return `${names.identifier(id)}: ${quoted(names.label(id))} {shape: ${shapes[kind]}}`;
}

function edgeLine({ from, to, protocol, certainty }: Edge, nodes: readonly Node[], names: Naming): string {
  const keyOf = (id: string) => {
    const isOutside = nodes.some((node) => node.id === id && node.kind === 'external');
    return `${isOutside ? '' : 'the_system.'}${names.identifier(id)}`;
  };
  const style = certainty === 'inferred' ? ' {style.stroke-dash: 4}' : '';
  return `${keyOf(from)} -> ${keyOf(to)}: ${protocol}${style}`;
}

/** Nothing is replaced within single quotes, and a quote stands for itself when it is doubled: https://d2lang.com/tour/strings */
function quoted(foreign: string): string {
  return `'${oneLine(foreign).replaceAll("'", "''")}'`;
}

const shapes: Readonly<Record<NodeKind, string>> = {
  service: 'rectangle',
  frontend: 'page',
  gateway: 'hexagon',
  database: 'cylinder',
  cache: 'cylinder',
  storage: 'stored_data',
  search: 'cylinder',
  broker: 'queue',
  infrastructure: 'package',
  external: 'cloud',
};
