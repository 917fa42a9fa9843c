import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, innerBlock, type Lowering } from '../lowering.ts';
import { childOf, childrenOf } from './nodes.ts';

/** Statements in order; the value of the last one, where it is an expression. */
export function lowerStatements(statements: Node | undefined, at: At, lowering: Lowering): Expression | undefined {
  const all = childrenOf(statements);
  const last = all.at(-1);
  for (const statement of all.slice(0, -1)) lowering.visit(statement, at);
  if (!last) return undefined;
  if (!lowering.isStatement(last)) return lowering.expression(last, at);
  lowering.visit(last, at);
  return undefined;
}

/** A branch or a loop's body: statements in braces, or one of them. */
export function lowerBody(body: Node | undefined, at: At, lowering: Lowering): Expression | undefined {
  if (!body) return undefined;
  const inside = innerBlock(at);
  const isBraced = body.children.some((child) => child.type === '{');
  return lowerStatements(isBraced ? childOf(body, 'statements') : body, inside, lowering);
}
