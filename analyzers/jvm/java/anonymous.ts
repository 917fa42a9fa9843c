import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, bindLocal, innerBlock, type Lowering } from '../lowering.ts';
import { lowerFunction } from './functions.ts';
import { lowerLocalVariable } from './statements.ts';

/** The body of an anonymous class runs in the class around it: its fields are variables there and its methods functions. */
export function lowerAnonymousBody(body: Node, at: At, lowering: Lowering): void {
  const inside = innerBlock(at);
  const methods = body.namedChildren.filter((child) => child.type === 'method_declaration');
  for (const child of body.namedChildren) if (child.type === 'field_declaration') lowerLocalVariable(child, inside, lowering);
  for (const method of methods) {
    const name = method.childForFieldName('name')?.text ?? '';
    const bound = bindLocal(inside, name, lowering);
    const values = [{ expression: { is: 'function' as const, function: lowering.draft.functions.length }, scope: inside.scope }];
    lowering.draft.declare(inside.scope, { name: bound, values, place: lowering.place(method) });
    lowerFunction(method, inside, lowering, { kind: 'function', name });
  }
  for (const child of body.namedChildren) if (child.type === 'block') lowering.visit(child, inside);
}
