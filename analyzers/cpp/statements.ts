import type { Expression } from '../../src/code/ir.ts';
import { anyItem, literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { argumentsIn, construct } from './calls.ts';
import { operatorOf } from './expressions.ts';
import { assignField, declaredIn } from './functions.ts';
import type { At, Walker } from './lowering.ts';
import { readsData } from './read-data.ts';
import { isCollection, isPlain, typeReference } from './types.ts';

/** `auto url = base + "/x";`, `httplib::Client client("stock", 8080);`, `if (const char* url = getenv("URL"))`. */
export function lowerDeclaration(node: Node, at: At, walker: Walker): void {
  const type = node.childForFieldName('type');
  if (type && /^(class|struct|enum)_specifier$/.test(type.type)) walker.visit(type, at);
  const single = node.childForFieldName('value');
  for (const child of node.childrenForFieldName('declarator')) {
    if (!child) continue;
    const isInitialised = child.type === 'init_declarator';
    const declared = declaredIn(isInitialised ? child.childForFieldName('declarator') : child);
    const value = isInitialised ? child.childForFieldName('value') : single;
    if (declared) declareOne(declared, value, type, at, walker);
  }
}

function declareOne(declared: Node, value: Node | null, type: Node | null, at: At, walker: Walker): void {
  if (declared.type === 'function_declarator') {
    declareVexing(declared, type, at, walker);
    return;
  }
  const lowered = value ? initial(value, type, at, walker) : undefined;
  if (declared.type === 'structured_binding_declarator') {
    for (const part of partsOf(declared)) declare(part, lowered ? anyItem(lowered) : undefined, null, at, walker);
    return;
  }
  if (/identifier$/.test(declared.type)) declare(declared, lowered, type, at, walker);
}

function declare(name: Node, value: Expression | undefined, type: Node | null, at: At, walker: Walker): void {
  const reference = typeReference(type, walker);
  walker.draft.declare(at.scope, {
    name: name.text.split('::').at(-1) ?? '',
    ...(reference ? { type: reference } : {}),
    values: value ? [{ expression: value, scope: at.scope }] : [],
    place: walker.place(name),
  });
}

/** What a variable of a type begins as: with parentheses or braces, an instance made of what is in them. */
function initial(value: Node, type: Node | null, at: At, walker: Walker): Expression {
  const isList = value.type === 'initializer_list';
  if (!isList && value.type !== 'argument_list') return walker.expression(value, at);
  const isNamed = isList && partsOf(value).every((each) => each.type === 'initializer_pair');
  if (!type || (isList && isCollection(type)) || (isNamed && !typeReference(type, walker))) return walker.expression(value, at);
  const args = argumentsIn(value, at, walker);
  if (isPlain(type)) return args[0] ?? literalOf('');
  return construct(type, args, value, at, walker);
}

/** Inside of a function, `StockClient client(channel);` looks like the declaration of a function. */
function declareVexing(declared: Node, type: Node | null, at: At, walker: Walker): void {
  const name = declared.childForFieldName('declarator');
  const list = declared.childForFieldName('parameters');
  const parameters = list ? partsOf(list) : [];
  const isCall = at.function !== undefined && parameters.length > 0 && parameters.every(isBareName);
  if (!isCall || !type || !name) return;
  const args = parameters.flatMap((each) => each.childForFieldName('type') ?? []).map((each) => walker.expression(each, at));
  declare(name, isPlain(type) ? (args[0] ?? NOTHING) : construct(type, args, declared, at, walker), type, at, walker);
}

function isBareName(node: Node): boolean {
  return node.childForFieldName('declarator') === null && /identifier$/.test(node.childForFieldName('type')?.type ?? '');
}

/** `url = x`, `url += x`, `this->url = x`, `options.host = x`. */
export function lowerAssignment(node: Node, at: At, walker: Walker): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const value = walker.expression(right, at);
  const operator = operatorOf(node);
  if (operator === '+=') lengthen(left, value, at, walker);
  else if (operator === '=') assign(left, value, at, walker);
  return value;
}

function assign(left: Node, value: Expression, at: At, walker: Walker): void {
  const target = walker.expression(left, at);
  const known = { expression: value, scope: at.scope };
  if (target.is === 'name') {
    const variable = walker.draft.find(at.scope, target.name);
    if (variable) variable.values.push(known);
    else assignField(target.name, value, left, at, walker);
    return;
  }
  if (target.is !== 'member') return;
  if (target.of.is === 'this') assignField(target.name, value, left, at, walker);
  else keepOn(target.of, { is: 'object', entries: [{ key: target.name, value }] }, at, walker);
}

/** What is set on a variable or a field is kept with it. */
function keepOn(of: Expression, kept: Expression, at: At, walker: Walker): void {
  if (of.is === 'name') walker.draft.find(at.scope, of.name)?.values.push({ expression: kept, scope: at.scope });
  else if (of.is === 'member' && of.of.is === 'this' && at.class !== undefined)
    walker.draft.classes[at.class]?.fields
      .find(({ name }) => name === of.name)
      ?.values.push({ expression: kept, scope: at.scope });
}

function lengthen(left: Node, value: Expression, at: At, walker: Walker): void {
  const values = left.type === 'identifier' ? walker.draft.find(at.scope, left.text)?.values : undefined;
  const last = values?.at(-1);
  if (values && last?.scope === at.scope)
    values[values.length - 1] = { expression: { is: 'concat', parts: [last.expression, value] }, scope: at.scope };
}

/** `url << base << "/orders";` writes into the stream. */
export function lowerExpressionStatement(node: Node, at: At, walker: Walker): void {
  if (readsData(node, at, walker)) return;
  const [inside] = partsOf(node);
  const written: Node[] = [];
  let left: Node | null = inside ?? null;
  while (left?.type === 'binary_expression' && operatorOf(left) === '<<') {
    const right = left.childForFieldName('right');
    if (right) written.push(right);
    left = left.childForFieldName('left');
  }
  const stream = left?.type === 'identifier' ? walker.draft.find(at.scope, left.text) : undefined;
  if (written.length === 0 || !stream) {
    if (inside) walker.visit(inside, at);
    return;
  }
  const parts = written.reverse().map((each) => walker.expression(each, at));
  const last = stream.values.pop();
  stream.values.push({ expression: { is: 'concat', parts: last ? [last.expression, ...parts] : parts }, scope: at.scope });
}

/** The variable of a loop is any item of what is looped over. */
export function lowerFor(node: Node, at: At, walker: Walker): void {
  const [right, body] = [node.childForFieldName('right'), node.childForFieldName('body')];
  const declared = declaredIn(node.childForFieldName('declarator'));
  if (declared && right) declare(declared, anyItem(walker.expression(right, at)), node.childForFieldName('type'), at, walker);
  if (body) walker.visit(body, at);
}
