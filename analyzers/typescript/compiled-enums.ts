import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { assign } from './assignments.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

/**
 * What compilers make of an enum: `(function (Topics) { Topics["Placed"] = "orders.placed"; })(Topics || (Topics = {}))`. It is the object of its
 * members, and so is whatever the argument sets. https://www.typescriptlang.org/docs/handbook/enums.html#enums-at-runtime
 */
export function lowerCompiledEnum(node: ts.CallExpression, at: At, lowering: Lowering): Expression | undefined {
  const maker = unwrapped(node.expression);
  const [given, ...others] = node.arguments;
  if (!given || others.length > 0 || !(ts.isFunctionExpression(maker) || ts.isArrowFunction(maker))) return undefined;
  const [parameter] = maker.parameters;
  if (!parameter || !ts.isIdentifier(parameter.name) || !ts.isBlock(maker.body)) return undefined;
  const entries = entriesOf(maker.body, parameter.name.text, at, lowering);
  if (!entries) return undefined;
  const made: Expression = { is: 'object', entries };
  for (const target of targetsIn(given)) assign(target, made, at, lowering);
  return made;
}

/** The members, when the body does nothing but say them. */
function entriesOf(body: ts.Block, name: string, at: At, lowering: Lowering): readonly ObjectEntry[] | undefined {
  const entries: ObjectEntry[] = [];
  for (const statement of body.statements) {
    const entry = ts.isExpressionStatement(statement) ? entryOf(statement.expression, name, at, lowering) : undefined;
    if (entry) entries.push(entry);
    else if (!ts.isReturnStatement(statement)) return undefined;
  }
  return entries.length > 0 ? entries : undefined;
}

/** `E["A"] = "a"` is a text, `E[E["A"] = 0] = "A"` a number that has its name too. */
function entryOf(node: ts.Expression, name: string, at: At, lowering: Lowering): ObjectEntry | undefined {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  const { left, right } = node;
  if (!ts.isElementAccessExpression(left) || !ts.isIdentifier(left.expression) || left.expression.text !== name) return undefined;
  const { argumentExpression: key } = left;
  if (ts.isStringLiteralLike(key))
    return isConstant(right) ? { key: key.text, value: lowering.expression(right, at) } : undefined;
  return ts.isStringLiteralLike(right) ? entryOf(key, name, at, lowering) : undefined;
}

/** Compilers compute what they can; a body with anything else in it is lowered as the function that it is. */
function isConstant(node: ts.Expression): boolean {
  if (ts.isPrefixUnaryExpression(node)) return ts.isNumericLiteral(node.operand);
  return ts.isStringLiteralLike(node) || ts.isNumericLiteral(node);
}

/** What `Topics || (Topics = {})` and `Topics || (exports.Topics = Topics = {})` set. */
function targetsIn(given: ts.Expression): readonly ts.Expression[] {
  const node = unwrapped(given);
  if (!ts.isBinaryExpression(node)) return [];
  if (node.operatorToken.kind === ts.SyntaxKind.EqualsToken) return [node.left, ...targetsIn(node.right)];
  return node.operatorToken.kind === ts.SyntaxKind.BarBarToken ? targetsIn(node.right) : [];
}

function unwrapped(node: ts.Expression): ts.Expression {
  return ts.isParenthesizedExpression(node) ? unwrapped(node.expression) : node;
}
