// https://learn.microsoft.com/dotnet/api/system.activator.createinstance
import type { Expression, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, field, type Lowering } from './lowering.ts';

const WRAPPING = new Set(['postfix_unary_expression', 'parenthesized_expression', 'await_expression']);
const MAKES = /\bActivator(Utilities)?\s*\.\s*(CreateInstance|GetServiceOrCreateInstance)\b/;

/** `Activator.CreateInstance(type)`: an object of a type that is known at run time only. */
export function isMadeByType(node: Node): boolean {
  const [inner] = node.namedChildren;
  if (WRAPPING.has(node.type) && inner) return isMadeByType(inner);
  return node.type === 'invocation_expression' && MAKES.test(field(node, 'function')?.text ?? '');
}

/** Whether the items of a sequence are made so: `types.Select(Activator.CreateInstance).Cast<IModule>()`. */
export function areMadeByType({ parent }: Node): boolean {
  return parent?.type === 'member_access_expression' && MAKES.test(field(parent, 'expression')?.text ?? '');
}

/** What is only known by the type that it is said to be is what a variable of that type holds: any implementation of it. */
export function heldAs(type: TypeReference, value: Expression, node: Node, at: At, lowering: Lowering): Expression {
  const place = lowering.at(node);
  const name = ` as ${type.name} in ${place.line}`;
  lowering.declare(at.scope, { name, type, values: [{ expression: value, scope: at.scope }], place });
  return { is: 'name', name };
}
