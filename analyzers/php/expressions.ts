import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf, spelled } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { entryOf, lowerAssignment, lowerAugmented } from './assignments.ts';
import { lowerCreation, lowerFunctionCall, lowerInclude, lowerMethodCall, lowerStaticCall, lowerStaticMember } from './calls.ts';
import { lowerClosure } from './functions.ts';
import { type At, type Lowering, propertyName, type Rules } from './lowering.ts';
import { nameOf } from './names.ts';
import { lowerText } from './texts.ts';

/** How each kind of expression is lowered; the others are computed at run time. */
export const expressions: Rules['expressions'] = {
  variable_name: lowerVariable,
  name: lowerName,
  qualified_name: lowerName,
  string: lowerText,
  encapsed_string: lowerText,
  heredoc: lowerText,
  nowdoc: lowerText,
  integer: ({ text }) => literalOf(Number(text.replaceAll('_', ''))),
  float: ({ text }) => literalOf(Number(text.replaceAll('_', ''))),
  boolean: ({ text }) => literalOf(/^true$/i.test(text)),
  null: () => literalOf(null),
  array_creation_expression: lowerArray,
  member_access_expression: lowerMember,
  nullsafe_member_access_expression: lowerMember,
  scoped_property_access_expression: lowerStaticMember,
  class_constant_access_expression: lowerStaticMember,
  subscript_expression: lowerSubscript,
  function_call_expression: lowerFunctionCall,
  member_call_expression: lowerMethodCall,
  nullsafe_member_call_expression: lowerMethodCall,
  scoped_call_expression: lowerStaticCall,
  object_creation_expression: lowerCreation,
  assignment_expression: lowerAssignment,
  augmented_assignment_expression: lowerAugmented,
  binary_expression: lowerBinary,
  conditional_expression: lowerConditional,
  match_expression: lowerMatch,
  parenthesized_expression: lowerInner,
  cast_expression: (node, at, lowering) => inner(node.childForFieldName('value'), at, lowering),
  error_suppression_expression: lowerInner,
  clone_expression: lowerInner,
  yield_expression: lowerInner,
  argument: lowerInner,
  variadic_unpacking: (node, at, lowering) => ({ is: 'spread', of: lowerInner(node, at, lowering) }),
  anonymous_function: lowerClosure,
  arrow_function: lowerClosure,
  require_expression: lowerInclude,
  require_once_expression: lowerInclude,
  include_expression: lowerInclude,
  include_once_expression: lowerInclude,
};

function inner(node: Node | null | undefined, at: At, lowering: Lowering): Expression {
  return node ? lowering.expression(node, at) : NOTHING;
}

function lowerInner(node: Node, at: At, lowering: Lowering): Expression {
  return inner(partsOf(node)[0], at, lowering);
}

const OF_REQUEST = /^\$_(GET|POST|REQUEST|COOKIE|FILES|SESSION)$/;

/** Outside of classes `$this` is what a library binds a function to. */
function lowerVariable(node: Node, at: At): Expression {
  if (OF_REQUEST.test(node.text)) return { is: 'unknown', why: 'what a request brings' };
  return node.text === '$this' && at.class !== undefined ? { is: 'this' } : { is: 'name', name: node.text };
}

/** A constant or a class; those of the place itself are known, and options go by their own names. */
function lowerName(node: Node, at: At, lowering: Lowering): Expression {
  const folder = folderOf(lowering.draft.path);
  if (node.text === '__DIR__') return literalOf(folder === '.' ? '' : `/${folder}`);
  if (node.text === '__FILE__') return literalOf(`/${lowering.draft.path}`);
  return /^CURLOPT_[A-Z_]+$/.test(node.text) ? literalOf(node.text) : nameOf(node, at, lowering);
}

/** A list where no item has a key; else every item without one is known by its place. */
function lowerArray(node: Node, at: At, lowering: Lowering): Expression {
  const items = partsOf(node).map(partsOf);
  if (items.every((parts) => parts.length < 2))
    return { is: 'list', items: items.flatMap(([item]) => (item ? [lowering.expression(item, at)] : [])) };
  const entries = items.flatMap(([key, value], index): readonly ObjectEntry[] => {
    if (!key) return [];
    if (value) return [entryOf(lowering.expression(key, at), lowering.expression(value, at))];
    const item = lowering.expression(key, at);
    return [item.is === 'spread' ? { spread: item.of } : { key: String(index), value: item }];
  });
  return { is: 'object', entries };
}

function lowerMember(node: Node, at: At, lowering: Lowering): Expression {
  const [object, name] = [node.childForFieldName('object'), node.childForFieldName('name')];
  if (!object || !name) return NOTHING;
  const of = lowering.expression(object, at);
  if (name.type !== 'name') return { is: 'index', of, key: lowering.expression(name, at) };
  return { is: 'member', of, name: of.is === 'this' ? propertyName(name.text, at) : name.text };
}

/** `$_ENV['STOCK_URL']` and `$_SERVER['STOCK_URL']` read the environment: https://www.php.net/manual/en/reserved.variables.environment.php */
function lowerSubscript(node: Node, at: At, lowering: Lowering): Expression {
  const [object, key] = partsOf(node);
  if (!object || !key) return NOTHING;
  const name = lowering.expression(key, at);
  const isEnvironment = object.text === '$_ENV' || (object.text === '$_SERVER' && !isOfRequest(name));
  const of = isEnvironment ? spelled('asbuilt.php', 'environment') : lowering.expression(object, at);
  return name.is === 'literal' ? { is: 'member', of, name: String(name.value) } : { is: 'index', of, key: name };
}

/** What the web server puts beside the environment: https://www.php.net/manual/en/reserved.variables.server.php */
function isOfRequest(name: Expression): boolean {
  const text = name.is === 'literal' ? String(name.value) : '';
  return /^(HTTP_|REQUEST_|SERVER_|REMOTE_|SCRIPT_|DOCUMENT_|PATH_|PHP_|QUERY_|CONTENT_|GATEWAY_|AUTH_|ORIG_|HTTPS$|arg[cv]$)/.test(
    text,
  );
}

function lowerBinary(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const [first, second] = [lowering.expression(left, at), lowering.expression(right, at)];
  switch (node.childForFieldName('operator')?.type) {
    case '.':
      return { is: 'concat', parts: [first, second] };
    case '??':
    case '||':
    case 'or':
      return { is: 'fallback', first, second };
    case '&&':
    case 'and':
      return second;
    case '+':
      return isArray(first) && isArray(second)
        ? { is: 'object', entries: [{ spread: second }, { spread: first }] }
        : { is: 'unknown', why: 'arithmetic' };
    default:
      return { is: 'unknown', why: 'arithmetic' };
  }
}

function isArray({ is }: Expression): boolean {
  return is === 'object' || is === 'name' || is === 'member';
}

/** `$a ? $b : $c`, and `$a ?: $c`. */
function lowerConditional(node: Node, at: At, lowering: Lowering): Expression {
  const [condition, body] = [node.childForFieldName('condition'), node.childForFieldName('body')];
  const first = inner(body ?? condition, at, lowering);
  if (body && condition) lowering.visit(condition, at);
  const second = inner(node.childForFieldName('alternative'), at, lowering);
  return body ? { is: 'choice', options: [first, second] } : { is: 'fallback', first, second };
}

function lowerMatch(node: Node, at: At, lowering: Lowering): Expression {
  const condition = node.childForFieldName('condition');
  if (condition) lowering.visit(condition, at);
  const arms = partsOf(node.childForFieldName('body') ?? node).filter(({ type }) => type.startsWith('match_'));
  return { is: 'choice', options: arms.map((arm) => inner(arm.childForFieldName('return_expression'), at, lowering)) };
}
