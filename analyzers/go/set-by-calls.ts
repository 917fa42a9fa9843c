import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { assignTo } from './assignments.ts';
import { type At, childrenOf, part } from './lowering.ts';

/** https://go.dev/doc/effective_go#Getters: a setter is called as what it sets, with `Set` in front. */
const SETTER = /^Set([A-Z]\w{0,40}?(?:URL|Url|Host|Endpoint|Addr|Address))$/;
const LONGEST_CHAIN = 20;

/** A statement that calls setters, `client.SetBaseURL(base)`: what a package made is what it was told this way, wherever it is used. */
export function lowerSetters(node: Node, at: At): void {
  for (const child of childrenOf(node)) {
    at.file.lower(child, at);
    const setters = child.type === 'call_expression' ? chainOf(child) : [];
    const target = operandOf(setters.at(-1));
    if (target && isMadeElsewhere(target, at)) for (const setter of setters) setBy(setter, target, at);
  }
}

/** The calls of a chain, the last one first. */
function chainOf(last: Node): readonly Node[] {
  const calls: Node[] = [];
  let call: Node | undefined = last;
  while (call?.type === 'call_expression' && calls.length < LONGEST_CHAIN) {
    calls.push(call);
    call = operandOf(call);
  }
  return calls;
}

function operandOf(call: Node | undefined): Node | undefined {
  const callee = call && part(call, 'function');
  return callee && part(callee, 'operand');
}

function setBy(call: Node, target: Node, at: At): void {
  const callee = part(call, 'function');
  const [, key] = SETTER.exec((callee && part(callee, 'field')?.text) ?? '') ?? [];
  const given = part(call, 'arguments');
  const [value, other] = given ? childrenOf(given) : [];
  if (key === undefined || !value || other) return;
  assignTo(target, { is: 'object', entries: [{ key, value: at.file.lower(value, at) }] }, at);
}

/** Whether it is a variable that a call of an imported package gave its value, or a field of the method's receiver with a type of one. */
function isMadeElsewhere(target: Node, at: At): boolean {
  const { draft } = at.file;
  if (target.type === 'identifier')
    return draft.find(at.scope, target.text)?.values.some(({ expression }) => isOfPackage(expression, at)) ?? false;
  const { receiver } = at.body ?? {};
  if (target.type !== 'selector_expression' || !receiver || part(target, 'operand')?.text !== receiver.name) return false;
  const name = part(target, 'field')?.text;
  return draft.classes[receiver.class]?.fields.find((field) => field.name === name)?.type?.name.includes('.') ?? false;
}

function isOfPackage(expression: Expression, at: At): boolean {
  const { file } = at;
  const callee = expression.is === 'call' ? file.draft.calls[expression.call]?.callee : undefined;
  if (callee?.is !== 'member') return false;
  return callee.of.is === 'name' ? file.imported(callee.of.name) !== undefined : isOfPackage(callee.of, at);
}
