import type { Expression } from '../../../src/code/ir.ts';
import { sumOfTexts } from '../../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering } from '../lowering.ts';
import { isSum, operands } from './annotations.ts';
import { textOfString } from './texts.ts';
import { typeReference } from './types.ts';

export function lowerString(node: Node): Expression {
  return { is: 'literal', value: textOfString(node) };
}

export function lowerCharacter(node: Node): Expression {
  const { text } = node;
  return text.includes('\\') ? { is: 'unknown', why: 'an escaped character' } : { is: 'literal', value: text.slice(1, -1) };
}

/** `5_000L` is 5000. */
export function lowerNumber(node: Node): Expression {
  const value = Number(node.text.replace(/_/g, '').replace(/^(0x[\da-f]+|0b[01]+|[\d.]+(?:e[+-]?\d+)?)[lfd]?$/i, '$1'));
  return Number.isNaN(value) ? { is: 'unknown', why: 'a number in an unusual notation' } : { is: 'literal', value };
}

/** `+` puts texts together; what other operators compute is not followed, but their operands may call something. */
export function lowerBinary(node: Node, at: At, lowering: Lowering): Expression {
  if (isSum(node)) return sumOfTexts(operands(node).map((each) => lowering.expression(each, at)));
  lowering.visitChildren(node, at);
  return { is: 'unknown', why: 'computed by an operator' };
}

export function lowerTernary(node: Node, at: At, lowering: Lowering): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) lowering.visit(condition, at);
  const yes = lowering.expression(node.childForFieldName('consequence'), at);
  const no = lowering.expression(node.childForFieldName('alternative'), at);
  const tested = nullTest(condition);
  if (tested === undefined) return { is: 'choice', options: [yes, no] };
  return tested === 'is-null' ? { is: 'fallback', first: no, second: yes } : { is: 'fallback', first: yes, second: no };
}

/** `x == null ? other : x` is `x` or else the other. */
function nullTest(condition: Node | null): 'is-null' | 'is-not-null' | undefined {
  const test = condition?.type === 'parenthesized_expression' ? condition.namedChildren[0] : condition;
  if (test?.type !== 'binary_expression' || !test.namedChildren.some(({ type }) => type === 'null_literal')) return undefined;
  const operator = test.childForFieldName('operator')?.type;
  if (operator === '==') return 'is-null';
  return operator === '!=' ? 'is-not-null' : undefined;
}

/** Parentheses and casts are what is in them. */
export function lowerWrapped(node: Node, at: At, lowering: Lowering): Expression {
  const inner = node.childForFieldName('value') ?? node.namedChildren.find((child) => !child.type.endsWith('comment'));
  return lowering.expression(inner, at);
}

/** `{ "a", "b" }` and `new String[] { "a", "b" }`. */
export function lowerArray(node: Node, at: At, lowering: Lowering): Expression {
  const list = node.type === 'array_creation_expression' ? node.childForFieldName('value') : node;
  if (!list) return { is: 'unknown', why: 'an array that is filled at run time' };
  const items = list.namedChildren.filter((child) => !child.type.endsWith('comment'));
  return { is: 'list', items: items.map((item) => lowering.expression(item, at)) };
}

export function lowerIndex(node: Node, at: At, lowering: Lowering): Expression {
  const of = lowering.expression(node.childForFieldName('array'), at);
  return { is: 'index', of, key: lowering.expression(node.childForFieldName('index'), at) };
}

/** `Order.class` is the class itself. */
export function lowerClassLiteral(node: Node, _at: At, lowering: Lowering): Expression {
  const type = typeReference(node.namedChildren[0], lowering);
  if (!type) return { is: 'unknown', why: 'the class of a primitive type' };
  const [head = '', ...rest] = type.name.split('.');
  return rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head });
}

/** `this::show`, `Orders::list`: the method as a value. `Order::new` is the class. */
export function lowerMethodReference(node: Node, at: At, lowering: Lowering): Expression {
  const [of, name] = node.namedChildren;
  const receiver = of && /type/.test(of.type) ? lowerClassName(of, lowering) : lowering.expression(of, at);
  return name ? { is: 'member', of: receiver, name: name.text } : receiver;
}

function lowerClassName(node: Node, lowering: Lowering): Expression {
  const type = typeReference(node, lowering);
  return type ? { is: 'name', name: type.name } : { is: 'unknown', why: 'a primitive type' };
}
