import type { Bound, CallSite, Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { assignTo } from './assignments.ts';
import { type At, childrenOf, part } from './lowering.ts';

/** https://go.dev/doc/effective_go#Getters: a setter is called as what it sets, with `Set` in front. */
const SETTER = /^Set([A-Z]\w{0,40}?(?:URL|Url|Host|Endpoint|Addr|Address))$/;
const LONGEST_CHAIN = 20;

/** How many values a variable or field may have beside what setters tell of it. */
const MOST_VALUES = 40;

/** A statement that calls setters, `client.SetBaseURL(base)`: what a package made is what it was told this way, wherever it is used. */
export function lowerSetters(node: Node, at: At): void {
  for (const child of childrenOf(node)) {
    const setters = settersOf(at.file.lower(child, at), at);
    const target = setters.length > 0 ? calledOn(child) : undefined;
    if (target && isMadeElsewhere(target, at))
      for (const entry of setters) assignTo(target, { is: 'object', entries: [entry] }, at);
  }
}

/** What the calls of a chain set, the last one first, as they were lowered. */
function settersOf(lowered: Expression, { file }: At): readonly { readonly key: string; readonly value: Expression }[] {
  const found: { key: string; value: Expression }[] = [];
  let each: Expression | undefined = lowered;
  for (let depth = 0; each?.is === 'call' && depth < LONGEST_CHAIN; depth++) {
    const call: CallSite | undefined = file.draft.calls[each.call];
    const callee: Expression | undefined = call?.callee;
    if (callee?.is !== 'member') break;
    const [, key] = SETTER.exec(callee.name) ?? [];
    const [value, other] = call?.arguments ?? [];
    if (key !== undefined && value && !other) found.push({ key, value });
    each = callee.of;
  }
  return found;
}

/** What the first call of a chain is called on. */
function calledOn(last: Node): Node | undefined {
  let at: Node | undefined = last;
  for (let depth = 0; at?.type === 'call_expression' && depth <= LONGEST_CHAIN; depth++) at = operandOf(at);
  return at;
}

function operandOf(call: Node | undefined): Node | undefined {
  const callee = call && part(call, 'function');
  return callee && part(callee, 'operand');
}

/** Whether it is a variable that a call of an imported package gave its value, or a field of the method's receiver with a type of one. */
function isMadeElsewhere(target: Node, at: At): boolean {
  const { draft } = at.file;
  if (target.type === 'identifier') return isToldBy(draft.find(at.scope, target.text)?.values ?? [], at);
  const { receiver } = at.body ?? {};
  if (target.type !== 'selector_expression' || !receiver || part(target, 'operand')?.text !== receiver.name) return false;
  const name = part(target, 'field')?.text;
  const field = draft.classes[receiver.class]?.fields.find((each) => each.name === name);
  return (field?.type?.name.includes('.') ?? false) && (field?.values.length ?? 0) < MOST_VALUES;
}

function isToldBy(values: readonly Bound[], at: At): boolean {
  return values.length < MOST_VALUES && values.some(({ expression }) => isOfPackage(expression, at));
}

function isOfPackage(expression: Expression, at: At): boolean {
  const { file } = at;
  const callee = expression.is === 'call' ? file.draft.calls[expression.call]?.callee : undefined;
  if (callee?.is !== 'member') return false;
  return callee.of.is === 'name' ? file.imported(callee.of.name) !== undefined : isOfPackage(callee.of, at);
}
