import type { Expression, Parameter } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerBody } from './bodies.ts';
import type { At, Lowering } from './lowering.ts';

/** `def total(order, currency: 'EUR')`, `def self.total`. What its last statement gives is what it returns. */
export function lowerMethod(node: Node, at: At, lowering: Lowering): Expression {
  const { draft } = lowering;
  const name = node.childForFieldName('name')?.text ?? '';
  const isStatic = node.type === 'singleton_method' || at.isStatic === true;
  const isMember = at.class !== undefined;
  const index = addFunction(node, { name, isStatic, isMember }, at, lowering);
  const fn = draft.functions[index];
  const inside: At = { ...at, scope: fn?.scope ?? 0, function: index, isBody: false, routes: undefined, paths: undefined };
  addParameters(node.childForFieldName('parameters'), index, inside, lowering);
  const value = lowerBody(node.childForFieldName('body'), inside, lowering);
  fn?.returns.push({ expression: value, scope: inside.scope });
  if (isMember && at.class !== undefined) draft.classes[at.class]?.methods.push(index);
  else {
    const values = [{ expression: { is: 'function' as const, function: index }, scope: 0 }];
    draft.declare(0, { name, values, place: lowering.place(node) });
  }
  return literalOf(name);
}

interface Role {
  readonly name?: string;
  readonly isStatic: boolean;
  readonly isMember: boolean;
}

function addFunction(node: Node, { name, isStatic, isMember }: Role, at: At, lowering: Lowering): number {
  const { draft } = lowering;
  const kind = isMember ? (name === 'initialize' ? 'constructor' : 'method') : 'function';
  const index = draft.addFunction({
    ...(name === undefined ? {} : { name }),
    kind,
    scope: 0,
    parameters: [],
    returns: [],
    ...(isMember && at.class !== undefined ? { class: at.class } : {}),
    isStatic,
    isAbstract: false,
    decorators: [],
    place: lowering.place(node),
  });
  const declaration = at.scope === 0 ? name : undefined;
  const scope = draft.openScope({ parent: at.scope, function: index }, declaration);
  const fn = draft.functions[index];
  if (fn) fn.scope = scope;
  return index;
}

/** `->(order) { … }` and `lambda { |order| … }`. */
export function lowerLambda(node: Node, parameters: Node | null, body: Node | null, at: At, lowering: Lowering): Expression {
  const index = addFunction(node, { isStatic: false, isMember: false }, at, lowering);
  const fn = lowering.draft.functions[index];
  const inside: At = { ...at, scope: fn?.scope ?? 0, function: index, isBody: false };
  addParameters(parameters, index, inside, lowering);
  const value = lowerBody(body, inside, lowering);
  fn?.returns.push({ expression: value, scope: inside.scope });
  return { is: 'function', function: index };
}

function addParameters(list: Node | null, index: number, at: At, lowering: Lowering): void {
  const fn = lowering.draft.functions[index];
  if (!list || !fn) return;
  for (const node of partsOf(list)) {
    const name = node.type === 'identifier' ? node.text : node.childForFieldName('name')?.text;
    if (name === undefined || node.type === 'block_parameter') continue;
    const value = node.childForFieldName('value');
    const parameter: Parameter = {
      name,
      ...(value ? { default: lowering.expression(value, at) } : {}),
      isRest: node.type === 'splat_parameter',
      ...(node.type === 'hash_splat_parameter' ? { takesNamed: true } : {}),
      ...(node.type === 'keyword_parameter' ? { isNamedOnly: true } : {}),
      isField: false,
      decorators: [],
    };
    const position = fn.parameters.push(parameter) - 1;
    lowering.draft.declare(at.scope, { name, values: [], parameter: position, place: lowering.place(node) });
  }
}

/** `return value`; what is yielded is what the block of a caller gets, so it counts too. */
export function lowerReturn(node: Node, at: At, lowering: Lowering): Expression {
  const [list] = partsOf(node);
  const values = (list ? partsOf(list) : []).map((each) => lowering.expression(each, at));
  const [only] = values;
  const expression: Expression = only && values.length === 1 ? only : { is: 'list', items: values };
  if (only && at.function !== undefined) lowering.draft.functions[at.function]?.returns.push({ expression, scope: at.scope });
  return only ? expression : literalOf(null);
}
