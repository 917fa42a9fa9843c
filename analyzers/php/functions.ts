import type { Expression, FunctionNode, Parameter } from '../../src/code/ir.ts';
import { NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerAttributes } from './attributes.ts';
import { type At, type Lowering, propertyName } from './lowering.ts';
import { typeOf } from './types.ts';

/** A function with its parameters and body; the name is what it is known by in its file or class. */
export function lowerFunctionNode(node: Node, kind: FunctionNode['kind'], at: At, lowering: Lowering): number {
  const { draft } = lowering;
  const name = node.childForFieldName('name')?.text;
  const isMember = kind !== 'function';
  const returnType = typeOf(node.childForFieldName('return_type'), lowering);
  const index = draft.addFunction({
    ...(name === undefined ? {} : { name }),
    kind,
    scope: 0,
    parameters: [],
    returns: [],
    ...(returnType ? { returnType } : {}),
    ...(isMember && at.class !== undefined ? { class: at.class } : {}),
    isStatic: isMember && hasModifier(node, 'static_modifier'),
    isAbstract: isMember && (hasModifier(node, 'abstract_modifier') || node.childForFieldName('body') === null),
    ...(hasModifier(node, 'visibility_modifier', 'private') ? { isPrivate: true } : {}),
    decorators: isMember ? lowerAttributes(node, at, lowering) : [],
    place: lowering.place(node.childForFieldName('name') ?? node),
  });
  const scope = draft.openScope({ parent: at.scope, function: index }, at.scope === 0 ? name : undefined);
  const fn = draft.functions[index];
  if (fn) fn.scope = scope;
  const inside: At = { ...at, scope, function: index };
  for (const part of parametersOf(node)) addParameter(part, index, inside, lowering);
  lowerBody(node.childForFieldName('body'), index, inside, lowering);
  return index;
}

function parametersOf(node: Node): readonly Node[] {
  const list = node.childForFieldName('parameters');
  return list ? partsOf(list) : [];
}

function lowerBody(body: Node | null, index: number, at: At, lowering: Lowering): void {
  if (!body) return;
  if (body.type === 'compound_statement') {
    lowering.children(body, at);
    return;
  }
  lowering.draft.functions[index]?.returns.push({ expression: lowering.expression(body, at), scope: at.scope });
}

function addParameter(node: Node, index: number, at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const fn = draft.functions[index];
  const variable = node.childForFieldName('name')?.text.replace(/^&?(\.\.\.)?/, '');
  if (!fn || variable === undefined) return;
  const fallback = node.childForFieldName('default_value');
  const type = typeOf(node.childForFieldName('type'), lowering);
  const place = lowering.place(node);
  const isField = node.type === 'property_promotion_parameter';
  const parameter: Parameter = {
    name: variable.slice(1),
    ...(type ? { type } : {}),
    ...(fallback ? { default: lowering.expression(fallback, at) } : {}),
    isRest: node.type === 'variadic_parameter',
    isField,
    decorators: lowerAttributes(node, at, lowering),
  };
  const position = fn.parameters.push(parameter) - 1;
  draft.declare(at.scope, { name: variable, ...(type ? { type } : {}), values: [], parameter: position, place });
  if (!isField || at.class === undefined) return;
  const values = [{ expression: { is: 'name' as const, name: variable }, scope: at.scope }];
  const field = { name: propertyName(parameter.name, at), ...(type ? { type } : {}), values, isStatic: false, isAbstract: false };
  draft.classes[at.class]?.fields.push({ ...field, decorators: [], place });
}

/** Whether a declaration carries a modifier, and which one where several kinds have the same. */
export function hasModifier(node: Node, type: string, text?: string): boolean {
  return node.namedChildren.some((child) => child?.type === type && (text === undefined || child.text === text));
}

/** `function orders() {…}` at the top level or inside of another. */
export function lowerFunction(node: Node, at: At, lowering: Lowering): void {
  const index = lowerFunctionNode(node, 'function', { ...at, class: undefined, routes: undefined }, lowering);
  const name = node.childForFieldName('name')?.text ?? '';
  const values = [{ expression: { is: 'function' as const, function: index }, scope: at.scope }];
  lowering.draft.declare(0, { name, values, place: lowering.place(node) });
}

/** `function () use ($app) {…}`, `fn () => …`. */
export function lowerClosure(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'function', function: lowerFunctionNode(node, 'function', at, lowering) };
}

/** What a generator yields is what its users get, one way or another; what a file returns is what including it gives. */
export function lowerReturn(node: Node, at: At, lowering: Lowering): void {
  const [value] = partsOf(node);
  const expression = value ? lowering.expression(value, at) : NOTHING;
  const bound = { expression, scope: at.scope };
  if (at.function !== undefined) lowering.draft.functions[at.function]?.returns.push(bound);
  else if (value) lowering.draft.exports.push({ name: '=', value: bound });
}
