import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, innerBlock, type Lowering, localName } from '../lowering.ts';
import { declareLocal } from './functions.ts';

/** Names declared in a block end with it. */
export function lowerBlock(node: Node, at: At, lowering: Lowering): void {
  lowering.visitChildren(node, innerBlock(at));
}

/** `String topic = "orders", key;` */
export function lowerLocalVariable(node: Node, at: At, lowering: Lowering): void {
  for (const declarator of node.namedChildren) {
    if (declarator.type !== 'variable_declarator') continue;
    const value = declarator.childForFieldName('value');
    const lowered = value ? lowering.expression(value, at) : undefined;
    declareLocal(declarator.childForFieldName('name')?.text ?? '', node, at, lowering, lowered);
  }
}

/** The variable of a loop is any item of what is looped over. */
export function lowerForEach(node: Node, at: At, lowering: Lowering): void {
  const inside = innerBlock(at);
  const of = lowering.expression(node.childForFieldName('value'), at);
  const item: Expression = { is: 'index', of, key: { is: 'unknown', why: 'the item of a loop' } };
  declareLocal(node.childForFieldName('name')?.text ?? '', node, inside, lowering, item);
  const body = node.childForFieldName('body');
  if (body) lowering.visit(body, inside);
}

/** `try (var producer = open())`. */
export function lowerResource(node: Node, at: At, lowering: Lowering): void {
  const name = node.childForFieldName('name')?.text;
  const value = node.childForFieldName('value');
  if (name === undefined) lowering.visitChildren(node, at);
  else declareLocal(name, node, at, lowering, value ? lowering.expression(value, at) : undefined);
}

export function lowerCatchParameter(node: Node, at: At, lowering: Lowering): void {
  declareLocal(node.childForFieldName('name')?.text ?? '', node, at, lowering);
}

/** `order instanceof Paid paid` names what it tests. */
export function lowerInstanceOf(node: Node, at: At, lowering: Lowering): Expression {
  const value = lowering.expression(node.childForFieldName('left'), at);
  const name = node.childForFieldName('name')?.text;
  if (name !== undefined) declareLocal(name, node, at, lowering, value);
  return { is: 'unknown', why: 'true or false' };
}

/** `x = v`, `this.x = v`, `x += v`: a further value of the variable or field. */
export function lowerAssignment(node: Node, at: At, lowering: Lowering): Expression {
  const left = node.childForFieldName('left');
  const value = lowering.expression(node.childForFieldName('right'), at);
  if (!left) return value;
  const target = lowering.expression(left, at);
  const appends = node.childForFieldName('operator')?.type === '+=';
  if (target.is === 'name') assignVariable(target.name, value, appends, at, lowering);
  else if (target.is === 'member' && target.of.is === 'this') assignField(target.name, value, at, lowering);
  return value;
}

function assignVariable(name: string, value: Expression, appends: boolean, at: At, lowering: Lowering): void {
  if (localName(at, name.replace(/#\d+$/, '')) === undefined) return;
  const values = lowering.draft.find(at.scope, name)?.values;
  const last = values?.at(-1);
  if (appends && values && last?.scope === at.scope)
    values[values.length - 1] = { expression: { is: 'concat', parts: [last.expression, value] }, scope: at.scope };
  else values?.push({ expression: value, scope: at.scope });
}

function assignField(name: string, value: Expression, at: At, lowering: Lowering): void {
  const owner = at.owner && lowering.draft.classes[at.owner.index];
  owner?.fields.find((field) => field.name === name)?.values.push({ expression: value, scope: at.scope });
}

/** A switch gives what any of its branches gives. */
export function lowerSwitch(node: Node, at: At, lowering: Lowering): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) lowering.visit(condition, at);
  const yields: Expression[] = [];
  for (const rule of node.childForFieldName('body')?.namedChildren ?? [])
    lowerBranch(rule, { ...innerBlock(at), yields }, lowering);
  return yields.length > 0 ? { is: 'choice', options: yields } : { is: 'unknown', why: 'a switch without values' };
}

/** `case PAID -> "orders.paid";` gives its expression; a block gives what it yields. */
function lowerBranch(rule: Node, at: At, lowering: Lowering): void {
  for (const child of rule.namedChildren) {
    if (child.type === 'switch_label') continue;
    if (rule.type !== 'switch_rule' || child.type !== 'expression_statement') lowering.visit(child, at);
    else for (const value of child.namedChildren) at.yields?.push(lowering.expression(value, at));
  }
}

export function lowerYield(node: Node, at: At, lowering: Lowering): void {
  for (const value of node.namedChildren) at.yields?.push(lowering.expression(value, at));
}
