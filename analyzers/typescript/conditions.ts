import type { Expression } from '../../src/code/ir.ts';
import { enterBlock, exitBlock } from './blocks.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

const K = ts.SyntaxKind;

/** `if (x) { … }`: what is inside depends on `x`; after `if (!x) return` everything that follows in the block does. */
export function lowerIf(node: ts.IfStatement, at: At, lowering: Lowering): void {
  const conditions = conditionsIn(node.expression).map((each) => lowering.expression(each, at));
  const [only, ...others] = conditions;
  const otherwise = only && others.length === 0 ? [negated(only)] : [];
  const before = lowering.guards.length;
  lowering.guards.push(...conditions);
  lowering.visit(node.thenStatement, at);
  lowering.guards.length = before;
  if (node.elseStatement) {
    lowering.guards.push(...otherwise);
    lowering.visit(node.elseStatement, at);
    lowering.guards.length = before;
  } else if (leaves(node.thenStatement)) lowering.guards.push(...otherwise);
}

/** The parts of `a && b`, which must all hold. */
function conditionsIn(node: ts.Expression): readonly ts.Expression[] {
  if (ts.isParenthesizedExpression(node)) return conditionsIn(node.expression);
  const isBoth = ts.isBinaryExpression(node) && node.operatorToken.kind === K.AmpersandAmpersandToken;
  return isBoth ? [...conditionsIn(node.left), ...conditionsIn(node.right)] : [node];
}

/** `switch (x) { case 'a': … }`: what stands under a case depends on `x` being that. */
export function lowerCases(node: ts.CaseBlock, at: At, lowering: Lowering): void {
  const subject = lowering.expression((node.parent as ts.SwitchStatement).expression, at);
  const inside = enterBlock(node, at, lowering);
  const tests = node.clauses.map((clause): Expression | undefined =>
    ts.isCaseClause(clause) ? comparison(subject, lowering.expression(clause.expression, inside), false, lowering) : undefined,
  );
  let waiting: Expression | undefined;
  for (const [index, clause] of node.clauses.entries()) {
    const before = lowering.guards.length;
    const test = tests[index];
    if (!test && isOnlyDefault(node, index)) lowering.guards.push(...tests.flatMap((each) => (each ? [negated(each)] : [])));
    if (test) {
      waiting = waiting ? { is: 'fallback', first: waiting, second: test } : test;
      if (clause.statements.length === 0) continue;
      lowering.guards.push(waiting);
    }
    for (const statement of clause.statements) lowering.visit(statement, inside);
    exitBlock(before, lowering);
    waiting = undefined;
  }
}

/** Whether nothing runs on into this clause from the one before it. */
function isOnlyDefault({ clauses }: ts.CaseBlock, index: number): boolean {
  const before = clauses[index - 1];
  const last = before?.statements.at(-1);
  return !before || (last !== undefined && (last.kind === K.BreakStatement || leaves(last)));
}

/** `a === b`; keeps by which texts or constants the file tells things apart. */
export function comparison(of: Expression, equals: Expression, isNegated: boolean, lowering: Lowering): Expression {
  for (const each of [of, equals]) {
    if (each.is === 'literal' && typeof each.value === 'string') lowering.compared.add(each.value);
    if (each.is === 'name' && CONSTANT.test(each.name)) lowering.compared.add(each.name);
    if (each.is === 'member' && isConstantHolder(each.of)) lowering.compared.add(each.name);
  }
  return { is: 'test', of, equals, isNegated };
}

const CONSTANT = /^[A-Z][A-Z\d_]*$/;

/** `Mode` of `Mode.Worker`, `constants.MODES` */
function isConstantHolder(of: Expression): boolean {
  return (of.is === 'name' || of.is === 'member') && /^[A-Z]/.test(of.name);
}

/** The conditions around a place that compare something with a text, or with a name that may stand for one: what they are is known where that is. */
export function comparisonsAround({ guards }: Lowering): { readonly guards?: readonly Expression[] } {
  const telling = guards.filter(comparesTexts);
  return telling.length > 0 ? { guards: telling } : {};
}

export function comparesTexts(condition: Expression): boolean {
  return compares(condition, 'string');
}

/** A text, a number, or what may stand for one. */
export function comparesConstants(condition: Expression): boolean {
  return compares(condition, 'string') || compares(condition, 'number');
}

function compares(condition: Expression, type: 'string' | 'number'): boolean {
  if (condition.is === 'fallback') return compares(condition.first, type) || compares(condition.second, type);
  if (condition.is !== 'test') return false;
  const { of, equals } = condition;
  // A constant, a member of an enumeration may stand for it.
  const mayBe = (each: Expression) => each.is !== 'literal' || typeof each.value === type;
  return equals ? mayBe(of) && mayBe(equals) : compares(of, type);
}

export function negated(condition: Expression): Expression {
  if (condition.is === 'test') return { ...condition, isNegated: !condition.isNegated };
  return { is: 'test', of: condition, isNegated: true };
}

function leaves(node: ts.Statement): boolean {
  if (ts.isBlock(node)) return node.statements.length > 0 && leaves(node.statements[node.statements.length - 1] as ts.Statement);
  return node.kind === K.ReturnStatement || node.kind === K.ThrowStatement || node.kind === K.ContinueStatement;
}

/** `a != null ? a : b`, `a !== undefined ? a : b`, `a ? a : b`: what is there, or else the other. */
export function isPresence(condition: Expression, first: Expression): boolean {
  const tested = condition.is === 'test' && condition.isNegated && isNothing(condition.equals) ? condition.of : condition;
  const isPlain = tested.is === 'name' || tested.is === 'member' || tested.is === 'index';
  return isPlain && JSON.stringify(tested) === JSON.stringify(first);
}

/** Whether a place is reached only where the value is there: `if (process.env[key]) settings[key] = process.env[key]`. */
export function isWhereThere(value: Expression, { guards }: Lowering): boolean {
  return guards.some((each) => isPresence(each, value));
}

function isNothing(expression: Expression | undefined): boolean {
  return expression?.is === 'literal' && expression.value === null;
}
