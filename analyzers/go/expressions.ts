import type { Expression } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { own } from '../../src/sdk/index.ts';
import { lowerCall } from './calls.ts';
import { noteCompared } from './comparisons.ts';
import { DURATION_UNITS } from './durations.ts';
import { lowerFunctionLiteral } from './functions.ts';
import { lowerComposite, numberIn, textIn } from './literals.ts';
import { type At, childrenOf, memberOf, nameOf, part, textOf } from './lowering.ts';
import { typeExpression, typeOf } from './types.ts';

type Rule = (node: Node, at: At) => Expression;

const RULES: Readonly<Record<string, Rule>> = {
  interpreted_string_literal: (node) => textOf(textIn(node)),
  raw_string_literal: (node) => textOf(textIn(node)),
  rune_literal: (node) => textOf(textIn(node)),
  int_literal: (node) => numberIn(node),
  float_literal: (node) => numberIn(node),
  true: () => textOf(true),
  false: () => textOf(false),
  nil: () => textOf(null),
  identifier: (node) => nameOf(node.text),
  type_identifier: (node) => nameOf(node.text),
  field_identifier: (node) => nameOf(node.text),
  call_expression: lowerCall,
  composite_literal: lowerComposite,
  func_literal: lowerFunctionLiteral,
  selector_expression: selector,
  index_expression: (node, at) => ({ is: 'index', of: operand(node, at), key: lowerPart(node, 'index', at) }),
  slice_expression: slice,
  parenthesized_expression: (node, at) => lowerFirst(node, at),
  type_conversion_expression: conversion,
  type_assertion_expression: operand,
  unary_expression: unary,
  binary_expression: binary,
  variadic_argument: (node, at) => ({ is: 'spread', of: lowerFirst(node, at) }),
  literal_element: (node, at) => lowerFirst(node, at),
};

/** What an expression is; calls in it are noted even where its value is beyond us. */
export function lowerExpression(node: Node, at: At): Expression {
  const rule = Object.hasOwn(RULES, node.type) ? RULES[node.type] : undefined;
  if (rule) return rule(node, at);
  for (const child of childrenOf(node)) at.file.lower(child, at);
  return { is: 'unknown', why: `\`${node.type.replaceAll('_', ' ')}\`` };
}

function lowerPart(node: Node, name: string, at: At): Expression {
  return at.file.lower(part(node, name), at);
}

function lowerFirst(node: Node, at: At): Expression {
  return at.file.lower(childrenOf(node)[0], at);
}

function operand(node: Node, at: At): Expression {
  return lowerPart(node, 'operand', at);
}

/** `Decode[Order](body)` looks like a conversion; the function or type it names decides. */
function conversion(node: Node, at: At): Expression {
  const type = part(node, 'type');
  const value = operand(node, at);
  if (type?.type !== 'generic_type') return value;
  const place = at.file.place(type);
  const site = { callee: typeExpression(type), arguments: [value], isNew: false, typeArguments: typeOf(type)?.arguments ?? [] };
  return at.file.draft.call({ ...site, scope: at.scope, place });
}

function selector(node: Node, at: At): Expression {
  return memberOf(operand(node, at), part(node, 'field')?.text ?? '');
}

function slice(node: Node, at: At): Expression {
  const call = { callee: memberOf(operand(node, at), 'slice'), arguments: [], isNew: false, typeArguments: [] };
  return at.file.draft.call({ ...call, scope: at.scope, place: at.file.place(node) });
}

/** Pointers are what they point to; other operators give something new. */
function unary(node: Node, at: At): Expression {
  const inner = operand(node, at);
  const operator = part(node, 'operator')?.text;
  return operator === '&' || operator === '*' || operator === '+' ? inner : { is: 'unknown', why: `\`${operator}\`` };
}

/** A long sum is one concatenation: its left sides are walked, not nested. */
function binary(node: Node, at: At): Expression {
  const parts: Expression[] = [];
  let left: Node | undefined = node;
  for (; left?.type === 'binary_expression' && part(left, 'operator')?.text === '+'; left = part(left, 'left'))
    parts.push(lowerPart(left, 'right', at));
  if (left !== node) return sumOfTexts([at.file.lower(left, at), ...parts.toReversed()]);
  const [first, second] = [lowerPart(node, 'left', at), lowerPart(node, 'right', at)];
  const unit = unitOf(node);
  if (unit) return { is: 'concat', parts: [unit.isLeft ? second : first, { is: 'literal', value: unit.text }] };
  if (/^[!=]=$/.test(part(node, 'operator')?.text ?? '')) noteCompared(first, [second], at);
  return { is: 'unknown', why: `\`${part(node, 'operator')?.text}\`` };
}

/** The unit of `30 * time.Second`, and the side it stands on. */
function unitOf(node: Node): { readonly text: string; readonly isLeft: boolean } | undefined {
  if (part(node, 'operator')?.text !== '*') return undefined;
  for (const side of ['left', 'right']) {
    const [, name = ''] = /^time\.([A-Z][a-z]+)$/.exec(part(node, side)?.text ?? '') ?? [];
    const text = own(DURATION_UNITS, name);
    if (text !== undefined) return { text, isLeft: side === 'left' };
  }
  return undefined;
}
