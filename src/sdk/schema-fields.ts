import type { References } from './references.ts';
import { cleanText } from './secrets.ts';
import type { TreeNode } from './tree.ts';

const DEEPEST = 5;

/** The fields of an object in JSON Schema with their types in words: `string`, `Money`, `Line[]`. https://json-schema.org */
export function schemaFields(schema: TreeNode, references: References, depth = 0): Readonly<Record<string, string>> {
  if (depth > DEEPEST || !schema.exists) return {};
  const target = references.follow(schema);
  const inherited = target
    .get('allOf')
    .items()
    .map((part) => schemaFields(part, references, depth + 1));
  const own = target
    .get('properties')
    .entries()
    .map(([name, field]) => [cleanText(name), typeOf(field)] as const);
  return Object.assign({}, ...inherited, Object.fromEntries(own));
}

function typeOf(field: TreeNode): string {
  const reference = field.get('$ref').text();
  if (reference !== undefined) return cleanText(reference.split('/').at(-1) ?? '');
  const [type = 'object'] = field
    .get('type')
    .texts()
    .filter((each) => each !== 'null');
  if (type === 'array') return `${field.get('items').exists ? typeOf(field.get('items')) : 'any'}[]`;
  return cleanText(field.get('format').text() ?? type);
}
