import type { Expression } from '../../../src/code/ir.ts';
import { sumOfTexts } from '../../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, innerBlock, type Lowering } from '../lowering.ts';
import { lowerBody } from './blocks.ts';
import { childOf, childrenOf } from './nodes.ts';
import { joined, piecesOf } from './texts.ts';

/** `"$base/orders/${order.id}"`. */
export function lowerString(node: Node, at: At, lowering: Lowering): Expression {
  return joined(
    piecesOf(node).map((piece) =>
      'text' in piece ? { is: 'literal', value: piece.text } : lowering.expression(piece.inside, at),
    ),
  );
}

/** `5_000L` is 5000. */
export function lowerNumber(node: Node): Expression {
  const value = Number(
    node.text
      .replace(/_/g, '')
      .replace(/[uUlL]+$/, '')
      .replace(/(\d)[fF]$/, '$1'),
  );
  return Number.isNaN(value) ? { is: 'unknown', why: 'a number in an unusual notation' } : { is: 'literal', value };
}

/** `+` puts texts together; a long sum is one of its operands from left to right. */
export function lowerSum(node: Node, at: At, lowering: Lowering): Expression {
  const operands: Node[] = [];
  let left: Node | undefined = node;
  for (; left?.type === 'additive_expression' && isSum(left); [left] = childrenOf(left)) {
    const right = childrenOf(left)[1];
    if (right) operands.push(right);
  }
  if (left === node) return lowerOther(node, at, lowering);
  if (left) operands.push(left);
  return sumOfTexts(operands.reverse().map((each) => lowering.expression(each, at)));
}

function isSum(node: Node): boolean {
  return node.children.some((child) => child.type === '+');
}

/** What other operators compute is not followed, but their operands may call something. */
export function lowerOther(node: Node, at: At, lowering: Lowering): Expression {
  lowering.visitChildren(node, at);
  return { is: 'unknown', why: 'computed by an operator' };
}

/** `a ?: b`. */
export function lowerElvis(node: Node, at: At, lowering: Lowering): Expression {
  const [first, second] = childrenOf(node);
  return { is: 'fallback', first: lowering.expression(first, at), second: lowering.expression(second, at) };
}

/** Parentheses, casts, labels and `!!` are what is in them. */
export function lowerWrapped(node: Node, at: At, lowering: Lowering): Expression {
  return lowering.expression(childrenOf(node)[0], at);
}

export function lowerSpread(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'spread', of: lowering.expression(childrenOf(node)[0], at) };
}

export function lowerList(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'list', items: childrenOf(node).map((each) => lowering.expression(each, at)) };
}

/** `if (a) b else c` is either. */
export function lowerIf(node: Node, at: At, lowering: Lowering): Expression {
  const bodies = childrenOf(node).filter(({ type }) => type === 'control_structure_body');
  for (const child of childrenOf(node)) if (child.type !== 'control_structure_body') lowering.visit(child, at);
  return { is: 'choice', options: bodies.flatMap((body) => lowerBody(body, at, lowering) ?? []) };
}

/** `when (x) { A -> b; else -> c }` is any of its branches. */
export function lowerWhen(node: Node, at: At, lowering: Lowering): Expression {
  const inside = innerBlock(at);
  const subject = childOf(node, 'when_subject');
  if (subject) lowering.visitChildren(subject, inside);
  const options: Expression[] = [];
  for (const each of childrenOf(node)) {
    if (each.type !== 'when_entry') continue;
    for (const condition of childrenOf(each)) if (condition.type === 'when_condition') lowering.visitChildren(condition, inside);
    const value = lowerBody(childOf(each, 'control_structure_body'), inside, lowering);
    if (value) options.push(value);
  }
  return { is: 'choice', options };
}
