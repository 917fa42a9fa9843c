import type { Expression } from '../../src/code/ir.ts';
import { anyItem, literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerRecord } from './classes.ts';
import { isConstant } from './constants.ts';
import { setName } from './generated-members.ts';
import type { At, Lowering } from './lowering.ts';
import { configName } from './settings.ts';
import { plainText } from './texts.ts';

/** `a = value`, `@a = value`, `A = value`, `self.a = value`, `h[:a] = value`, `a, b = values`. */
export function lowerAssignment(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const record = isConstant(left) && left ? lowerRecord(left, right, at, lowering) : undefined;
  if (record) return record;
  const value = right ? lowering.expression(right, at) : NOTHING;
  if (left) assign(left, value, at, lowering);
  return value;
}

/** `a ||= value` gives what is there or the value, `a += value` makes a text longer. */
export function lowerOperatorAssignment(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const value = lowering.expression(right, at);
  const operator = node.childForFieldName('operator')?.text ?? node.children[1]?.text;
  if (operator === '||=' || operator === '&&=') assign(left, value, at, lowering);
  else if (operator === '+=' && left.type === 'identifier') lengthen(left.text, value, at, lowering);
  return value;
}

/** `text += more`, `text << more`: straight on from what it was. */
export function lengthen(name: string, value: Expression, at: At, lowering: Lowering): void {
  const known = lowering.draft.find(at.scope, name);
  const last = known?.values.at(-1);
  if (!known || !last || last.scope !== at.scope || known.parameter !== undefined) return;
  known.values[known.values.length - 1] = { expression: { is: 'concat', parts: [last.expression, value] }, scope: last.scope };
}

/** Gives a value to whatever is assigned to. */
export function assign(target: Node, value: Expression, at: At, lowering: Lowering): void {
  if (isConstant(target)) {
    declareConstant(target.text, value, target, at, lowering);
    return;
  }
  switch (target.type) {
    case 'identifier':
      declare(at.scope, target.text, value, target, at, lowering);
      return;
    case 'global_variable':
      declare(0, target.text, value, target, at, lowering);
      return;
    case 'instance_variable':
    case 'class_variable':
      assignField(target.text, value, target, at, lowering);
      return;
    case 'left_assignment_list':
    case 'destructured_left_assignment':
      for (const [index, part] of partsOf(target).entries()) assign(part, partOf(value, index), at, lowering);
      return;
    case 'call':
      assignAttribute(target, value, at, lowering);
      return;
    case 'element_reference':
      assignKey(target, value, at, lowering);
      return;
    default:
      return;
  }
}

function partOf(value: Expression, index: number): Expression {
  return value.is === 'list' ? (value.items[index] ?? NOTHING) : { is: 'member', of: value, name: String(index) };
}

function declare(scope: number, name: string, value: Expression, node: Node, at: At, lowering: Lowering): void {
  lowering.draft.declare(scope, { name, values: [{ expression: value, scope: at.scope }], place: lowering.place(node) });
}

/** A constant goes by its full name. */
function declareConstant(text: string, value: Expression, node: Node, at: At, lowering: Lowering): void {
  declare(0, [...at.nesting, text].join('::'), value, node, at, lowering);
}

/** Variables of instances and classes are fields; outside of a class they belong to the program. */
export function assignField(name: string, value: Expression, node: Node, at: At, lowering: Lowering): void {
  if (at.class === undefined) {
    declare(0, name, value, node, at, lowering);
    return;
  }
  const fields = lowering.draft.classes[at.class]?.fields;
  const values = [{ expression: value, scope: at.scope }];
  const known = fields?.find((field) => field.name === name);
  if (known) known.values = [...known.values, ...values];
  else fields?.push({ name, values, isStatic: false, isAbstract: false, decorators: [], place: lowering.place(node) });
}

/** `self.url = value` is the variable behind the attribute; of others it is a call that a library may know. */
function assignAttribute(target: Node, value: Expression, at: At, lowering: Lowering): void {
  const receiver = target.childForFieldName('receiver');
  const name = target.childForFieldName('method')?.text ?? '';
  if (!receiver) return;
  if (receiver.type === 'self' && at.class !== undefined) assignField(`@${name}`, value, target, at, lowering);
  const configured = configName(target);
  if (configured !== undefined) declare(0, configured, value, target, at, lowering);
  const of = lowering.expression(receiver, at);
  for (const written of receiver.type === 'self' ? [name] : [name, `@${name}`])
    lowering.call(target, at, { callee: { is: 'member', of, name: `${written}=` }, arguments: [value] });
  const constant = isConstant(receiver) ? receiver.text : constantBehind(receiver, at, lowering);
  if (constant !== undefined) declare(0, setName(constant, name), value, target, at, lowering);
}

/** `Orders.configure { |config| config.url = … }`: a class that hands itself to a block is set there. */
function constantBehind(receiver: Node, at: At, lowering: Lowering): string | undefined {
  const variable = receiver.type === 'identifier' ? lowering.draft.find(at.scope, receiver.text) : undefined;
  const value = variable?.values.at(-1)?.expression;
  const callee = value?.is === 'call' ? lowering.draft.calls[value.call]?.callee : undefined;
  const of = callee?.is === 'member' && callee.of.is === 'name' ? callee.of.name : '';
  return of.includes('>') ? of.slice(of.indexOf('>') + 1) : undefined;
}

function assignKey(target: Node, value: Expression, at: At, lowering: Lowering): void {
  const [of, key] = partsOf(target);
  if (!of || !key) return;
  const name = plainText(key);
  const entry = name === undefined ? { computed: lowering.expression(key, at), value } : { key: name, value };
  if (of.type === 'identifier' || of.type === 'instance_variable') assign(of, { is: 'object', entries: [entry] }, at, lowering);
}

/** `for order in orders`. */
export function lowerFor(node: Node, at: At, lowering: Lowering): Expression {
  const [pattern, value] = [node.childForFieldName('pattern'), node.childForFieldName('value')];
  const [of] = value ? partsOf(value) : [];
  if (pattern && of) assign(pattern, anyItem(lowering.expression(of, at)), at, lowering);
  const body = node.childForFieldName('body');
  if (body) lowering.children(body, at);
  return literalOf(null);
}
