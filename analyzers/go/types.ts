import type { Expression, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { childrenOf, memberOf, nameOf, part } from './lowering.ts';

/** Types that every file has; conversions to them keep the value. https://go.dev/ref/spec#Predeclared_identifiers */
const PREDECLARED = new Set(
  'any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32 int64 rune string uint uint8 uint16 uint32 uint64 uintptr'.split(
    ' ',
  ),
);

const NAMED = new Set(['type_identifier', 'qualified_type', 'generic_type']);

export function isPredeclared(name: string): boolean {
  return PREDECLARED.has(name);
}

/** The type as written, pointers left aside; undefined for types without a name (slices, maps, functions). */
export function typeOf(node: Node | undefined): TypeReference | undefined {
  const type = node && namedType(node);
  if (!type || isPredeclared(type.text)) return undefined;
  if (type.type !== 'generic_type') return { name: type.text, arguments: [] };
  const given = part(type, 'type_arguments');
  const args = (given ? childrenOf(given) : []).flatMap((each) => typeOf(childrenOf(each)[0] ?? each) ?? []);
  return { name: part(type, 'type')?.text ?? type.text, arguments: args };
}

/** The named type behind pointers and brackets. */
export function namedType(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at?.type === 'pointer_type' || at?.type === 'parenthesized_type') at = childrenOf(at)[0];
  return at && NAMED.has(at.type) ? at : undefined;
}

/** What a slice or a map with texts as keys holds, by the name of its type; undefined for other types. */
export function heldType(node: Node | undefined): { readonly by: 'list' | 'map'; readonly of: Node } | undefined {
  const type = node?.type === 'pointer_type' ? childrenOf(node)[0] : node;
  const element = type && part(type, type.type === 'map_type' ? 'value' : 'element');
  if (!type || !element || !/^(map|slice|array)_type$/.test(type.type)) return undefined;
  if (type.type !== 'map_type') return { by: 'list', of: element };
  return part(type, 'key')?.text === 'string' ? { by: 'map', of: element } : undefined;
}

/** A named type as an expression: `kafka.Writer` is a member of the package. */
export function typeExpression(type: Node): Expression {
  if (type.type === 'generic_type') {
    const bare = part(type, 'type');
    return bare ? typeExpression(bare) : nameOf(type.text);
  }
  const [head = '', name] = type.text.split('.');
  return name === undefined ? nameOf(head) : memberOf(nameOf(head), name);
}

/** The name under which an embedded type is a field: the last one. */
export function embeddedName(node: Node): string {
  const name = typeOf(node)?.name ?? node.text;
  return name.slice(name.lastIndexOf('.') + 1);
}
