import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, bindLocal, innerBlock, type Lowering } from '../lowering.ts';
import { superConstructor } from './constructors.ts';
import { lowerFunction } from './functions.ts';
import { childOf, childrenOf, nameOf } from './nodes.ts';
import { typeReference } from './types.ts';

/** `object : Listener { … }`: an instance of what it extends, whose body runs in the class around it. */
export function lowerObjectLiteral(node: Node, at: At, lowering: Lowering): Expression {
  lowerAnonymousMembers(node, at, lowering);
  const specifier = childOf(node, 'delegation_specifier');
  const type = typeReference(childOf(superConstructor(node) ?? specifier, 'user_type'), lowering.draft);
  if (!type) return { is: 'unknown', why: 'an object of its own kind' };
  const passed = childrenOf(childOf(superConstructor(node), 'value_arguments'));
  return lowering.draft.call({
    callee: { is: 'name', name: type.name },
    arguments: passed.map((each) => lowering.expression(childrenOf(each).at(-1), at)),
    isNew: true,
    typeArguments: type.arguments,
    scope: at.scope,
    place: lowering.place(node),
  });
}

/** Properties are variables and methods functions of the place where the body stands. */
export function lowerAnonymousMembers(node: Node, at: At, lowering: Lowering): void {
  const inside = innerBlock(at);
  const members = childrenOf(childOf(node, 'class_body'));
  for (const member of members) if (member.type !== 'function_declaration') lowering.visit(member, inside);
  for (const member of members) {
    if (member.type !== 'function_declaration') continue;
    const name = bindLocal(inside, nameOf(member), lowering);
    const index = lowerFunction(member, inside, lowering, { kind: 'function', isStatic: false });
    const values = [{ expression: { is: 'function', function: index } as const, scope: inside.scope }];
    lowering.draft.declare(inside.scope, { name, values, place: lowering.place(member) });
  }
}
