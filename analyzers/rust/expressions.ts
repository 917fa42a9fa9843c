import type { Expression } from '../../src/code/ir.ts';
import { anyItem, literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerBlock } from './blocks.ts';
import { pathOf } from './calls.ts';
import { type Arm, variantOf } from './enumerations.ts';
import { type At, assignLocal, inner, memberOf, type Walker } from './lowering.ts';
import { lowerPath } from './paths.ts';
import { bindPattern } from './patterns.ts';
import { textOf } from './texts.ts';
import { typeReference } from './types.ts';

export function lowerText(node: Node): Expression {
  return literalOf(textOf(node));
}

/** A name, or a path to something. */
export function lowerName(node: Node, at: At, walker: Walker): Expression {
  if (node.text === 'None') return literalOf(null);
  return lowerPath(pathOf(node), at, walker);
}

export function lowerField(node: Node, at: At, walker: Walker): Expression {
  const value = node.childForFieldName('value');
  const name = node.childForFieldName('field')?.text ?? '';
  const of = value ? walker.expression(value, at) : NOTHING;
  return /^\d+$/.test(name) ? { is: 'index', of, key: literalOf(Number(name)) } : memberOf(of, name);
}

/** References, `?`, `.await`, casts and parentheses are what is in them. */
export function lowerInside(node: Node, at: At, walker: Walker): Expression {
  const inside = node.childForFieldName('value') ?? partsOf(node).find(({ type }) => type !== 'mutable_specifier');
  return inside ? walker.expression(inside, at) : NOTHING;
}

/** `*x` is `x`; `-x` and `!x` are computed. */
export function lowerUnary(node: Node, at: At, walker: Walker): Expression {
  const lowered = lowerInside(node, at, walker);
  return node.text.startsWith('*') ? lowered : { is: 'unknown', why: 'computed by an operator' };
}

export function lowerList(node: Node, at: At, walker: Walker): Expression {
  return { is: 'list', items: partsOf(node).map((each) => walker.expression(each, at)) };
}

export function lowerIndex(node: Node, at: At, walker: Walker): Expression {
  const [of, key] = partsOf(node).map((each) => walker.expression(each, at));
  return of && key ? { is: 'index', of, key } : NOTHING;
}

/** `a + &b` puts texts together; a long sum is walked from its right end. */
export function lowerBinary(node: Node, at: At, walker: Walker): Expression {
  const parts: Node[] = [];
  let left: Node | null = node;
  for (
    ;
    left?.type === 'binary_expression' && left.childForFieldName('operator')?.type === '+';
    left = left.childForFieldName('left')
  ) {
    const right = left.childForFieldName('right');
    if (right) parts.push(right);
  }
  if (left === node || !left) return walker.opaque(node, at);
  return { is: 'concat', parts: [left, ...parts.reverse()].map((each) => walker.expression(each, at)) };
}

export function lowerBlockExpression(node: Node, at: At, walker: Walker): Expression {
  const block = node.type === 'block' ? node : partsOf(node).find(({ type }) => type === 'block');
  return (block && lowerBlock(block, at, walker)) ?? NOTHING;
}

/** `if let Some(order) = found { a } else { b }` is either. */
export function lowerIf(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  const condition = node.childForFieldName('condition');
  if (condition) lowerCondition(condition, inside, walker);
  const options = [node.childForFieldName('consequence'), node.childForFieldName('alternative')].flatMap((branch, index) =>
    branch ? [branchOf(branch, index === 0 ? inside : at, walker)] : [],
  );
  return { is: 'choice', options };
}

function branchOf(node: Node, at: At, walker: Walker): Expression {
  const inside = node.type === 'else_clause' ? partsOf(node)[0] : node;
  return inside ? walker.expression(inside, at) : NOTHING;
}

/** Conditions may declare names by patterns. */
function lowerCondition(node: Node, at: At, walker: Walker): void {
  if (node.type === 'let_chain') for (const each of partsOf(node)) lowerCondition(each, at, walker);
  else if (node.type === 'let_condition') lowerMatched(node, at, walker);
  else walker.visit(node, at);
}

function lowerMatched(node: Node, at: At, walker: Walker): void {
  const value = node.childForFieldName('value');
  const pattern = node.childForFieldName('pattern');
  const lowered = value ? walker.expression(value, at) : NOTHING;
  if (pattern) bindPattern(pattern, lowered, at, walker);
}

/** `match found { Some(order) => a, None => b }` is any of its arms. */
export function lowerMatch(node: Node, at: At, walker: Walker): Expression {
  const value = node.childForFieldName('value');
  const lowered = value ? walker.expression(value, at) : NOTHING;
  const arms = partsOf(node.childForFieldName('body') ?? node).flatMap((arm): readonly Arm[] => {
    const inside = inner(at);
    const pattern = arm.childForFieldName('pattern');
    const result = arm.childForFieldName('value');
    if (arm.type !== 'match_arm' || !result) return [];
    if (pattern) bindPattern(pattern, lowered, inside, walker);
    return [{ pattern, result: walker.expression(result, inside) }];
  });
  return variantOf(lowered, arms) ?? { is: 'choice', options: arms.map(({ result }) => result) };
}

/** `let mut app = Router::new();`, `let Settings { url, .. } = settings;`. */
export function lowerLet(node: Node, at: At, walker: Walker): void {
  const pattern = node.childForFieldName('pattern');
  const value = node.childForFieldName('value');
  const otherwise = node.childForFieldName('alternative');
  const type = typeReference(node.childForFieldName('type'), walker);
  const lowered = value ? walker.expression(value, at) : NOTHING;
  if (otherwise) walker.visit(otherwise, at);
  if (pattern) bindPattern(pattern, lowered, at, walker, type ? { type } : {});
}

/** `x = v` is a further value of `x`; what is set on a member is a value of the field. */
export function lowerAssignment(node: Node, at: At, walker: Walker): Expression {
  const left = node.childForFieldName('left');
  const right = node.childForFieldName('right');
  const value = right ? walker.expression(right, at) : NOTHING;
  if (left?.type === 'identifier') assignLocal(left.text, value, node, at, walker);
  return value;
}

/** The variable of a loop is any item of what is looped over. */
export function lowerFor(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  const value = node.childForFieldName('value');
  const pattern = node.childForFieldName('pattern');
  const of = value ? walker.expression(value, at) : NOTHING;
  if (pattern) bindPattern(pattern, anyItem(of), inside, walker);
  const body = node.childForFieldName('body');
  if (body) walker.visit(body, inside);
  return NOTHING;
}

export function lowerWhile(node: Node, at: At, walker: Walker): Expression {
  const inside = inner(at);
  const condition = node.childForFieldName('condition');
  if (condition) lowerCondition(condition, inside, walker);
  const body = node.childForFieldName('body');
  if (body) walker.visit(body, inside);
  return NOTHING;
}

export function lowerReturn(node: Node, at: At, walker: Walker): Expression {
  const [value] = partsOf(node);
  const expression = value && walker.expression(value, at);
  const returns = at.function === undefined ? undefined : walker.draft.functions[at.function]?.returns;
  if (expression && expression.is !== 'unknown') returns?.push({ expression, scope: at.scope });
  return { is: 'unknown', why: 'never comes to a value' };
}
