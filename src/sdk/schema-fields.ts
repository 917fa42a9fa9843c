import type { References } from './references.ts';
import { cleanText } from './secrets.ts';
import type { TreeNode } from './tree.ts';

const DEEPEST = 5;
/** Schemas that one is put together of; a real one has a handful. */
const MOST_PARTS = 200;

/** The fields of an object in JSON Schema with their types in words: `string`, `Money`, `Line[]`. https://json-schema.org */
export function schemaFields(schema: TreeNode, references: References): Readonly<Record<string, string>> {
  return fieldsIn(schema, references, { left: MOST_PARTS }, 0);
}

function fieldsIn(
  schema: TreeNode,
  references: References,
  parts: { left: number },
  depth: number,
): Readonly<Record<string, string>> {
  parts.left -= 1;
  if (parts.left < 0 || depth > DEEPEST || !schema.exists) return {};
  const target = references.follow(schema);
  const inherited = target
    .get('allOf')
    .items()
    .map((part) => fieldsIn(part, references, parts, depth + 1));
  const own = target
    .get('properties')
    .entries()
    .map(([name, field]) => [cleanText(name), typeOf(field)] as const);
  return Object.assign({}, ...inherited, Object.fromEntries(own));
}

function typeOf(field: TreeNode, depth = 0): string {
  const reference = field.get('$ref').text();
  if (reference !== undefined) return cleanText(reference.split('/').at(-1) ?? '');
  const [type = 'object'] = field
    .get('type')
    .texts()
    .filter((each) => each !== 'null');
  if (type === 'array')
    return `${field.get('items').exists && depth < DEEPEST ? typeOf(field.get('items'), depth + 1) : 'any'}[]`;
  return cleanText(field.get('format').text() ?? type);
}
