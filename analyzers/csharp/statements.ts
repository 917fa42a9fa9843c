import type { Expression } from '../../src/code/ir.ts';
import type { FunctionDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerInitialiser } from './calls.ts';
import { collectedKey } from './collected-keys.ts';
import { type At, childrenOf, defined, field, type Lowering, plainName } from './lowering.ts';
import { typeReference } from './types.ts';

/** `var a = 1`, `Client c = new(…), d`, also in `using` and `for`. */
export function lowerVariables(node: Node, at: At, lowering: Lowering): void {
  const type = field(node, 'type');
  for (const declarator of childrenOf(node, 'variable_declarator')) {
    const name = field(declarator, 'name');
    const value = declarator.namedChildren.find((child) => child !== name && child.type !== 'tuple_pattern');
    const expression = value && valueOf(value, type, at, lowering);
    if (!name) continue;
    lowering.declare(at.scope, {
      name: plainName(name),
      ...defined('type', typeReference(type)),
      values: expression ? [{ expression, scope: at.scope }] : [],
      place: lowering.at(name),
    });
  }
}

function valueOf(value: Node, type: Node | undefined, at: At, lowering: Lowering): Expression {
  if (value.type === 'initializer_expression') return lowerInitialiser(value, at, lowering);
  return lowering.typed(value, typeReference(type), at);
}

/** A loop's variable is any of the items, or of what generic methods have collected there; `var (key, value)` takes a pair apart. */
export function lowerForEach(node: Node, at: At, lowering: Lowering): void {
  const [name, right, body] = [field(node, 'left'), field(node, 'right'), field(node, 'body')];
  const of: Expression = right ? lowering.expression(right, at) : { is: 'unknown', why: 'nothing' };
  if (name?.type === 'identifier' && isWritten(of, at, lowering)) {
    lowerEachItem(node, { name, of, body }, at, lowering);
    return;
  }
  const item = eachItem(of);
  const key = collectedKey(of, node, at, lowering);
  const type = defined('type', typeReference(field(node, 'type')));
  const declare = (each: Node, values: readonly Expression[]) =>
    lowering.declare(at.scope, {
      name: plainName(each),
      ...type,
      values: values.map((expression) => ({ expression, scope: at.scope })),
      place: lowering.at(each),
    });
  if (name?.type === 'identifier') declare(name, key ? [item, keyOrPair(name.text, key, body)] : [item]);
  const [first] = childrenOf(name, 'identifier');
  if (name?.type === 'tuple_pattern' && first) declare(first, key ? [key] : []);
  if (body) lowering.visit(body, at);
}

/** Whether the items stand there, or in a variable of the function. */
function isWritten(of: Expression, at: At, lowering: Lowering): boolean {
  if (of.is === 'list') return of.items.length > 0;
  const held = of.is === 'name' ? lowering.find(at.scope, of.name)?.values : undefined;
  return (held ?? []).some(({ expression }) => expression.is === 'list' && expression.items.length > 0);
}

/** The body is a function that is called with each of them, so that all it does with one is about that one. */
function lowerEachItem(
  node: Node,
  { name, of, body }: { readonly name: Node; readonly of: Expression; readonly body: Node | undefined },
  at: At,
  lowering: Lowering,
): void {
  const place = lowering.at(node);
  const own = plainName(name);
  const draft: FunctionDraft = {
    kind: 'function',
    scope: at.scope,
    parameters: [{ name: own, isRest: false, isField: false, decorators: [] }],
    returns: [],
    isStatic: false,
    isAbstract: false,
    isLoop: true,
    decorators: [],
    place,
  };
  const index = lowering.addFunction(draft);
  draft.scope = lowering.openScope({ parent: at.scope, function: index });
  lowering.declare(draft.scope, { name: own, values: [], parameter: 0, place });
  if (body) lowering.visit(body, { ...at, scope: draft.scope });
  const callee: Expression = { is: 'member', of, name: 'forEach' };
  const given: Expression[] = [{ is: 'function', function: index }];
  lowering.call({ callee, arguments: given, isNew: false, typeArguments: [], scope: at.scope, place });
}

/** Whoever asks an item for its key or value has a pair. */
function keyOrPair(name: string, key: Expression, body: Node | undefined): Expression {
  const isPair = new RegExp(`\\b${name}\\.(Key|Value)\\b`).test(body?.text ?? '');
  return isPair ? { is: 'object', entries: [{ key: 'Key', value: key }] } : key;
}

/** `return x` belongs to the nearest function. */
export function lowerReturn(node: Node, at: At, lowering: Lowering): void {
  addReturn(node, at, lowering, (value) => value);
}

/** What an iterator yields is an item of what it gives. */
export function lowerYield(node: Node, at: At, lowering: Lowering): void {
  addReturn(node, at, lowering, (value) => ({ is: 'list', items: [value] }));
}

function addReturn(node: Node, at: At, lowering: Lowering, given: (value: Expression) => Expression): void {
  const value = node.namedChildren.find((child) => child.type !== 'comment');
  if (!value) return;
  const expression = given(lowering.expression(value, at));
  const index = functionAround(at.scope, lowering);
  if (index !== undefined) lowering.functions[index]?.returns.push({ expression, scope: at.scope });
}

/** The function of a scope; the bodies of loops are the function's around them. */
function functionAround(scope: number, lowering: Lowering): number | undefined {
  const index = lowering.scopes[scope]?.function;
  const parent = lowering.scopes[scope]?.parent;
  const isLoop = index !== undefined && lowering.functions[index]?.isLoop === true;
  return isLoop && typeof parent === 'number' ? functionAround(parent, lowering) : index;
}

/** `case Client c`, `is Client c`, `out var c`, `catch (E e)`: a variable of which the type is known. */
export function lowerDeclaredName(node: Node, at: At, lowering: Lowering): void {
  const name = field(node, 'name');
  if (!name || lowering.find(at.scope, name.text)) return;
  const type = defined('type', typeReference(field(node, 'type')));
  const taken = takenFrom(node);
  const of = taken && lowering.expression(taken, at);
  const values = of ? [{ expression: eachItem(of), scope: at.scope }] : [];
  lowering.declare(at.scope, { name: name.text, ...type, values, place: lowering.at(name) });
}

/** `out var c` is for the caller to read; what the call gets of it is nothing. */
export function lowerDeclaredArgument(node: Node, at: At, lowering: Lowering): Expression {
  lowerDeclaredName(node, at, lowering);
  return { is: 'unknown', why: 'a variable that the call sets' };
}

/** `pending.TryDequeue(out var next)` gives one of what was added: https://learn.microsoft.com/dotnet/standard/collections/ */
function takenFrom(node: Node): Node | undefined {
  const call = node.parent?.parent?.parent;
  const callee = call?.type === 'invocation_expression' ? field(call, 'function') : undefined;
  const takes = /^Try(?:Dequeue|Pop|Take|Peek)$/.test((callee && field(callee, 'name')?.text) ?? '');
  return callee && takes ? field(callee, 'expression') : undefined;
}

function eachItem(of: Expression): Expression {
  return { is: 'index', of, key: { is: 'unknown', why: 'each item' } };
}
