import type { Expression, TypeReference } from '../../src/code/ir.ts';
import { anyItem, literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { isDirective, lowerDirectives } from './directives.ts';
import { lambdaBody, parameterNames } from './expressions.ts';
import { lowerHttp4s } from './http4s.ts';
import { type At, declareLocal, inner, memberOf, type Walker } from './lowering.ts';
import { lowerName, pathOf } from './names.ts';
import { GRPC } from './spellings.ts';
import { lowerStep, usesTapir } from './tapir.ts';
import { typeReference } from './types.ts';
import { lowerZioRoutes } from './zio-http.ts';

/** Methods whose lambda runs on what is in the receiver. */
const ON_VALUE = /^(map|flatMap|foreach|use|tap|evalMap|semiflatMap|fold|foldF|andThen|transform|recover)$/;
const COLLECTIONS = /^(List|Seq|Vector|Set|Array|NonEmptyList|NonEmptySet|IndexedSeq)$/;
const PLAIN = /^(Some|Option|Success|Right|Future|IO|Uri|URI|URL|identity|s|apply)$/;

interface Called {
  readonly callee: Node;
  /** What is passed, of all argument lists one after the other. */
  readonly given: readonly Node[];
  readonly types: readonly TypeReference[];
}

/** `ws.url(base)`, `client.send(x)(y)`, `Some(x)`, `orders.map { order => … }`. */
export function lowerCall(node: Node, at: At, walker: Walker): Expression {
  if (isDirective(node, walker)) return lowerDirectives(node, at, walker);
  const { callee, given, types } = calledIn(node);
  if (callee.type === 'infix_expression') return lowerLastOperand(callee, { given, types }, node, at, walker);
  const path = pathOf(callee);
  const name = path?.at(-1) ?? callee.childForFieldName('field')?.text ?? '';
  const http4s = lowerHttp4s(node, name, given, path, at, walker);
  if (http4s) return http4s;
  const zio = lowerZioRoutes(node, path, given, at, walker);
  if (zio) return zio;
  const receiver = callee.type === 'field_expression' ? callee.childForFieldName('value') : null;
  const step = receiver && usesTapir(walker) ? lowerStep(node, name, receiver, given, at, walker) : undefined;
  if (step) return step;
  const [first] = given;
  if (receiver && first && ON_VALUE.test(name)) return onValue(node, name, receiver, given, at, walker);
  const args = given.map((each) => lowerArgument(each, at, walker));
  const known = standardCall(path, name, receiver, args, at, walker);
  if (known) return known;
  const service = stubbedIn(path);
  const parts = service
    ? { callee: spelled(GRPC, 'stub'), arguments: [literalOf(service), ...args] }
    : { callee: calleeOf(callee, types, at, walker), arguments: args };
  return walker.draft.call({
    ...parts,
    isNew: !service && /^[A-Z]\w*[a-z]\w*$/.test(name),
    typeArguments: types,
    scope: at.scope,
    place: walker.place(callee.childForFieldName('field') ?? node),
  });
}

/** The grammar takes `a + conf.get[String]("path")` for a call of `a + conf.get`. */
function lowerLastOperand(infix: Node, { given, types }: Omit<Called, 'callee'>, node: Node, at: At, walker: Walker): Expression {
  const [left, right] = [infix.childForFieldName('left'), infix.childForFieldName('right')];
  const args = given.map((each) => lowerArgument(each, at, walker));
  const made = { arguments: args, isNew: false, typeArguments: types, scope: at.scope };
  const isGeneric = node.childForFieldName('function')?.type === 'generic_function';
  if (!left || !right || infix.childForFieldName('operator')?.text !== '+' || !isGeneric)
    return walker.draft.call({ ...made, callee: walker.expression(infix, at), place: walker.place(node) });
  const operand = walker.draft.call({
    ...made,
    callee: calleeOf(right, types, at, walker),
    place: walker.place(right.childForFieldName('field') ?? right),
  });
  return { is: 'concat', parts: [walker.expression(left, at), operand] };
}

/** `conf.get[Configuration]("shop.kafka")` is what Play's `getConfig` was: https://www.playframework.com/documentation/2.9.x/ScalaConfig */
function calleeOf(callee: Node, types: readonly TypeReference[], at: At, walker: Walker): Expression {
  if (callee.type !== 'field_expression') return walker.expression(callee, at);
  const value = callee.childForFieldName('value');
  const name = callee.childForFieldName('field')?.text ?? '';
  const isSection = /^(get|getOptional)$/.test(name) && /(^|[./])(Configuration|Config)$/.test(types[0]?.name ?? '');
  return memberOf(value ? walker.expression(value, at) : NOTHING, isSection ? 'getConfig' : name);
}

/** Several argument lists are one call. */
function calledIn(node: Node): Called {
  const given: Node[] = [];
  const types: TypeReference[] = [];
  let at: Node = node;
  for (let inside: Node | null = node; inside; inside = inside.childForFieldName('function')) {
    at = inside;
    const list = inside.childForFieldName('arguments');
    if (inside.type === 'generic_function') types.push(...typesIn(inside.childForFieldName('type_arguments')));
    else if (list) given.unshift(...(list.type === 'arguments' ? partsOf(list) : [list]));
  }
  return { callee: at, given, types };
}

function typesIn(list: Node | null): readonly TypeReference[] {
  return (list ? partsOf(list) : []).flatMap((each) => typeReference(each) ?? []);
}

/** `host = "stock"` is passed by name. */
function lowerArgument(node: Node, at: At, walker: Walker): Expression {
  if (node.type !== 'assignment_expression') return walker.expression(node, at);
  const [name, value] = [node.childForFieldName('left'), node.childForFieldName('right')];
  return { is: 'keyword', name: name?.text ?? '', of: value ? walker.expression(value, at) : NOTHING };
}

/** `client.use { opened => … }`: the lambda runs where it stands. */
function onValue(node: Node, name: string, receiver: Node, given: readonly Node[], at: At, walker: Walker): Expression {
  const of = walker.expression(receiver, at);
  const [only] = given;
  const lambda = only?.type === 'block' ? partsOf(only).find(({ type }) => type === 'lambda_expression') : only;
  if (lambda?.type !== 'lambda_expression') {
    const args = given.map((each) => walker.expression(each, at));
    return walker.call(node, at, { callee: memberOf(of, name), arguments: args });
  }
  const inside = inner(at);
  const [parameter] = parameterNames(lambda);
  const value = of.is === 'list' ? anyItem(of) : of;
  if (parameter !== undefined) declareLocal(parameter, value, lambda.row, inside, walker);
  const result = lambdaBody(lambda, inside, walker);
  return of.is === 'list' ? { is: 'list', items: [result] } : result;
}

/** `sys.env.getOrElse("URL", "http://stock")`, `Option(x)`, `List(a, b)`, `option.getOrElse(x)`, `"%s/x".format(base)`. */
function standardCall(
  path: readonly string[] | undefined,
  name: string,
  receiver: Node | null,
  args: readonly Expression[],
  at: At,
  walker: Walker,
): Expression | undefined {
  const [first, second] = args;
  if (!receiver && path?.length === 1 && COLLECTIONS.test(name)) return { is: 'list', items: args };
  if (!receiver && name === 'Map') return { is: 'object', entries: args.flatMap((each) => pairOf(each)) };
  if (!receiver && first && !second && PLAIN.test(name)) return first;
  if (/^(Uri|URI|URL)$/.test(path?.at(-2) ?? '') && first) return first;
  if (receiver && first && /^(getOrElse|orElse|withDefault|default)$/.test(name) && !second)
    return { is: 'fallback', first: walker.expression(receiver, at), second: first };
  if (receiver && /^(withFallback|withTls)$/.test(name)) return walker.expression(receiver, at);
  return undefined;
}

function pairOf(pair: Expression) {
  const [key, value] = pair.is === 'list' ? pair.items : [];
  return key?.is === 'literal' && value ? [{ key: String(key.value), value }] : [];
}

/** `PricesGrpc.stub(channel)`, `PricesFs2Grpc.stubResource(channel)`: https://scalapb.github.io/docs/grpc/ */
function stubbedIn(path: readonly string[] | undefined): string | undefined {
  const [name = '', owner = ''] = path?.toReversed() ?? [];
  return /^(stub|blockingStub|stubResource|clientResource|mkClient\w*)$/.test(name)
    ? /^(\w+?)(Fs2)?Grpc$/.exec(owner)?.[1]
    : undefined;
}

/** `new Client(host = "stock")`. */
export function lowerNew(node: Node, at: At, walker: Walker): Expression {
  const parts = partsOf(node);
  const type = parts.find(({ type: each }) => /(type_identifier|generic_type)$/.test(each));
  const list = node.childForFieldName('arguments');
  const args = (list ? partsOf(list) : []).map((each) => lowerArgument(each, at, walker));
  for (const each of parts) if (each.type === 'template_body') walker.children(each, inner(at));
  const plain = type?.type === 'generic_type' ? type.childForFieldName('type') : type;
  const path = (plain && pathOf(plain)) ?? [];
  const names = path.filter((part, index) => /^[A-Z]/.test(part) || index === path.length - 1);
  const [head = '', ...rest] = names;
  if (args[0] && args.length === 1 && /^(URI|URL|String)$/.test(names.at(-1) ?? '')) return args[0];
  const callee = rest.reduce<Expression>(memberOf, lowerName(head, at, walker));
  return walker.call(node, at, { callee, arguments: args, isNew: true });
}
