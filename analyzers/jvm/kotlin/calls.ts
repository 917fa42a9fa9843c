import type { Expression, TypeReference } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { addToText, builderOfText, handedOn } from '../built-texts.ts';
import { GRPC_STUB, grpcStub, serviceOfStub, soapEndpoint } from '../conventions.ts';
import { formatted, textCall } from '../format.ts';
import type { At, Lowering } from '../lowering.ts';
import { tellArguments } from './lambdas.ts';
import { lowerName, memberName } from './names.ts';
import { childOf, childrenOf, plainName } from './nodes.ts';
import { lowerScopeFunction } from './scope-functions.ts';
import { standardCall } from './standard.ts';
import { typeArguments } from './types.ts';

/** A call in its parts; a lambda behind the parentheses is its last argument. */
interface CallParts {
  readonly callee: Node;
  readonly arguments: readonly Node[];
  readonly lambda: Node | undefined;
  readonly types: Node | undefined;
}

/** `orders.place(x) { … }`, `Order(x)`, `"%s/orders".format(base)`. */
export function lowerCall(node: Node, at: At, lowering: Lowering): Expression {
  const parts = partsOf(node);
  if (!parts) return { is: 'unknown', why: 'a call of nothing' };
  const { callee, lambda } = parts;
  const scoped = lambda && lowerScopeFunction(callee, parts.arguments, lambda, at, lowering);
  if (scoped) return scoped;
  const extended = lambda && at.receivers?.length ? extendedText(callee, at, lowering) : undefined;
  const lowered = extended ? memberOfReceiver(memberName(callee), at) : lowerCallee(callee, at, lowering);
  const passed = lambda ? parts.arguments : parts.arguments.slice(0, toldUpTo(parts.arguments, lowering));
  const given = [...(extended ? [extended] : []), ...passed].map((argument) => lowerArgument(argument, at, lowering));
  const args = lambda ? [...given, lowering.expression(lambda, at)] : given;
  const known = textBuilt(lowered, args, node, at, lowering) ?? standardCall(lowered, args) ?? formatted(lowered, args);
  if (known) return known;
  if (callee.type === 'simple_identifier') tellArguments(callee.text, args, at, lowering);
  return addCall(node, lowered, args, typeArguments(parts.types, lowering.draft), at, lowering);
}

/**
 * How many arguments tell something: what Koin is asked for by `get()` goes by the parameter's type, as if nothing were passed.
 * https://insert-koin.io/docs/reference/koin-core/definitions#definition-resolving--injecting-dependencies
 */
function toldUpTo(args: readonly Node[], { draft }: Lowering): number {
  if (!draft.imports.some(({ specifier }) => specifier.startsWith('org.koin.'))) return args.length;
  return args.findLastIndex(({ text }) => text.trim() !== 'get()') + 1;
}

/** `StringBuilder(start)`, and what is added to one. */
function textBuilt(
  callee: Expression,
  args: readonly Expression[],
  node: Node,
  at: At,
  lowering: Lowering,
): Expression | undefined {
  if (callee.is === 'name') return builderOfText(callee.name, args, node, at, lowering);
  return addToText(callee, args, node, at, lowering);
}

function addCall(
  node: Node,
  callee: Expression,
  args: readonly Expression[],
  types: readonly TypeReference[],
  at: At,
  lowering: Lowering,
): Expression {
  const stub = grpcStub(callee) ?? coroutineStub(callee);
  const plain = textCall(soapEndpoint(callee, args), args, at, lowering);
  return lowering.draft.call({
    callee: stub === undefined ? plain.callee : { is: 'name', name: GRPC_STUB },
    arguments: stub === undefined ? plain.arguments : [{ is: 'literal', value: stub }, ...args],
    isNew: stub === undefined && isClassName(callee),
    typeArguments: types,
    scope: at.scope,
    place: lowering.place(lastName(node)),
  });
}

/** `place(x) { … }` are two calls to the grammar, one inside the other. */
function partsOf(node: Node): CallParts | undefined {
  const [callee] = childrenOf(node);
  const suffix = childOf(node, 'call_suffix');
  if (!callee) return undefined;
  const lambda = childOf(childOf(suffix, 'annotated_lambda'), 'lambda_literal');
  const list = childOf(suffix, 'value_arguments');
  const types = childOf(suffix, 'type_arguments');
  const inner = lambda && !list && callee.type === 'call_expression' ? partsOf(callee) : undefined;
  if (inner && !inner.lambda) return { ...inner, lambda };
  return { callee, arguments: childrenOf(list), lambda, types };
}

/** Kotlin's own functions for what has items, and a text or constant may: https://kotlinlang.org/docs/collection-operations.html */
const OF_COLLECTIONS =
  /^((for|on)Each|map|flatMap|filter|associate|group|sorted|distinct|partition|zip|fold|reduce|any|all|none|count|find|first|last|single|sum|min|max|drop|take|chunked|windowed|joinTo|ifEmpty|ifBlank)(?![a-z])/;

/** `"/orders".nest { … }`: a receiver around has a function that extends texts; the text is its first argument. */
function extendedText(callee: Node, at: At, { draft }: Lowering): Node | undefined {
  const [object] = callee.type === 'navigation_expression' ? childrenOf(callee) : [];
  if (OF_COLLECTIONS.test(memberName(callee))) return undefined;
  return object && isText(object, at, draft) ? object : undefined;
}

/** A text, a sum that begins with one, or a name that is one's; constants from elsewhere are known by their capitals. */
function isText(node: Node, at: At, draft: Lowering['draft']): boolean {
  if (node.type === 'string_literal') return true;
  const [first] = childrenOf(node);
  if (node.type !== 'simple_identifier')
    return /^(parenthesized|additive)_expression$/.test(node.type) && first !== undefined && isText(first, at, draft);
  const written = plainName(node.text);
  const meant = lowerName(written, at, 'fields');
  const name = meant.is === 'name' ? meant.name : written;
  for (let scope: number | null = at.scope; scope !== null; scope = draft.scopes[scope]?.parent ?? null) {
    const found = draft.scopes[scope]?.variables.find((each) => each.name === name);
    if (found) return found.values.some(({ expression }) => expression.is === 'literal' || expression.is === 'concat');
  }
  return /^[A-Z][A-Z0-9_]+$/.test(written);
}

function memberOfReceiver(name: string, at: At): Expression {
  return { is: 'name', name, receivers: at.receivers ?? [] };
}

function lowerCallee(callee: Node, at: At, lowering: Lowering): Expression {
  if (callee.type === 'simple_identifier') return lowerName(plainName(callee.text), at, 'methods');
  return lowering.expression(callee, at);
}

/** `url = x` by name, `*list` spread. */
function lowerArgument(node: Node, at: At, lowering: Lowering): Expression {
  if (node.type !== 'value_argument') return lowering.expression(node, at);
  const lowered = lowering.expression(childrenOf(node).at(-1), at);
  const isNamed = node.children.some((child) => child.type === '=');
  const name = isNamed ? childOf(node, 'simple_identifier')?.text : undefined;
  return name === undefined ? handedOn(lowered, at, lowering) : { is: 'keyword', name: plainName(name), of: lowered };
}

/** There is no `new`: by convention a class begins with a capital, and a function does not. */
function isClassName(callee: Expression): boolean {
  const name = callee.is === 'name' || callee.is === 'member' ? (callee.name.split('/').at(-1) ?? '') : '';
  return /^[A-Z]\w*$/.test(name) && /[a-z]/.test(name);
}

/** `OrdersGrpcKt.OrdersCoroutineStub(channel)`: https://grpc.io/docs/languages/kotlin/generated-code/ */
function coroutineStub(callee: Expression): string | undefined {
  const name = callee.is === 'name' || callee.is === 'member' ? (callee.name.split(/[./]/).at(-1) ?? '') : '';
  return name.endsWith('CoroutineStub') ? serviceOfStub(name) : undefined;
}

/** Where a call is seen: at the last name before its arguments. */
function lastName(node: Node): Node {
  const callee = partsOf(node)?.callee ?? node;
  return childOf(childOf(callee, 'navigation_suffix'), 'simple_identifier') ?? callee;
}

/** `a to b`, `GET("/x") or POST("/x")`: a function between its arguments. */
export function lowerInfix(node: Node, at: At, lowering: Lowering): Expression {
  const [left, name, right] = childrenOf(node);
  const operands = [lowering.expression(left, at), lowering.expression(right, at)] as const;
  if (name?.text === 'to') return { is: 'list', items: operands };
  const isExtended = left?.type === 'string_literal' && at.receivers !== undefined && at.receivers.length > 0;
  return lowering.draft.call({
    callee: isExtended ? memberOfReceiver(name?.text ?? '', at) : { is: 'member', of: operands[0], name: name?.text ?? '' },
    arguments: isExtended ? operands : [operands[1]],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}

/** `map["key"]` is `map.get("key")`. */
export function lowerIndexing(node: Node, at: At, lowering: Lowering): Expression {
  const [object] = childrenOf(node);
  const [key] = childrenOf(childOf(node, 'indexing_suffix'));
  const of = lowering.expression(object, at);
  if (key?.type === 'integer_literal') return { is: 'index', of, key: lowering.expression(key, at) };
  return lowering.draft.call({
    callee: { is: 'member', of, name: 'get' },
    arguments: [lowering.expression(key, at)],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}
