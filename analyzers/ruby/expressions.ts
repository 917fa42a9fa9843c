import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { entryOf } from './arguments.ts';
import { lengthen, lowerAssignment, lowerFor, lowerOperatorAssignment } from './assignments.ts';
import { lowerBody, lowerCase, lowerIf } from './bodies.ts';
import { lowerCall, lowerIdentifier, lowerSuper } from './calls.ts';
import { lowerClass, lowerSingleton } from './classes.ts';
import { lowerConstant } from './constants.ts';
import { lowerLambda, lowerMethod, lowerReturn } from './functions.ts';
import type { At, Lowering, Rules } from './lowering.ts';
import { environmentAt } from './settings.ts';
import { lowerChained, lowerHeredoc, lowerText, plainText } from './texts.ts';

/** How each kind of node is lowered: in Ruby nearly everything is an expression. */
export const expressions: Rules['expressions'] = {
  identifier: lowerIdentifier,
  constant: lowerConstant,
  scope_resolution: lowerConstant,
  instance_variable: lowerVariable,
  class_variable: lowerVariable,
  global_variable: ({ text }) => ({ is: 'name', name: text }),
  self: () => ({ is: 'this' }),
  nil: () => literalOf(null),
  true: () => literalOf(true),
  false: () => literalOf(false),
  integer: ({ text }) => literalOf(Number(text.replaceAll('_', ''))),
  float: ({ text }) => literalOf(Number(text.replaceAll('_', ''))),
  string: lowerText,
  chained_string: lowerChained,
  heredoc_beginning: lowerHeredoc,
  simple_symbol: ({ text }) => literalOf(text.slice(1)),
  delimited_symbol: lowerText,
  bare_string: lowerText,
  bare_symbol: lowerText,
  hash_key_symbol: ({ text }) => literalOf(text),
  array: lowerList,
  string_array: lowerList,
  symbol_array: lowerList,
  right_assignment_list: lowerList,
  hash: (node, at, lowering) => ({ is: 'object', entries: partsOf(node).flatMap((part) => entryOf(part, at, lowering)) }),
  element_reference: lowerElement,
  call: lowerCall,
  super: lowerSuper,
  yield: lowerReturn,
  return: lowerReturn,
  assignment: lowerAssignment,
  operator_assignment: lowerOperatorAssignment,
  binary: lowerBinary,
  if: lowerIf,
  unless: lowerIf,
  if_modifier: lowerIf,
  unless_modifier: lowerIf,
  conditional: lowerIf,
  case: lowerCase,
  case_match: lowerCase,
  begin: lowerBody,
  body_statement: lowerBody,
  block_body: lowerBody,
  parenthesized_statements: lowerBody,
  rescue_modifier: (node, at, lowering) => lowerBody(node.childForFieldName('body'), at, lowering),
  for: lowerFor,
  lambda: (node, at, lowering) => {
    const block = node.childForFieldName('body');
    return lowerLambda(node, node.childForFieldName('parameters'), block?.childForFieldName('body') ?? block, at, lowering);
  },
  class: lowerClass,
  module: lowerClass,
  singleton_class: lowerSingleton,
  method: lowerMethod,
  singleton_method: lowerMethod,
};

/** A variable of an instance is a member of it; outside of a class it is the program's. */
function lowerVariable({ text }: Node, at: At): Expression {
  return at.class === undefined ? { is: 'name', name: text } : { is: 'member', of: { is: 'this' }, name: text };
}

function lowerList(node: Node, at: At, lowering: Lowering): Expression {
  const items = partsOf(node).map((part): Expression => {
    const [inner] = part.type === 'splat_argument' ? partsOf(part) : [];
    return inner ? { is: 'spread', of: lowering.expression(inner, at) } : lowering.expression(part, at);
  });
  return { is: 'list', items };
}

function lowerElement(node: Node, at: At, lowering: Lowering): Expression {
  const object = node.childForFieldName('object');
  const key = partsOf(node).find((part) => part !== object);
  if (!object || !key) return NOTHING;
  if (object.text === 'ENV' || object.text === '::ENV') return environmentAt(key, node, at, lowering);
  const of = lowering.expression(object, at);
  const name = plainText(key) ?? (key.type === 'integer' ? key.text : undefined);
  if (isPath(key))
    return lowering.call(node, at, { callee: { is: 'member', of, name: '[]' }, arguments: [lowering.expression(key, at)] });
  return name === undefined ? { is: 'index', of, key: lowering.expression(key, at) } : { is: 'member', of, name };
}

/** `resource["orders/#{id}"]`: no key of a hash. */
function isPath({ type, text }: Node): boolean {
  return type === 'string' && text.includes('/') && text.includes('#{');
}

function lowerBinary(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const [first, second] = [lowering.expression(left, at), lowering.expression(right, at)];
  switch (node.childForFieldName('operator')?.text) {
    case '||':
    case 'or':
      return { is: 'fallback', first, second };
    case '&&':
    case 'and':
      return second;
    case '+':
      return first.is === 'list' || second.is === 'list'
        ? { is: 'list', items: [first, second].map((of) => ({ is: 'spread', of })) }
        : { is: 'concat', parts: [first, second] };
    case '<<':
      if (left.type === 'identifier' && second.is !== 'object') lengthen(left.text, second, at, lowering);
      return first;
    case '%':
      return lowerFormat(node, first, second, at, lowering);
    default:
      return { is: 'unknown', why: 'arithmetic' };
  }
}

/** `'%s/orders' % host`, `'%s:%d' % [host, port]`. */
function lowerFormat(node: Node, first: Expression, second: Expression, at: At, lowering: Lowering): Expression {
  const given = second.is === 'list' ? second.items : [second];
  return lowering.call(node, at, { callee: { is: 'name', name: 'format' }, arguments: [first, ...given] });
}
