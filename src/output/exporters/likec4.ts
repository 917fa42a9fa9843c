import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import { NODE_KINDS } from '../../model/architecture-words.ts';
import { oneLine } from '../../model/one-line.ts';
import { type Naming, namingOf, operationsInShort } from './names.ts';

/** The system as a model of LikeC4. https://likec4.dev/dsl/intro/ */
export function toLikec4({ system, nodes, edges }: Architecture): string {
  const names = namingOf(nodes);
  const isOutside = ({ kind }: Node) => kind === 'external';
  const draw = (node: Node, indent: string) => elementLines(node, names).map((line) => `${indent}${line}`);
  const outside = new Set(nodes.filter(isOutside).map(({ id }) => id));
  const keyOf = (id: string) => `${outside.has(id) ? '' : 'the_system.'}${names.identifier(id)}`;
  return [
    ...SPECIFICATION,
    'model {',
    `  the_system = the_whole ${quoted(system.name)} {`,
    ...nodes.filter((node) => !isOutside(node)).flatMap((node) => draw(node, '    ')),
    '  }',
    ...nodes.filter(isOutside).flatMap((node) => draw(node, '  ')),
    ...edges.flatMap((edge) => edgeLines(edge, keyOf).map((line) => `  ${line}`)),
    '}',
    'views {',
    '  view index {',
    `    title ${quoted(system.name)}`,
    '    include *',
    '  }',
    '  view of the_system {',
    '    include *',
    '  }',
    '}',
    '',
  ].join('\n');
}

function elementLines({ id, kind, technology }: Node, names: Naming) {
  const head = `${names.identifier(id)} = a_${kind} ${quoted(names.label(id))}`;
  if (technology.length === 0) return [head];
  return [`${head} {`, `  technology ${quoted(technology.join(', '))}`, '}'];
}

function edgeLines({ from, to, protocol, operations, purpose, certainty }: Edge, keyOf: (id: string) => string) {
  const kind = certainty === 'inferred' ? '-[inferred]->' : '->';
  const says = quoted(operationsInShort(operations, purpose) || protocol);
  return [`${keyOf(from)} ${kind} ${keyOf(to)} ${says} {`, `  technology '${protocol}'`, '}'];
}

/** A backslash would escape the quote behind it, so it becomes a slash. */
function quoted(foreign: string): string {
  return `'${oneLine(foreign).replace(/\\/g, '/').replace(/'/g, "\\'") || 'unnamed'}'`;
}

const SHAPES: Readonly<Partial<Record<string, string>>> = {
  frontend: 'browser',
  database: 'cylinder',
  cache: 'cylinder',
  storage: 'storage',
  search: 'cylinder',
  broker: 'queue',
};

/** The prefix keeps the kinds apart from the words of the language. */
const SPECIFICATION: readonly string[] = [
  'specification {',
  '  element the_whole',
  ...Object.keys(NODE_KINDS).flatMap((kind) => {
    const shape = SHAPES[kind];
    return shape === undefined ? [`  element a_${kind}`] : [`  element a_${kind} {`, `    style { shape ${shape} }`, '  }'];
  }),
  '  relationship inferred {',
  '    line dotted',
  '  }',
  '}',
];
