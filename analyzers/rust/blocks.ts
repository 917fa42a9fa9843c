import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, inner, type Walker } from './lowering.ts';

/** Items are declared before anything uses them; the last expression without a semicolon is the block's value. */
export function lowerBlock(node: Node, at: At, walker: Walker): Expression | undefined {
  const inside = inner(at);
  const statements = partsOf(node).filter(({ type }) => type !== 'label');
  for (const each of statements) if (isItem(each)) walker.visit(each, inside);
  let value: Expression | undefined;
  for (const each of statements) {
    value = undefined;
    if (isItem(each)) continue;
    const expression = valueOf(each);
    if (expression) value = walker.expression(expression, inside);
    else walker.visit(each, inside);
  }
  return value;
}

function isItem({ type }: Node): boolean {
  return type.endsWith('_item') || type === 'use_declaration';
}

/** A block-like expression at the end is wrapped like a statement, but has no semicolon. */
function valueOf(node: Node): Node | undefined {
  if (node.type === 'let_declaration' || node.type === 'empty_statement') return undefined;
  if (node.type !== 'expression_statement') return node;
  return node.text.endsWith(';') ? undefined : partsOf(node)[0];
}
