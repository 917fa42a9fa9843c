import type { Expression } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import { assign } from './assignments.ts';
import { ts } from './compiler.ts';
import { comparison } from './conditions.ts';
import { markPrototype } from './constructor-functions.ts';
import type { At, Lowering } from './lowering.ts';

const K = ts.SyntaxKind;

const ARITHMETIC = new Map<ts.SyntaxKind, (left: number, right: number) => number>([
  [K.MinusToken, (left, right) => left - right],
  [K.AsteriskToken, (left, right) => left * right],
  [K.SlashToken, (left, right) => left / right],
  [K.AsteriskAsteriskToken, (left, right) => left ** right],
  [K.LessThanLessThanToken, (left, right) => left << right],
  [K.BarToken, (left, right) => left | right],
]);

const EQUALITY = new Map<ts.SyntaxKind, boolean>([
  [K.EqualsEqualsToken, false],
  [K.EqualsEqualsEqualsToken, false],
  [K.ExclamationEqualsToken, true],
  [K.ExclamationEqualsEqualsToken, true],
]);

export function lowerBinary(node: ts.BinaryExpression, at: At, lowering: Lowering): Expression {
  const operator = node.operatorToken.kind;
  if (operator === K.PlusToken) return lowerPlus(node, at, lowering);
  if (operator >= K.FirstAssignment && operator <= K.LastAssignment) return lowerAssignment(node, at, lowering);
  const first = lowering.expression(node.left, at);
  const second = lowering.expression(node.right, at);
  if (operator === K.BarBarToken || operator === K.QuestionQuestionToken) return { is: 'fallback', first, second };
  if (operator === K.AmpersandAmpersandToken || operator === K.CommaToken) return second;
  if (EQUALITY.has(operator)) return comparison(first, second, EQUALITY.get(operator) ?? false, lowering);
  const compute = ARITHMETIC.get(operator);
  const [left, right] = [numberOf(first), numberOf(second)];
  if (compute && left !== undefined && right !== undefined) return { is: 'literal', value: compute(left, right) };
  return { is: 'unknown', why: `the result of ${node.operatorToken.getText(lowering.file)}` };
}

/** A chain of `+` may be thousands of lines long, so it is followed without recursion. */
function lowerPlus(node: ts.BinaryExpression, at: At, lowering: Lowering): Expression {
  const operands: ts.Expression[] = [];
  let left: ts.Expression = node;
  while (ts.isBinaryExpression(left) && left.operatorToken.kind === K.PlusToken) {
    operands.push(left.right);
    left = left.left;
  }
  const parts = [left, ...operands.reverse()].map((operand) => lowering.expression(operand, at));
  const numbers = parts.map(numberOf).filter((value) => value !== undefined);
  if (numbers.length < parts.length) return sumOfTexts(parts);
  let sum = 0;
  for (const value of numbers) sum += value;
  return { is: 'literal', value: sum };
}

function lowerAssignment(node: ts.BinaryExpression, at: At, lowering: Lowering): Expression {
  markPrototype(node.left, node.right, at, lowering);
  const value = lowering.expression(node.right, at);
  const operator = node.operatorToken.kind;
  if (operator === K.EqualsToken || operator === K.BarBarEqualsToken || operator === K.QuestionQuestionEqualsToken) {
    assign(node.left, value, at, lowering);
    return value;
  }
  lowering.visit(node.left, at);
  if (operator === K.PlusEqualsToken) assign(node.left, value, at, lowering, true);
  return { is: 'unknown', why: 'the result of an assignment' };
}

/** `-1`, `+process.env.PORT`; other operators give nothing that can be told from the text. */
export function lowerPrefix(node: ts.PrefixUnaryExpression, at: At, lowering: Lowering): Expression {
  const value = lowering.expression(node.operand, at);
  if (node.operator === K.PlusToken) return value;
  if (node.operator === K.ExclamationToken) return { is: 'test', of: value, isNegated: true };
  const number = numberOf(value);
  if (node.operator === K.MinusToken && number !== undefined) return { is: 'literal', value: -number };
  return { is: 'unknown', why: 'the result of an operator' };
}

function numberOf(expression: Expression): number | undefined {
  return expression.is === 'literal' && typeof expression.value === 'number' ? expression.value : undefined;
}
