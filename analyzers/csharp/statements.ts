import type { Expression } from '../../src/code/ir.ts';
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
  const item: Expression = { is: 'index', of, key: { is: 'unknown', why: 'each item' } };
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
  const index = lowering.scopes[at.scope]?.function;
  if (index !== undefined) lowering.functions[index]?.returns.push({ expression, scope: at.scope });
}

/** `case Client c`, `is Client c`, `out var c`, `catch (E e)`: a variable of which the type is known. */
export function lowerDeclaredName(node: Node, at: At, lowering: Lowering): void {
  const name = field(node, 'name');
  if (!name || lowering.find(at.scope, name.text)) return;
  const type = defined('type', typeReference(field(node, 'type')));
  lowering.declare(at.scope, { name: name.text, ...type, values: [], place: lowering.at(name) });
}
