// https://learn.microsoft.com/dotnet/api/system.activator.createinstance
import type { Expression, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, field, type Lowering } from './lowering.ts';

const WRAPPING = new Set(['postfix_unary_expression', 'parenthesized_expression', 'await_expression']);
const MAKERS = new Set(['Activator', 'ActivatorUtilities']);
const MAKES = new Set(['CreateInstance', 'GetServiceOrCreateInstance']);

/** `Activator.CreateInstance(type)`: an object of a type that is known at run time only. */
export function isMadeByType(node: Node): boolean {
  const [inner] = node.namedChildren;
  if (WRAPPING.has(node.type) && inner) return isMadeByType(inner);
  return node.type === 'invocation_expression' && isMaker(field(node, 'function'));
}

/** Whether the items of a sequence are made so: `types.Select(Activator.CreateInstance).Cast<IModule>()`. */
export function areMadeByType({ parent }: Node): boolean {
  let sequence = parent ? field(parent, 'expression') : undefined;
  while (sequence?.type === 'invocation_expression') {
    const callee = field(sequence, 'function');
    const given = field(sequence, 'arguments')?.namedChildren[0]?.namedChildren.at(-1);
    if (nameOf(callee) === 'Select') return given !== undefined && isMaking(given);
    sequence = callee && field(callee, 'expression');
  }
  return false;
}

/** The method itself, or a function that gives what it makes. */
function isMaking(given: Node): boolean {
  if (given.type !== 'lambda_expression') return isMaker(given);
  const body = field(given, 'body');
  const last = body?.type === 'block' ? body.namedChildren.at(-1) : undefined;
  const result = last?.type === 'return_statement' ? last.namedChildren[0] : body;
  return result !== undefined && isMadeByType(result);
}

function isMaker(callee: Node | undefined): boolean {
  if (callee?.type !== 'member_access_expression') return false;
  return MAKES.has(nameOf(callee) ?? '') && MAKERS.has(nameOf(field(callee, 'expression')) ?? '');
}

/** The last name of a chain, without what it is told in angle brackets. */
function nameOf(node: Node | undefined): string | undefined {
  const name = node?.type === 'member_access_expression' ? field(node, 'name') : node;
  const plain = name?.type === 'generic_name' ? name.namedChildren[0] : name;
  return plain?.type === 'identifier' ? plain.text : undefined;
}

/** What is only known by the type that it is said to be is what a variable of that type holds: any implementation of it. */
export function heldAs(type: TypeReference, value: Expression, node: Node, at: At, lowering: Lowering): Expression {
  const place = lowering.at(node);
  const name = ` as ${type.name} in ${place.line}`;
  lowering.declare(at.scope, { name, type, values: [{ expression: value, scope: at.scope }], place });
  return { is: 'name', name };
}
