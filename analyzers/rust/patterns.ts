import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, declareLocal, memberOf, type Walker } from './lowering.ts';

/** Patterns of one part that is the value itself: `Some(order)`, `Ok(order)`, and extractors such as `State(app)`. */
const TRANSPARENT = /^(Some|Ok|State|Extension|Json|Path|Query|Data)$/;

/** Patterns around one other pattern. */
const AROUND = /^(mut_pattern|ref_pattern|reference_pattern|captured_pattern|match_pattern)$/;

/** Declares the names in a pattern with the parts they take: https://doc.rust-lang.org/reference/patterns.html */
export function bindPattern(node: Node, value: Expression, at: At, walker: Walker, type = {}): void {
  const parts = partsOf(node).filter((part) => part.type !== 'mutable_specifier');
  if (node.type === 'identifier' && /^[a-z_]/.test(node.text)) declareLocal(node.text, value, node, at, walker, type);
  else if (AROUND.test(node.type)) for (const part of parts) bindPattern(part, value, at, walker, type);
  else if (node.type === 'tuple_pattern') bindItems(parts, value, at, walker);
  else if (node.type === 'tuple_struct_pattern') bindTuple(parts, value, at, walker);
  else if (node.type === 'struct_pattern')
    for (const part of parts) if (part.type === 'field_pattern') bindField(part, value, at, walker);
}

function bindItems(parts: readonly Node[], value: Expression, at: At, walker: Walker): void {
  for (const [index, part] of parts.entries()) bindPattern(part, itemOf(value, index), at, walker);
}

function bindTuple([name, ...parts]: readonly Node[], value: Expression, at: At, walker: Walker): void {
  const isSame = TRANSPARENT.test(name?.text.split('::').at(-1) ?? '');
  if (!isSame) bindItems(parts, value, at, walker);
  else for (const part of parts) bindPattern(part, value, at, walker);
}

function bindField(node: Node, value: Expression, at: At, walker: Walker): void {
  const name = node.childForFieldName('name')?.text ?? '';
  const pattern = node.childForFieldName('pattern');
  const member = memberOf(value, name);
  if (pattern) bindPattern(pattern, member, at, walker);
  else declareLocal(name, member, node, at, walker);
}

function itemOf(of: Expression, index: number): Expression {
  return { is: 'index', of, key: { is: 'literal', value: index } };
}
