import type { TypeReference } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { Lowering } from '../lowering.ts';
import { importQualified } from '../qualified-names.ts';

/** A type as written; of an array, its elements' type. Primitive types, `var` and wildcards say nothing. */
export function typeReference(node: Node | null | undefined, lowering: Lowering): TypeReference | undefined {
  switch (node?.type) {
    case 'type_identifier':
      return node.text === 'var' ? undefined : { name: node.text, arguments: [] };
    case 'scoped_type_identifier':
      return { name: importQualified(withoutSpace(node.text), lowering.draft) ?? withoutSpace(node.text), arguments: [] };
    case 'generic_type': {
      const [raw, args] = node.namedChildren;
      const base = typeReference(raw, lowering);
      return base && { name: base.name, arguments: typeArguments(args, lowering) };
    }
    case 'array_type':
      return typeReference(node.childForFieldName('element'), lowering);
    case 'annotated_type':
      return typeReference(node.namedChildren.at(-1), lowering);
    default:
      return undefined;
  }
}

/** `<String, OrderPlaced>`. */
export function typeArguments(node: Node | null | undefined, lowering: Lowering): TypeReference[] {
  if (node?.type !== 'type_arguments') return [];
  return node.namedChildren.flatMap((child) => typeReference(child, lowering) ?? []);
}

/** Types of plain values: knowing them says nothing of what the value is. */
const PLAIN = new Set([
  'String',
  'CharSequence',
  'Object',
  'Integer',
  'Long',
  'Short',
  'Double',
  'Float',
  'Boolean',
  'Character',
  'URI',
]);

/** The type of a field, parameter, method or local variable, by the grammar's own field name. */
export function declaredType(node: Node, lowering: Lowering): TypeReference | undefined {
  const type = typeReference(node.childForFieldName('type'), lowering);
  return type && PLAIN.has(type.name) ? undefined : type;
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/g, '');
}
