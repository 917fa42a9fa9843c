import type { TypeReference } from '../../../src/code/ir.ts';
import type { ModuleDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { importQualified } from '../qualified-names.ts';
import { childOf, childrenOf } from './nodes.ts';

/** Types of plain values: knowing them says nothing of what the value is. */
const PLAIN = new Set(['String', 'CharSequence', 'Any', 'Int', 'Long', 'Short', 'Double', 'Float', 'Boolean', 'Char', 'URI']);

/** A type as written; nullable ones are what they are when they are there. Function types say nothing. */
export function typeReference(node: Node | undefined, draft: ModuleDraft): TypeReference | undefined {
  switch (node?.type) {
    case 'user_type':
      return userType(node, draft);
    case 'nullable_type':
    case 'parenthesized_type':
    case 'type_projection':
      return typeReference(childOf(node, 'user_type', 'nullable_type', 'parenthesized_type'), draft);
    default:
      return undefined;
  }
}

function userType(node: Node, draft: ModuleDraft): TypeReference {
  const name = childrenOf(node)
    .filter(({ type }) => type === 'type_identifier')
    .map(({ text }) => text)
    .join('.');
  return { name: importQualified(name, draft) ?? name, arguments: typeArguments(childOf(node, 'type_arguments'), draft) };
}

/** `<String, OrderPlaced>`. */
export function typeArguments(node: Node | undefined, draft: ModuleDraft): TypeReference[] {
  return childrenOf(node).flatMap((child) => typeReference(child, draft) ?? []);
}

/** The type that a declaration gives to what it declares: the one behind its colon. */
export function declaredType(node: Node | undefined, draft: ModuleDraft): TypeReference | undefined {
  const colon = node?.children.findIndex((child) => child.type === ':') ?? -1;
  const found = colon < 0 ? undefined : node?.children.slice(colon + 1).find((child) => /_type$/.test(child.type));
  const type = typeReference(found, draft);
  return type && PLAIN.has(type.name) ? undefined : type;
}
