import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Content, Entry } from '../../src/sdk/index.ts';

const DEEPEST = 20;

/** What a configuration file exports, as far as it is written as literals; the rest is left out. */
export function declaredObject(root: Node): Content | undefined {
  const variables = new Map<string, Node>();
  let exported: Node | undefined;
  for (const statement of root.namedChildren) {
    if (!statement) continue;
    for (const [name, value] of declarationsIn(statement)) variables.set(name, value);
    exported = exportedBy(statement) ?? exported;
  }
  return exported && contentOf(exported, variables, 0);
}

function declarationsIn(statement: Node): readonly (readonly [string, Node])[] {
  if (statement.type !== 'lexical_declaration' && statement.type !== 'variable_declaration') return [];
  return statement.namedChildren.flatMap((each) => {
    const value = each?.childForFieldName('value');
    return each && value ? [[each.childForFieldName('name')?.text ?? '', value] as const] : [];
  });
}

/** `module.exports = …` or `export default …`. */
function exportedBy(statement: Node): Node | undefined {
  if (statement.type === 'export_statement') return statement.childForFieldName('value') ?? undefined;
  const assignment = statement.type === 'expression_statement' ? statement.namedChildren[0] : null;
  const isExport =
    assignment?.type === 'assignment_expression' && assignment.childForFieldName('left')?.text === 'module.exports';
  return (isExport && assignment.childForFieldName('right')) || undefined;
}

function contentOf(node: Node, variables: ReadonlyMap<string, Node>, depth: number): Content | undefined {
  const line = node.row + 1;
  if (depth > DEEPEST) return undefined;
  const inner = (each: Node | null | undefined) => (each ? contentOf(each, variables, depth + 1) : undefined);
  switch (node.type) {
    case 'object':
      return { is: 'map', line, tag: '', entries: node.namedChildren.flatMap((pair) => entryOf(pair, inner)) };
    case 'array':
      return { is: 'list', line, tag: '', items: node.namedChildren.flatMap((item) => inner(item) ?? []) };
    case 'string':
      return { is: 'scalar', text: node.text.slice(1, -1), plain: false, tag: '', line };
    case 'template_string':
      return node.text.includes('${') ? undefined : { is: 'scalar', text: node.text.slice(1, -1), plain: false, tag: '', line };
    case 'number':
    case 'true':
    case 'false':
      return { is: 'scalar', text: node.text, plain: true, tag: '', line };
    case 'identifier':
      return inner(variables.get(node.text));
    case 'parenthesized_expression':
    case 'satisfies_expression':
      return inner(node.namedChildren[0]);
    default:
      return undefined;
  }
}

function entryOf(pair: Node | null, inner: (node: Node | null) => Content | undefined): readonly Entry[] {
  if (pair?.type !== 'pair') return [];
  const key = pair.childForFieldName('key');
  const value = inner(pair.childForFieldName('value'));
  const name = key?.type === 'string' ? key.text.slice(1, -1) : key?.text;
  return name === undefined || !value ? [] : [{ key: name, line: pair.row + 1, value }];
}
