import type { Architecture, Edge, Node } from '../../model/architecture.ts';
import { oneLine } from '../../model/one-line.ts';
import { type Naming, namingOf, operationsInShort } from './names.ts';

/** The system as a workspace of the Structurizr DSL. https://docs.structurizr.com/dsl/language */
export function toStructurizr({ system, nodes, edges }: Architecture): string {
  const names = namingOf(nodes);
  const own = nodes.filter(({ kind }) => kind !== 'external');
  const outside = nodes.filter(({ kind }) => kind === 'external');
  return [
    `workspace ${quoted(system.name)} {`,
    '  model {',
    `    the_system = softwareSystem ${quoted(systemName(system.name, outside, names))} {`,
    ...own.map((node) => `      ${containerLine(node, names)}`),
    '    }',
    ...outside.map(({ id }) => `    ${names.identifier(id)} = softwareSystem ${quoted(names.label(id))} "" "external"`),
    ...edges.map((edge) => `    ${edgeLine(edge, names)}`),
    '  }',
    ...VIEWS,
    '}',
    '',
  ].join('\n');
}

function containerLine({ id, kind, technology }: Node, names: Naming) {
  return `${names.identifier(id)} = container ${quoted(names.label(id))} "" ${quoted(technology.join(', '))} "${kind}"`;
}

/** Two relationships of the same ends need different descriptions, so the protocol stands in each. */
function edgeLine({ from, to, protocol, operations, purpose, certainty }: Edge, names: Naming): string {
  const says = operationsInShort(operations, purpose);
  const description = says === '' ? protocol : `${says} (${protocol})`;
  return `${names.identifier(from)} -> ${names.identifier(to)} ${quoted(description)} "${protocol}" "${certainty}"`;
}

/** Names of software systems are unique in a workspace, whatever their case. */
function systemName(name: string, outside: readonly Node[], names: Naming): string {
  const taken = new Set(outside.map(({ id }) => names.label(id).toLowerCase()));
  const shown = oneLine(name) || 'system';
  return taken.has(shown.toLowerCase()) ? `${shown} (this system)` : shown;
}

/** `${…}` in a text would be replaced from the reader's environment, and a backslash begins an escape. */
function quoted(foreign: string): string {
  return `"${oneLine(foreign).replace(/\\/g, '/').replace(/"/g, '\\"').replace(/\$\{/g, '$ {')}"`;
}

const VIEWS = `  views {
    systemContext the_system {
      include *
      autolayout lr
    }
    container the_system {
      include *
      autolayout lr
    }
    styles {
      element "external" {
        background "#999999"
        color "#ffffff"
      }
      element "frontend" {
        shape WebBrowser
      }
      element "database" {
        shape Cylinder
      }
      element "cache" {
        shape Cylinder
      }
      element "storage" {
        shape Folder
      }
      element "search" {
        shape Cylinder
      }
      element "broker" {
        shape Pipe
      }
      element "gateway" {
        shape Hexagon
      }
      relationship "inferred" {
        style dotted
      }
    }
  }`.split('\n');
