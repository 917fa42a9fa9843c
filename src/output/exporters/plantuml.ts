import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import type { NodeKind } from '../../model/fact.ts';
import { oneLine } from '../../model/one-line.ts';
import { type Naming, namingOf, operationsInShort } from './names.ts';

/**
 * The system as a C4 container diagram of PlantUML, by the macros that PlantUML itself ships.
 * https://github.com/plantuml-stdlib/C4-PlantUML
 */
export function toPlantuml({ system, nodes, edges }: Architecture): string {
  const names = namingOf(nodes);
  const draw = (node: Node) => nodeLine(node, names.identifier(node.id), names.label(node.id));
  const isOutside = ({ kind }: Node) => kind === 'external';
  return [
    '@startuml',
    '!include <C4/C4_Container>',
    'LAYOUT_LEFT_RIGHT()',
    `System_Boundary(the_system, "${text(system.name)}") {`,
    ...nodes.filter((node) => !isOutside(node)).map((node) => `  ${draw(node)}`),
    '}',
    ...nodes.filter(isOutside).map(draw),
    ...edges.map((edge) => edgeLine(edge, names)),
    'SHOW_LEGEND()',
    '@enduml',
    '',
  ].join('\n');
}

function nodeLine({ kind, technology }: Node, id: string, label: string): string {
  const made = text(technology.slice(0, 3).join(', '));
  if (kind === 'external') return `System_Ext(${id}, "${text(label)}", "${made}")`;
  return `${macros[kind]}(${id}, "${text(label)}", "${made}", "${kind}")`;
}

function edgeLine({ from, to, protocol, operations, purpose, certainty }: Edge, names: Naming): string {
  const inferred = certainty === 'inferred' ? ' (inferred)' : '';
  const label = text(operationsInShort(operations, purpose) || protocol);
  return `Rel(${names.identifier(from)}, ${names.identifier(to)}, "${label}", "${protocol}${inferred}")`;
}

/**
 * Everything but letters, digits and harmless punctuation becomes `<U+…>`, because quotes, `%name()`, `$name`, `\n` and Creole mean
 * something to PlantUML even in texts. https://plantuml.com/unicode
 */
function text(foreign: string): string {
  return [...oneLine(foreign)]
    .map((character) => (/[\p{L}\p{N} /.,:;()-]/u.test(character) ? character : `<U+${codeOf(character)}>`))
    .join('');
}

function codeOf(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
}

const macros: Readonly<Record<Exclude<NodeKind, 'external'>, string>> = {
  service: 'Container',
  frontend: 'Container',
  gateway: 'Container',
  database: 'ContainerDb',
  cache: 'ContainerDb',
  storage: 'ContainerDb',
  search: 'ContainerDb',
  broker: 'ContainerQueue',
  infrastructure: 'Container',
};
