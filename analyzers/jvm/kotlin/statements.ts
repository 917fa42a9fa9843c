import type { Expression, Place } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, bindLocal, innerBlock, type Lowering, localName } from '../lowering.ts';
import { lowerBody, lowerStatements } from './blocks.ts';
import { tellReceiver } from './lambdas.ts';
import { memberName } from './names.ts';
import { childOf, childrenOf, plainName } from './nodes.ts';
import { entry } from './standard.ts';

/** The variable of a loop is any item of what is looped over. */
export function lowerFor(node: Node, at: At, lowering: Lowering): void {
  const inside = innerBlock(at);
  const over = childrenOf(node).find(({ type }) => !/declaration$|^control_structure_body$|^annotation$/.test(type));
  const of = lowering.expression(over, at);
  const item: Expression = { is: 'index', of, key: { is: 'unknown', why: 'the item of a loop' } };
  const name = childOf(childOf(node, 'variable_declaration'), 'simple_identifier')?.text;
  if (name !== undefined) {
    const values = [{ expression: item, scope: at.scope }];
    lowering.draft.declare(at.scope, { name: bindLocal(inside, plainName(name), lowering), values, place: lowering.place(node) });
  }
  lowerBody(childOf(node, 'control_structure_body'), inside, lowering);
}

export function lowerLoop(node: Node, at: At, lowering: Lowering): void {
  for (const child of childrenOf(node))
    if (child.type === 'control_structure_body') lowerBody(child, at, lowering);
    else lowering.visit(child, at);
}

/** `return x`, `throw x`; what a lambda returns by its label is a value of the lambda's. */
export function lowerJump(node: Node, at: At, lowering: Lowering): Expression {
  const [value] = childrenOf(node).filter(({ type }) => type !== 'label');
  const expression = value && lowering.expression(value, at);
  const returns = at.function === undefined ? undefined : lowering.draft.functions[at.function]?.returns;
  if (expression && node.text.startsWith('return')) returns?.push({ expression, scope: at.scope });
  return { is: 'unknown', why: 'never comes to a value' };
}

/** `x = v` is a further value; `a.x = v` and `a["x"] = v` are values of a part. */
export function lowerAssignment(node: Node, at: At, lowering: Lowering): void {
  const [left, right] = childrenOf(node);
  const value = lowering.expression(right, at);
  const parts = childrenOf(left);
  const suffix = parts.at(-1);
  const [object] = parts;
  if (!left || !object) return;
  if (suffix?.type === 'indexing_suffix') assignEntry(object, childrenOf(suffix)[0], value, at, lowering);
  else if (suffix?.type === 'navigation_suffix') assignMember(left, object, value, at, lowering);
  else
    assignName(
      left,
      value,
      node.children.some(({ type }) => type === '+='),
      at,
      lowering,
    );
}

function assignName(left: Node, value: Expression, appends: boolean, at: At, lowering: Lowering): void {
  const name = plainName(left.text);
  const local = localName(at, name);
  if (local !== undefined) {
    const values = lowering.draft.find(at.scope, local)?.values;
    const last = values?.at(-1);
    if (appends && values && last?.scope === at.scope)
      values[values.length - 1] = { expression: { is: 'concat', parts: [last.expression, value] }, scope: at.scope };
    else values?.push({ expression: value, scope: at.scope });
    return;
  }
  const field = at.owner && lowering.draft.classes[at.owner.index]?.fields.find((each) => each.name === name);
  // In a lambda with a receiver, what cannot be set is the receiver's.
  const isOfReceiver = at.thisReceivers?.length || (at.told !== undefined && at.owner?.constants?.has(name));
  if (field && !isOfReceiver) field.values.push({ expression: value, scope: at.scope });
  else assignToReceiver(name, value, left, at, lowering);
}

/** A property of a receiver around; to Java's classes that is a setter. */
function assignToReceiver(name: string, value: Expression, node: Node, at: At, lowering: Lowering): void {
  const place = lowering.place(node);
  const [receiver] = at.receivers ?? [];
  tellReceiver(name, value, at, lowering);
  if (receiver === undefined) return;
  const kept: Expression = { is: 'object', entries: [{ key: name, value }] };
  if (at.told === undefined) lowering.draft.find(at.scope, receiver)?.values.push({ expression: kept, scope: at.scope });
  callSetter({ is: 'name', name: receiver }, name, value, { ...at, place }, lowering);
}

/** `this.x = v` sets a field; on another object it is a setter: https://kotlinlang.org/docs/java-interop.html#getters-and-setters */
function assignMember(left: Node, object: Node, value: Expression, at: At, lowering: Lowering): void {
  const name = memberName(left);
  const of = lowering.expression(object, at);
  const field = at.owner && lowering.draft.classes[at.owner.index]?.fields.find((each) => each.name === name);
  if (of.is === 'this') field?.values.push({ expression: value, scope: at.scope });
  else {
    keepOn(of, { is: 'object', entries: [{ key: name, value }] }, at, lowering);
    callSetter(of, name, value, { ...at, place: lowering.place(left) }, lowering);
  }
}

type Spot = Pick<At, 'scope'> & { readonly place: Place };

function callSetter(of: Expression, name: string, value: Expression, { scope, place }: Spot, lowering: Lowering): void {
  lowering.draft.call({
    callee: { is: 'member', of, name: `set${name.charAt(0).toUpperCase()}${name.slice(1)}` },
    arguments: [value],
    isNew: false,
    typeArguments: [],
    scope,
    place,
  });
}

function assignEntry(object: Node, key: Node | undefined, value: Expression, at: At, lowering: Lowering): void {
  const of = lowering.expression(object, at);
  keepOn(of, { is: 'object', entries: [entry(lowering.expression(key, at), value)] }, at, lowering);
}

/** What is set on a local variable or a property is kept with it. */
function keepOn(of: Expression, kept: Expression, at: At, lowering: Lowering): void {
  if (of.is === 'name') lowering.draft.find(at.scope, of.name)?.values.push({ expression: kept, scope: at.scope });
  if (of.is !== 'member' || of.of.is !== 'this') return;
  const field = at.owner && lowering.draft.classes[at.owner.index]?.fields.find((each) => each.name === of.name);
  field?.values.push({ expression: kept, scope: at.scope });
}

/** `try { a } catch (e: X) { b }` is either; what `finally` does has no value. */
export function lowerTry(node: Node, at: At, lowering: Lowering): Expression {
  const blocks = [node, ...childrenOf(node).filter(({ type }) => type === 'catch_block')];
  const values = blocks.flatMap((block) => lowerStatements(childOf(block, 'statements'), innerBlock(at), lowering) ?? []);
  const last = childOf(childOf(node, 'finally_block'), 'statements');
  lowerStatements(last, innerBlock(at), lowering);
  return { is: 'choice', options: values };
}
