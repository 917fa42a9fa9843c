import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { scannedArgument } from './assembly-scans.ts';
import { lowerInitialiser } from './calls.ts';
import { type At, childrenOf, field, type Lowering, plainName } from './lowering.ts';
import { typeExpression, typeReference } from './types.ts';

/** `(x)`, `await x`, `x!`, `checked(x)`: what is inside. */
export function lowerWrapped(node: Node, at: At, lowering: Lowering): Expression {
  const inner = field(node, 'value') ?? node.namedChildren.filter((child) => child.type !== 'comment').at(-1);
  return inner ? lowering.expression(inner, at) : { is: 'unknown', why: 'nothing' };
}

export function lowerIdentifier(node: Node): Expression {
  return { is: 'name', name: plainName(node) };
}

/** `AddClient<T>` as a callee: the type arguments belong to the call. */
export function lowerGenericName(node: Node): Expression {
  return { is: 'name', name: node.namedChildren[0]?.text ?? '' };
}

/** `a.B`, `global::A.B`. */
export function lowerMemberAccess(node: Node, at: At, lowering: Lowering): Expression {
  const name = field(node, 'name');
  const of = field(node, 'expression');
  const plain = name?.type === 'generic_name' ? (name.namedChildren[0]?.text ?? '') : (name?.text ?? '');
  if (!of) return { is: 'name', name: plain };
  if (plain === 'Empty' && /^[sS]tring$/.test(of.text)) return { is: 'literal', value: '' };
  if (of.type === 'base') return { is: 'member', of: { is: 'super' }, name: plain };
  return { is: 'member', of: lowering.expression(of, at), name: plain };
}

/** `a?.B?.C`: nothing is said about the case that there is none. */
export function lowerConditionalAccess(node: Node, at: At, lowering: Lowering): Expression {
  const condition = field(node, 'condition');
  const of: Expression = condition ? lowering.expression(condition, at) : { is: 'unknown', why: 'nothing' };
  const rest = node.namedChildren.find((child) => child !== condition);
  return rest ? bindTo(of, rest, at, lowering) : of;
}

function bindTo(of: Expression, node: Node, at: At, lowering: Lowering): Expression {
  const name = field(node, 'name');
  if (node.type === 'member_binding_expression') {
    const plain = name?.type === 'generic_name' ? name.namedChildren[0]?.text : name?.text;
    return { is: 'member', of, name: plain ?? '' };
  }
  if (node.type === 'element_binding_expression') return { is: 'index', of, key: subscript(node, at, lowering) };
  const inner = field(node, 'expression') ?? field(node, 'function') ?? node.namedChildren[0];
  if (!inner) return of;
  const bound = bindTo(of, inner, at, lowering);
  return node.type === 'member_access_expression' && name ? { is: 'member', of: bound, name: name.text } : bound;
}

/** `a["key"]`. */
export function lowerElementAccess(node: Node, at: At, lowering: Lowering): Expression {
  const of = field(node, 'expression');
  const list = field(node, 'subscript');
  if (!of || !list) return { is: 'unknown', why: 'an index of nothing' };
  const scanned = scannedArgument(node, at, lowering);
  if (scanned) return scanned;
  return { is: 'index', of: lowering.expression(of, at), key: subscript(list, at, lowering) };
}

function subscript(list: Node, at: At, lowering: Lowering): Expression {
  const value = childrenOf(list, 'argument')[0]?.namedChildren[0];
  return value ? lowering.expression(value, at) : { is: 'unknown', why: 'no index' };
}

/** `+` joins texts, `??` falls back, of `&&` and `||` the second may be the value; comparisons are data of run time. */
export function lowerBinary(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [field(node, 'left'), field(node, 'right')];
  if (!left || !right) return { is: 'unknown', why: 'half an operation' };
  const [first, second] = [lowering.expression(left, at), lowering.expression(right, at)];
  const operator = field(node, 'operator')?.text;
  if (operator === '+') return sumOfTexts([first, second]);
  if (operator === '??') return { is: 'fallback', first, second };
  return { is: 'unknown', why: 'a comparison or calculation' };
}

export function lowerConditional(node: Node, at: At, lowering: Lowering): Expression {
  const condition = field(node, 'condition');
  if (condition) lowering.visit(condition, at);
  const options = [field(node, 'consequence'), field(node, 'alternative')].filter((each) => each !== undefined);
  return { is: 'choice', options: options.map((option) => lowering.expression(option, at)) };
}

/** The values of the arms; what an arm throws is no value. */
export function lowerSwitchExpression(node: Node, at: At, lowering: Lowering): Expression {
  const subject = node.namedChildren[0];
  if (subject) lowering.visit(subject, at);
  const values = childrenOf(node, 'switch_expression_arm').flatMap((arm) => arm.namedChildren.at(-1) ?? []);
  const options = values.filter(({ type }) => type !== 'throw_expression').map((value) => lowering.expression(value, at));
  return { is: 'choice', options };
}

export function lowerTypeof(node: Node): Expression {
  const type = typeReference(field(node, 'type'));
  return type ? typeExpression(type.name) : { is: 'unknown', why: 'a type without a name' };
}

/** `new[] { … }`, `new string[] { … }`, `{ … }` of an array. */
export function lowerArrayCreation(node: Node, at: At, lowering: Lowering): Expression {
  const initialiser = childrenOf(node, 'initializer_expression')[0];
  if (initialiser) return lowerInitialiser(initialiser, at, lowering);
  lowering.visitChildren(node, at);
  return { is: 'list', items: [] };
}

/** `["a", ..rest]`. */
export function lowerCollection(node: Node, at: At, lowering: Lowering): Expression {
  const items = childrenOf(node, 'argument').flatMap((argument): Expression[] => {
    const value = argument.namedChildren[0];
    // An empty one is read as an index that lacks its argument.
    if (!value?.text) return [];
    const inner = value.type === 'range_expression' ? value.namedChildren[0] : undefined;
    return [inner ? { is: 'spread', of: lowering.expression(inner, at) } : lowering.expression(value, at)];
  });
  return { is: 'list', items };
}

/** `order with { Id = 2 }` is still that order; `Options.Default with { Url = "…" }` and `options => options with { … }` are what they set. */
export function lowerWith(node: Node, at: At, lowering: Lowering): Expression {
  const [first, ...rest] = node.namedChildren;
  const of: Expression = first ? lowering.expression(first, at) : { is: 'unknown', why: 'nothing' };
  const isStarted = first?.type === 'member_access_expression' && /^[A-Z]/.test(first.text);
  if (!isStarted && node.parent?.type !== 'lambda_expression') {
    for (const child of rest) lowering.visitChildren(child, at);
    return of;
  }
  const entries = rest.flatMap((child): ObjectEntry[] => {
    const [name, value] = child.namedChildren;
    return name && value ? [{ key: name.text, value: lowering.expression(value, at) }] : [];
  });
  return { is: 'object', entries: [{ spread: of }, ...entries] };
}

export function lowerNumber(node: Node): Expression {
  const value = Number(node.text.replace(/_/g, '').replace(/[uUlLfFdDmM]+$/, ''));
  return { is: 'literal', value: Number.isFinite(value) ? value : 0 };
}

/** `System.Environment` where a type could stand. */
export function lowerQualifiedName(node: Node): Expression {
  const type = typeReference(node);
  return type ? typeExpression(type.name) : { is: 'unknown', why: 'a name that cannot be read' };
}
