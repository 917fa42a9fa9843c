import type { Expression } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, memberOf, type Walker } from './lowering.ts';
import { lowerPath, pathOf } from './names.ts';

/** `base`, `shop::Topics::kPlaced`. */
export function lowerNamed(node: Node, at: At, walker: Walker): Expression {
  return lowerPath(pathOf(node), at, walker);
}

/** `order.id`, `order->id`. */
export function lowerField(node: Node, at: At, walker: Walker): Expression {
  const of = node.childForFieldName('argument');
  const name = node.childForFieldName('field')?.text ?? '';
  return memberOf(of ? walker.expression(of, at) : NOTHING, name);
}

/** Pointers, references, casts, awaits and parentheses are what is in them. */
export function lowerInside(node: Node, at: At, walker: Walker): Expression {
  const inside = node.childForFieldName('argument') ?? node.childForFieldName('value') ?? partsOf(node).at(-1);
  return inside ? walker.expression(inside, at) : NOTHING;
}

/** `"http://" + host + path`: operands from left to right, without a recursion for each. */
export function lowerBinary(node: Node, at: At, walker: Walker): Expression {
  const operands: Node[] = [];
  let left: Node | null = node;
  while (left?.type === 'binary_expression' && operatorOf(left) === '+') {
    const right = left.childForFieldName('right');
    if (right) operands.push(right);
    left = left.childForFieldName('left');
  }
  if (operands.length === 0) return walker.opaque(node, at);
  if (left) operands.push(left);
  return { is: 'concat', parts: operands.reverse().map((each) => walker.expression(each, at)) };
}

export function operatorOf(node: Node): string | undefined {
  return node.childForFieldName('operator')?.text;
}

/** `a ? b : c` is either; `env ? env : "http://stock"` is the value or what stands in for it. */
export function lowerConditional(node: Node, at: At, walker: Walker): Expression {
  const [condition, yes, no] = ['condition', 'consequence', 'alternative'].map((name) => node.childForFieldName(name));
  if (!condition || !yes || !no) return NOTHING;
  const [first, second] = [walker.expression(yes, at), walker.expression(no, at)];
  const tested = condition.text.replace(/\s+/g, '');
  if (
    /^[(!]*\w+(!=(nullptr|NULL))?\)*$/.test(tested) &&
    tested.replace(/^[(!]+/, '').startsWith(yes.text) &&
    !tested.startsWith('!')
  )
    return { is: 'fallback', first, second };
  walker.visit(condition, at);
  return { is: 'choice', options: [first, second] };
}

/** `items[0]`, `settings["stock"]`. */
export function lowerSubscript(node: Node, at: At, walker: Walker): Expression {
  const of = node.childForFieldName('argument');
  const list = node.childForFieldName('indices');
  const [key] = list ? partsOf(list) : [];
  if (!of || !key) return NOTHING;
  const lowered = walker.expression(key, at);
  return indexed(walker.expression(of, at), lowered);
}

/** A member by its name, or by a computed key. */
export function indexed(from: Expression, lowered: Expression): Expression {
  return lowered.is === 'literal' && typeof lowered.value === 'string'
    ? memberOf(from, lowered.value)
    : { is: 'index', of: from, key: lowered };
}

/** What stands in braces: entries by name, or items; pairs in braces are entries of a map. */
export function lowerBraces(node: Node, at: At, walker: Walker): Expression {
  const items = partsOf(node);
  if (items.length > 0 && items.every(({ type }) => type === 'initializer_pair'))
    return { is: 'object', entries: items.map((each) => ({ key: designated(each), value: valueOf(each, at, walker) })) };
  const lowered = items.map((each) => walker.expression(each, at));
  const entries = lowered.flatMap((each) => (each.is === 'list' ? (entryOf(each.items) ?? []) : []));
  return entries.length > 0 && entries.length === lowered.length ? { is: 'object', entries } : { is: 'list', items: lowered };
}

function entryOf([key, value, more]: readonly Expression[]): { readonly key: string; readonly value: Expression } | undefined {
  return key?.is === 'literal' && typeof key.value === 'string' && value && !more ? { key: key.value, value } : undefined;
}

function valueOf(pair: Node, at: At, walker: Walker): Expression {
  const value = pair.childForFieldName('value');
  return value ? walker.expression(value, at) : NOTHING;
}

/** `.url = x`. */
function designated(pair: Node): string {
  return (pair.childForFieldName('designator')?.text ?? '').replace(/^\./, '');
}
