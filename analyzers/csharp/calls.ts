import type { Expression, ObjectEntry, TypeReference } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { noteAddedItem } from './added-items.ts';
import { scannedArgument } from './assembly-scans.ts';
import { attributeLookup } from './attribute-lookups.ts';
import { noteAddition } from './collected-keys.ts';
import { type At, childrenOf, field, type Lowering } from './lowering.ts';
import { lowerSequence } from './sequences.ts';
import { noteStored, readByTypeName } from './stored-objects.ts';
import { typeArguments, typeExpression, typeReference } from './types.ts';

/** `receiver.Method<T>(…)`, `Function(…)`, `nameof(…)`, `x.GetType()`. */
export function lowerInvocation(node: Node, at: At, lowering: Lowering): Expression {
  const callee = field(node, 'function');
  const list = field(node, 'arguments');
  if (!callee) return { is: 'unknown', why: 'a call of nothing' };
  if (callee.type === 'identifier' && callee.text === 'nameof') return nameOf(list);
  const scanned = scannedArgument(node, at, lowering);
  if (scanned) return scanned;
  const lowered = lowering.expression(callee, at);
  const known = textFunction(lowered, list, at, lowering) ?? lowerSequence(lowered, list, at, lowering, nameNode(callee));
  if (known) return known;
  if (lowered.is === 'member' && lowered.name === 'GetType' && list?.namedChildren.length === 0)
    return { is: 'member', of: lowered.of, name: 'constructor' };
  const given = lowerArguments(list, at, lowering);
  const types = genericOf(callee);
  const found = attributeLookup(
    lowered,
    types.map(({ name }) => name),
    given,
    { node, at, lowering },
  );
  const read = found ?? readByTypeName(lowered, types, { node, at, lowering });
  if (read) return read;
  noteAddition(lowered, given, node, at, lowering);
  noteAddedItem(lowered, given, node, at, lowering);
  noteStored(lowered, given, node, at, lowering);
  if (lowered.is === 'member' && lowered.name === 'Bind') noteBinding(node, lowered.of, given, at, lowering);
  return lowering.call({
    callee: lowered,
    arguments: given,
    isNew: false,
    typeArguments: types,
    scope: at.scope,
    place: lowering.at(nameNode(callee)),
  });
}

/**
 * `configuration.GetSection("Stock").Bind(options)` fills the object: from then on it is what `Get<T>()` of the section gives. Where others hand the
 * object in, all that ask for one of its type get it so.
 */
function noteBinding(node: Node, section: Expression, given: readonly Expression[], at: At, lowering: Lowering): void {
  const [filled, key] = [given.at(-1), given.length === 2 ? given[0] : undefined];
  if (filled?.is !== 'name' || given.length > 2) return;
  const made = { isNew: false, typeArguments: [], scope: at.scope, place: lowering.at(node) };
  const of = key
    ? lowering.call({ ...made, callee: { is: 'member', of: section, name: 'GetSection' }, arguments: [key] })
    : section;
  const types = typeOf(filled.name, at, lowering);
  const value = lowering.call({ ...made, typeArguments: types, callee: { is: 'member', of, name: 'Get' }, arguments: [] });
  lowering.assignments.push({ path: [filled.name], value, at, row: node.row });
  if (lowering.find(at.scope, filled.name)?.parameter === undefined) return;
  lowering.call({ ...made, typeArguments: types, callee: { is: 'member', of, name: 'Configure' }, arguments: [of] });
}

/** The type of a variable, as written or as it was made: `var options = new Limits()`. */
function typeOf(name: string, { scope }: At, lowering: Lowering): readonly TypeReference[] {
  const variable = lowering.find(scope, name);
  const [made] = (variable?.values ?? []).flatMap(({ expression }) =>
    expression.is === 'call' ? (lowering.calls[expression.call] ?? []) : [],
  );
  const written = made?.isNew && made.callee.is === 'name' ? { name: made.callee.name, arguments: [] } : undefined;
  const type = variable?.type ?? written;
  return type ? [type] : [];
}

/** `string.Format("{0}/orders", host)`, `string.Concat(…)` and `string.Join("/", …)` are functions of their arguments. */
function textFunction(callee: Expression, list: Node | undefined, at: At, lowering: Lowering): Expression | undefined {
  if (callee.is !== 'member' || callee.of.is !== 'name' || !/^(string|String)$/.test(callee.of.name)) return undefined;
  const [first, ...rest] = /^(Format|Concat|Join)$/.test(callee.name) ? lowerArguments(list, at, lowering) : [];
  if (!first || !list) return undefined;
  if (callee.name === 'Concat') return { is: 'concat', parts: [first, ...rest] };
  const isFormat = callee.name === 'Format';
  const [only] = rest;
  const items: Expression = rest.length === 1 && only ? only : { is: 'list', items: rest };
  const of = isFormat ? first : items;
  return lowering.call({
    callee: { is: 'member', of, name: isFormat ? 'format' : 'join' },
    arguments: isFormat ? rest : [first],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.at(list),
  });
}

/** `nameof(Order.Id)` is the last name. */
function nameOf(list: Node | undefined): Expression {
  const text = list?.namedChildren[0]?.text ?? '';
  return { is: 'literal', value: text.slice(text.lastIndexOf('.') + 1).replace(/<.*$/, '') };
}

/** The line of a call in a chain is that of its own name. */
function nameNode(callee: Node): Node {
  const last = callee.namedChildren.at(-1);
  if (callee.type === 'member_access_expression') return field(callee, 'name') ?? callee;
  return callee.type === 'conditional_access_expression' && last ? nameNode(last) : callee;
}

function genericOf(callee: Node): TypeReference[] {
  if (callee.type === 'generic_name') return typeArguments(callee);
  const name = field(callee, 'name');
  if (name?.type === 'generic_name') return typeArguments(name);
  const last = callee.namedChildren.at(-1);
  return callee.type === 'conditional_access_expression' && last ? genericOf(last) : [];
}

/** Arguments in the order they are written; `name: value` keeps its name. */
export function lowerArguments(list: Node | null | undefined, at: At, lowering: Lowering): Expression[] {
  return childrenOf(list, 'argument').map((argument) => {
    const name = field(argument, 'name');
    const value = argument.namedChildren.find((child) => child !== name);
    const of: Expression = value ? lowering.expression(value, at) : { is: 'unknown', why: 'no value' };
    return name ? { is: 'keyword', name: name.text, of } : of;
  });
}

/**
 * `new Client(…) { Url = … }`, `new List<string> { … }`, and `new(…)` of a type known from around. Where nobody here says the type,
 * a new object made of one other is as good as that: `BaseAddress = new("http://stock")`.
 */
export function lowerCreation(node: Node, at: At, lowering: Lowering): Expression {
  const reference = typeReference(field(node, 'type')) ?? lowering.targetType;
  const list = field(node, 'arguments') ?? childrenOf(node, 'argument_list')[0];
  const initialiser = field(node, 'initializer') ?? childrenOf(node, 'initializer_expression')[0];
  lowering.targetType = undefined;
  const given = lowerArguments(list, at, lowering);
  const items = initialiser ? lowerInitialiser(initialiser, at, lowering, reference?.arguments.at(-1)) : undefined;
  if (items && !isMembers(initialiser)) return items;
  const [only] = given;
  if (!reference && !items && only && given.length === 1) return only;
  if (!reference) return items ?? { is: 'unknown', why: 'a new object of a type that is not written here' };
  return lowering.call({
    callee: typeExpression(reference.name),
    arguments: [...given, ...membersOf(items)],
    isNew: true,
    typeArguments: reference.arguments,
    scope: at.scope,
    place: lowering.at(node),
  });
}

/** `{ Url = … }` sets members; `{ "a", "b" }` and `{ ["a"] = … }` fill a collection. */
function isMembers(initialiser: Node | undefined): boolean {
  const [first] = initialiser?.namedChildren.filter((child) => child.type !== 'comment') ?? [];
  return first === undefined || (first.type === 'assignment_expression' && field(first, 'left')?.type === 'identifier');
}

function membersOf(items: Expression | undefined): Expression[] {
  if (items?.is !== 'object') return [];
  return items.entries.flatMap((entry) => ('key' in entry ? [{ is: 'keyword' as const, name: entry.key, of: entry.value }] : []));
}

/** An initialiser as an object when its items have keys, else as a list; a `new(…)` in a collection is of the type it holds. */
export function lowerInitialiser(node: Node, at: At, lowering: Lowering, held?: TypeReference): Expression {
  const children = node.namedChildren.filter((child) => child.type !== 'comment');
  const entries = children.flatMap((child) => entryOf(child, at, lowering, held) ?? []);
  if (entries.length > 0 || isMembers(node)) return { is: 'object', entries };
  return { is: 'list', items: children.map((child) => lowering.typed(child, held, at)) };
}

function entryOf(node: Node, at: At, lowering: Lowering, held: TypeReference | undefined): ObjectEntry | undefined {
  if (node.type === 'initializer_expression' && node.namedChildren.length === 2) {
    const [key, value] = node.namedChildren;
    return key && value ? keyed(lowering.expression(key, at), lowering.typed(value, held, at)) : undefined;
  }
  const left = node.type === 'assignment_expression' ? field(node, 'left') : undefined;
  const right = field(node, 'right');
  if (!left || !right) return undefined;
  const type = left.type === 'identifier' ? undefined : held;
  const value = right.type === 'initializer_expression' ? lowerInitialiser(right, at, lowering) : lowering.typed(right, type, at);
  if (left.type === 'identifier') return { key: left.text, value };
  const key = childrenOf(left, 'argument')[0]?.namedChildren[0];
  return key ? keyed(lowering.expression(key, at), value) : undefined;
}

function keyed(key: Expression, value: Expression): ObjectEntry {
  return key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value };
}

/** `new { A = 1, order.Id }`: a name in front belongs to the value behind it. */
export function lowerAnonymousObject(node: Node, at: At, lowering: Lowering): Expression {
  const entries: ObjectEntry[] = [];
  for (const child of node.namedChildren) {
    const isKey = child.type === 'identifier' && child.nextSibling?.type === '=';
    if (isKey) continue;
    const before = child.previousSibling?.type === '=' ? child.previousNamedSibling : undefined;
    const key = before?.text ?? child.text.slice(child.text.lastIndexOf('.') + 1);
    entries.push({ key, value: lowering.expression(child, at) });
  }
  return { is: 'object', entries };
}
