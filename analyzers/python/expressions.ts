import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { declareTarget } from './assignments.ts';
import { lowerCall } from './calls.ts';
import { isPath, placeAround } from './file-paths.ts';
import { ALL_CONFIG, configName, configRead, isComputedConfig } from './flask-config.ts';
import { lowerLambda } from './functions.ts';
import type { At, Lowering, Rules } from './lowering.ts';
import { nameAt, rebind, reboundWithin } from './rebound.ts';
import { isOtherApplication, stateName } from './shared-state.ts';
import { lowerConcatenated, lowerString } from './strings.ts';
import { optionName } from './tornado-options.ts';

/** How each kind of expression is lowered; the others are computed at run time. */
export const expressions: Rules['expressions'] = {
  identifier: lowerName,
  string: lowerString,
  concatenated_string: lowerConcatenated,
  integer: (node) => ({ is: 'literal', value: Number(node.text.replaceAll('_', '')) }),
  float: (node) => ({ is: 'literal', value: Number(node.text.replaceAll('_', '')) }),
  true: () => ({ is: 'literal', value: true }),
  false: () => ({ is: 'literal', value: false }),
  none: () => ({ is: 'literal', value: null }),
  attribute: lowerAttribute,
  subscript: lowerSubscript,
  call: lowerCall,
  dictionary: (node, at, lowering) => ({
    is: 'object',
    entries: partsOf(node).flatMap((part) => lowerEntry(part, at, lowering)),
  }),
  list: lowerList,
  tuple: lowerList,
  set: lowerList,
  expression_list: lowerList,
  list_comprehension: lowerComprehension,
  set_comprehension: lowerComprehension,
  generator_expression: lowerComprehension,
  dictionary_comprehension: lowerComprehension,
  parenthesized_expression: lowerInner,
  await: lowerInner,
  list_splat: lowerSplat,
  binary_operator: lowerBinary,
  boolean_operator: lowerBoolean,
  conditional_expression: lowerConditional,
  lambda: lowerLambda,
  named_expression: lowerNamed,
  type: lowerInner,
};

function lowerName(node: Node, at: At, lowering: Lowering): Expression {
  if (node.text === '__file__') return { is: 'literal', value: `/${lowering.draft.path}` };
  if (node.text !== at.self?.name) return { is: 'name', name: nameAt(node.text, at) };
  return at.self.isClass && at.method !== undefined ? { is: 'class', class: at.method } : { is: 'this' };
}

function lowerInner(node: Node, at: At, lowering: Lowering): Expression {
  const [inner] = partsOf(node);
  return inner ? lowering.expression(inner, at) : NOTHING;
}

function lowerAttribute(node: Node, at: At, lowering: Lowering): Expression {
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('attribute')?.text ?? '';
  const state = stateName(node) ?? optionName(node, at, lowering);
  const place = name === 'parent' ? placeAround(node, lowering) : undefined;
  if (!object || place) return place ?? NOTHING;
  if (state !== undefined && !isOtherApplication(object, lowering.draft.imports))
    return {
      is: 'fallback',
      first: { is: 'name', name: state },
      second: { is: 'member', of: lowering.expression(object, at), name },
    };
  const config = configName(node);
  if (config !== undefined) {
    const member: Expression = { is: 'member', of: lowering.expression(object, at), name };
    return { is: 'fallback', first: configRead(config, lowering.draft), second: member };
  }
  // A class that inherits the method may be meant by `cls`.
  const isOwn = object.type === 'identifier' && object.text === at.self?.name;
  const own: Expression = { is: isSuperCall(object) ? 'super' : 'this' };
  return { is: 'member', of: isOwn || own.is === 'super' ? own : lowering.expression(object, at), name };
}

/** `super()` and `super(Orders, self)`. */
export function isSuperCall(node: Node): boolean {
  return node.type === 'call' && node.childForFieldName('function')?.text === 'super';
}

function lowerSubscript(node: Node, at: At, lowering: Lowering): Expression {
  const value = node.childForFieldName('value');
  const key = node.childForFieldName('subscript');
  const state = stateName(node);
  const place = placeAround(node, lowering);
  if (!value || !key || place) return place ?? NOTHING;
  const config = configName(node);
  if (config !== undefined) return configRead(config, lowering.draft);
  const of = lowering.expression(value, at);
  if (state !== undefined)
    return { is: 'fallback', first: { is: 'name', name: state }, second: { is: 'member', of, name: key.text.slice(1, -1) } };
  if (key.type === 'slice') return of;
  const lowered = lowering.expression(key, at);
  if (lowered.is === 'literal') return { is: 'member', of, name: String(lowered.value) };
  const plain: Expression = { is: 'index', of, key: lowered };
  if (!isComputedConfig(node)) return plain;
  const all = configRead(ALL_CONFIG, lowering.draft);
  return { is: 'fallback', first: { is: 'index', of: all, key: lowered, isMixed: true }, second: plain };
}

function lowerEntry(node: Node, at: At, lowering: Lowering): readonly ObjectEntry[] {
  if (node.type === 'dictionary_splat') return [{ spread: lowerInner(node, at, lowering) }];
  const [keyNode, valueNode] = [node.childForFieldName('key'), node.childForFieldName('value')];
  if (!keyNode || !valueNode) return [];
  const key = lowering.expression(keyNode, at);
  const value = lowering.expression(valueNode, at);
  return [key.is === 'literal' ? { key: String(key.value), value } : { computed: key, value }];
}

function lowerList(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'list', items: partsOf(node).map((part) => lowering.expression(part, at)) };
}

/** A list of what its body can be: the names that its `for` brings stand for any item. */
function lowerComprehension(node: Node, around: At, lowering: Lowering): Expression {
  const at: At = { ...around, rebound: reboundWithin(around) };
  for (const clause of partsOf(node).filter(({ type }) => type === 'for_in_clause')) {
    const [left, right] = [clause.childForFieldName('left'), clause.childForFieldName('right')];
    if (left && right) bindItem(left, right, at, lowering);
  }
  for (const clause of partsOf(node).filter(({ type }) => type === 'if_clause')) lowering.children(clause, at);
  const body = node.childForFieldName('body');
  if (!body || body.type === 'pair') return body ? lowering.opaque(body, at) : NOTHING;
  return { is: 'list', items: [lowering.expression(body, at)] };
}

/** `for target in of`: what is bound before does not count behind it. */
export function bindItem(target: Node, of: Node, at: At, lowering: Lowering): void {
  const item = itemOf(of, at, lowering);
  rebind(target, at, lowering);
  declareTarget(target, item, at, lowering);
}

/** Any item of a list, any key of a dictionary. */
function itemOf(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'index', of: iterated(node, at, lowering), key: { is: 'unknown', why: 'any item' } };
}

function lowerSplat(node: Node, at: At, lowering: Lowering): Expression {
  const [inner] = partsOf(node);
  return { is: 'spread', of: inner ? iterated(inner, at, lowering) : NOTHING };
}

/** What is iterated goes through `iter()`, which gives the keys of a dictionary. https://docs.python.org/3/library/functions.html#iter */
function iterated(node: Node, at: At, lowering: Lowering): Expression {
  const of = lowering.expression(node, at);
  if (of.is !== 'name' && of.is !== 'member') return of;
  return lowering.draft.call({
    callee: { is: 'name', name: 'iter' },
    arguments: [of],
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}

function lowerBinary(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  const operator = node.childForFieldName('operator')?.type;
  if (!left || !right) return NOTHING;
  const parts = [lowering.expression(left, at), lowering.expression(right, at)] as const;
  if (operator === '+') {
    const isList = parts.some((part) => part.is === 'list' || isPatterns(part));
    return isList ? { is: 'list', items: parts.map((of) => ({ is: 'spread', of })) } : sumOfTexts(parts);
  }
  if (operator === '%') return lowerPercent(node, parts, at, lowering);
  if (operator === '/' && (isText(parts[1]) || isPath(parts[0], at, lowering)))
    return sumOfTexts([parts[0], { is: 'literal', value: '/' }, parts[1]]);
  const product = operator === '*' ? productOf(parts) : undefined;
  if (product !== undefined) return { is: 'literal', value: product };
  return operator === '|' ? { is: 'choice', options: parts } : { is: 'unknown', why: 'arithmetic' };
}

function isText(part: Expression): boolean {
  return part.is === 'literal' && typeof part.value === 'string';
}

/** `router.urls + nested.urls`: https://www.django-rest-framework.org/api-guide/routers/#using-include-with-routers */
function isPatterns(part: Expression): boolean {
  return part.is === 'member' && /^(urls|urlpatterns)$/.test(part.name);
}

/** `24 * 60 * 60` */
function productOf(parts: readonly Expression[]): number | undefined {
  const numbers = parts.flatMap((each) => (each.is === 'literal' && typeof each.value === 'number' ? [each.value] : []));
  return numbers.length === parts.length ? numbers.reduce((one, other) => one * other, 1) : undefined;
}

/** `'%s/orders' % host` is a call of the text's own operator. */
function lowerPercent(node: Node, [left, right]: readonly [Expression, Expression], at: At, lowering: Lowering): Expression {
  const given: readonly Expression[] =
    right.is === 'list' ? right.items : right.is === 'object' ? [{ is: 'keyword', name: '**', of: right }] : [right];
  return lowering.draft.call({
    callee: { is: 'member', of: left, name: '%' },
    arguments: given,
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}

function lowerBoolean(node: Node, at: At, lowering: Lowering): Expression {
  const [left, right] = [node.childForFieldName('left'), node.childForFieldName('right')];
  if (!left || !right) return NOTHING;
  const [first, second] = [lowering.expression(left, at), lowering.expression(right, at)];
  return node.childForFieldName('operator')?.type === 'or' ? { is: 'fallback', first, second } : second;
}

function lowerConditional(node: Node, at: At, lowering: Lowering): Expression {
  const [yes, condition, no] = partsOf(node);
  if (condition) lowering.visit(condition, at);
  return { is: 'choice', options: [yes, no].flatMap((part) => (part ? [lowering.expression(part, at)] : [])) };
}

function lowerNamed(node: Node, at: At, lowering: Lowering): Expression {
  const [name, value] = [node.childForFieldName('name'), node.childForFieldName('value')];
  if (!name || !value) return NOTHING;
  const lowered = lowering.expression(value, at);
  declareTarget(name, lowered, at, lowering);
  return { is: 'name', name: nameAt(name.text, at) };
}
