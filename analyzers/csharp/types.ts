import type { Expression, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { childrenOf, field } from './lowering.ts';

/**
 * What stands for generated code, which is seldom in the tree: `Orders.OrdersClient` is a client of the service `Orders`, and
 * overriding a method of `Orders.OrdersBase` serves one. https://learn.microsoft.com/aspnet/core/grpc/basics#c-tooling-support-for-proto-files
 */
export const GRPC = { client: 'a gRPC client', operation: 'a gRPC operation' } as const;

/** Types that only wrap what a reader wants to know: what is awaited, resolved late or may be null. */
const WRAPPERS = new Set(['Task', 'ValueTask', 'Lazy', 'Nullable']);

/** The named type that an annotation comes down to; undefined for `var`, tuples, pointers and functions. */
export function typeReference(node: Node | null | undefined): TypeReference | undefined {
  if (!node) return undefined;
  switch (node.type) {
    case 'identifier':
      return { name: node.text, arguments: [] };
    case 'predefined_type':
      return { name: node.text, arguments: [] };
    case 'qualified_name':
    case 'alias_qualified_name':
      return qualified(node);
    case 'generic_name':
      return unwrapped({ name: node.namedChildren[0]?.text ?? '', arguments: typeArguments(node) });
    case 'nullable_type':
    case 'ref_type':
    case 'scoped_type':
      return typeReference(field(node, 'type') ?? node.namedChildren[0]);
    case 'array_type':
      return { name: 'Array', arguments: [typeReference(field(node, 'type')) ?? { name: 'object', arguments: [] }] };
    default:
      return undefined;
  }
}

function unwrapped(type: TypeReference): TypeReference {
  const [inner] = type.arguments;
  return inner && WRAPPERS.has(type.name) ? inner : type;
}

/** `Shop.Orders.Client<T>`: the whole dotted name, with the arguments of the last part. */
function qualified(node: Node): TypeReference {
  const name = field(node, 'name');
  const last = typeReference(name) ?? { name: name?.text ?? '', arguments: [] };
  const head = field(node, 'qualifier') ?? field(node, 'alias');
  const before = head ? (typeReference(head)?.name ?? head.text) : '';
  const service = before.slice(before.lastIndexOf('.') + 1);
  if (service !== '' && last.name === `${service}Client`)
    return { name: GRPC.client, arguments: [{ name: service, arguments: [] }] };
  return { name: before === '' || before === 'global' ? last.name : `${before}.${last.name}`, arguments: last.arguments };
}

/** The arguments between the angle brackets of a name; one without a name is `object`, so that positions stay. */
export function typeArguments(node: Node): TypeReference[] {
  const list = childrenOf(node, 'type_argument_list')[0];
  return (list?.namedChildren ?? []).map((child) => typeReference(child) ?? { name: 'object', arguments: [] });
}

/** A type as a value: `typeof(Order)`, the callee of `new Order()`. */
export function typeExpression(name: string): Expression {
  const [head = '', ...rest] = name.split('.');
  return rest.reduce<Expression>((of, part) => ({ is: 'member', of, name: part }), { is: 'name', name: head });
}
