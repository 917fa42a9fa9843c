import type { CallSite, Expression, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { assignTo } from './assignments.ts';
import { makeInstance } from './literals.ts';
import { type At, childrenOf, memberOf, NOTHING, nameOf, part } from './lowering.ts';
import { textCall } from './text-calls.ts';
import { isPredeclared, namedType, typeOf } from './types.ts';

/** Calls, conversions and the built-in functions. */
export function lowerCall(node: Node, at: At): Expression {
  const callee = part(node, 'function');
  const given = part(node, 'arguments');
  const args = given ? childrenOf(given) : [];
  if (!callee) return NOTHING;
  const special = callee.type === 'identifier' ? builtIn(callee.text, args, at) : conversion(callee, args, at);
  if (special) return special;
  const lowered = args.map((argument) => at.file.lower(argument, at));
  const call = at.file.draft.call(siteOf(node, callee, lowered, at));
  for (const [index, argument] of args.entries()) storeThrough(argument, call, index, at);
  setBy(callee, args, call, at);
  return call;
}

function siteOf(node: Node, callee: Node, args: readonly Expression[], at: At): CallSite {
  const [bare, argument] = instantiated(callee, at);
  const typeArguments = argument ? [argument] : typeArgumentsOf(part(node, 'type_arguments'));
  const place = at.file.place(part(callee, 'field') ?? callee);
  const [operand, field] = [part(callee, 'operand'), part(callee, 'field')];
  const asText =
    operand?.type === 'identifier' && at.file.imported(operand.text) === 'strings'
      ? textCall(field?.text ?? '', args)
      : undefined;
  const called = asText ?? { callee: at.file.lower(bare, at), arguments: args };
  return { isNew: false, typeArguments, scope: at.scope, place, callee: called.callee, arguments: called.arguments };
}

/** `Map[Order](…)`: the brackets of a generic function look like an index; what it is without them, and the type in them. */
function instantiated(callee: Node, at: At): readonly [Node, TypeReference?] {
  const index = callee.type === 'index_expression' ? part(callee, 'index') : undefined;
  const operand = part(callee, 'operand');
  if (!index || !operand || !isType(index, at)) return [callee];
  return isPredeclared(index.text) ? [operand] : [operand, { name: index.text, arguments: [] }];
}

function isType(node: Node, { file, scope }: At): boolean {
  if (node.type === 'type_identifier') return true;
  if (node.type === 'selector_expression') {
    const [head, name] = [part(node, 'operand'), part(node, 'field')];
    return head?.type === 'identifier' && file.imported(head.text) !== undefined && /^[A-Z]/.test(name?.text ?? '');
  }
  const isKnown = () =>
    file.classes.has(node.text) || file.named.has(node.text) || file.typeWithin(node.text, scope) !== undefined;
  return node.type === 'identifier' && (isPredeclared(node.text) || /^[A-Z]/.test(node.text) || isKnown());
}

function typeArgumentsOf(node: Node | undefined): readonly TypeReference[] {
  return (node ? childrenOf(node) : []).flatMap((each) => typeOf(childrenOf(each)[0] ?? each) ?? []);
}

/** https://go.dev/ref/spec#Built-in_functions */
function builtIn(name: string, args: readonly Node[], at: At): Expression | undefined {
  const [first, ...rest] = args;
  if (!first) return undefined;
  if (isPredeclared(name)) return at.file.lower(first, at);
  if (name === 'new') return namedType(first) || first.type === 'identifier' ? makeInstance(first, [], at) : NOTHING;
  if (name === 'append') return appended(first, rest, at);
  if (name !== 'make') return undefined;
  if (first.type === 'map_type') return { is: 'object', entries: [] };
  return first.type === 'slice_type' ? { is: 'list', items: [] } : { is: 'unknown', why: 'something made' };
}

function appended(list: Node, items: readonly Node[], at: At): Expression {
  const more = { is: 'list', items: items.map((item) => at.file.lower(item, at)) } as const;
  const callee = memberOf(at.file.lower(list, at), 'concat');
  return at.file.draft.call({
    callee,
    arguments: [more],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: at.file.place(list),
  });
}

/** `[]byte(text)`, `(*Order)(value)`: the value itself. */
function conversion(callee: Node, args: readonly Node[], at: At): Expression | undefined {
  const inside = callee.type === 'parenthesized_expression' ? childrenOf(callee)[0] : callee;
  const isType = inside?.type.endsWith('_type') || (inside !== callee && inside?.type === 'unary_expression');
  return isType ? at.file.lower(args[0], at) : undefined;
}

/** A function that is handed `&value` may store into it. */
function storeThrough(argument: Node, call: Expression, index: number, at: At): void {
  if (call.is !== 'call' || argument.type !== 'unary_expression' || part(argument, 'operator')?.text !== '&') return;
  const target = part(argument, 'operand');
  if (target?.type !== 'identifier' && target?.type !== 'selector_expression') return;
  assignTo(target, { is: 'out', call: call.call, name: String(index) }, at);
}

/** `option(client)`: a function that was handed here, or an item of those, sets what it likes on what a pointer leads to. */
function setBy(callee: Node, [only, other]: readonly Node[], call: Expression, at: At): void {
  const handed = callee.type === 'selector_expression' ? part(callee, 'operand') : callee;
  if (call.is !== 'call' || other || only?.type !== 'identifier' || handed?.type !== 'identifier') return;
  const { draft } = at.file;
  const made = draft.find(at.scope, only.text)?.values.some(({ expression }) => isOwn(expression, at));
  if (made && draft.find(at.scope, handed.text)?.parameter !== undefined)
    assignTo(only, { is: 'out', call: call.call, name: '0' }, at);
}

/** Whether it is an instance of a struct of this package, or what a function of it gives. */
function isOwn(expression: Expression, { file }: At): boolean {
  const callee = expression.is === 'call' ? file.draft.calls[expression.call]?.callee : undefined;
  return callee?.is === 'name';
}

/** A call of a name with texts, as struct tags are put. */
export function callNamed(name: string, args: readonly Expression[], node: Node, at: At): Expression {
  const site = { callee: nameOf(name), arguments: args, isNew: false, typeArguments: [] };
  return at.file.draft.call({ ...site, scope: at.scope, place: at.file.place(node) });
}
