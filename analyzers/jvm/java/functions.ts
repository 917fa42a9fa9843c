import type { Expression, Parameter } from '../../../src/code/ir.ts';
import type { FunctionDraft, VariableDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { boundDefault } from '../bound-defaults.ts';
import { type At, bindLocal, innerBlock, type Lowering } from '../lowering.ts';
import { annotationsOf } from './annotations.ts';
import { conventionsOf } from './conventions.ts';
import { hasModifier } from './modifiers.ts';
import { declaredType } from './types.ts';

/** What a function is, beside what its node says. */
export interface FunctionShape {
  readonly kind: 'function' | 'method' | 'constructor';
  readonly class?: number;
  readonly name?: string;
  /** Declared in an interface: abstract without the word when it has no body. */
  readonly inInterface?: boolean;
}

/** A method, constructor or lambda with its own scope; gives its index. */
export function lowerFunction(node: Node, at: At, lowering: Lowering, shape: FunctionShape): number {
  const { draft } = lowering;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const inside: At = { ...innerBlock(at), scope, function: index };
  const body = node.childForFieldName('body');
  const returnType = declaredType(node, lowering);
  const drafted: FunctionDraft = {
    kind: shape.kind,
    scope,
    parameters: [],
    returns: [],
    isStatic: hasModifier(node, 'static'),
    isAbstract: hasModifier(node, 'abstract') || (shape.inInterface === true && !body),
    decorators: [...annotationsOf(node, at, lowering), ...conventionsOf(node, at, lowering)],
    place: lowering.place(node.childForFieldName('name') ?? node),
  };
  if (shape.name !== undefined) drafted.name = shape.name;
  if (shape.class !== undefined) drafted.class = shape.class;
  if (returnType) drafted.returnType = returnType;
  draft.addFunction(drafted);
  for (const parameter of parametersOf(node)) addParameter(parameter, index, inside, lowering);
  if (body) lowerBody(body, index, inside, lowering);
  return index;
}

/** A lambda's body may be the expression it returns. */
function lowerBody(body: Node, index: number, at: At, lowering: Lowering): void {
  const isBlock = body.type === 'block' || body.type === 'constructor_body';
  if (isBlock) lowering.visitChildren(body, at);
  else lowering.draft.functions[index]?.returns.push({ expression: lowering.expression(body, at), scope: at.scope });
}

function parametersOf(node: Node): readonly Node[] {
  const list = node.childForFieldName('parameters');
  if (!list) return [];
  return list.type === 'identifier' ? [list] : list.namedChildren.filter((child) => /parameter$|identifier$/.test(child.type));
}

/** `Order order`, `String... names`, and the bare names of a lambda. */
export function addParameter(node: Node, index: number, at: At, lowering: Lowering): Parameter {
  const isRest = node.type === 'spread_parameter';
  const declarator = node.namedChildren.find((child) => child.type === 'variable_declarator');
  const name = (node.type === 'identifier' ? node : (declarator ?? node).childForFieldName('name'))?.text ?? '';
  const type = declaredType(node, lowering);
  const plain: Parameter = { name, isRest, isField: false, decorators: annotationsOf(node, at, lowering) };
  const parameter = type ? { ...plain, type } : plain;
  pushParameter(parameter, index, at, lowering, node);
  return parameter;
}

/** Adds a parameter and the variable it is in the function's scope. */
export function pushParameter(parameter: Parameter, index: number, at: At, lowering: Lowering, node: Node): void {
  const { draft } = lowering;
  const parameters = draft.functions[index]?.parameters;
  if (!parameters) return;
  const { name, type } = parameter;
  at.block.locals.set(name, name);
  const variable: VariableDraft = { name, values: [], parameter: parameters.length, place: lowering.place(node) };
  if (type) variable.type = type;
  draft.declare(at.scope, variable);
  const otherwise = boundDefault(parameter.decorators, draft);
  parameters.push(otherwise ? { ...parameter, default: otherwise } : parameter);
}

export function lowerLambda(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'function', function: lowerFunction(node, at, lowering, { kind: 'function' }) };
}

/** A value that the enclosing function may give back. */
export function lowerReturn(node: Node, at: At, lowering: Lowering): void {
  const [value] = node.namedChildren.filter((child) => !child.type.endsWith('comment'));
  if (!value) return;
  const expression = lowering.expression(value, at);
  const returns = at.function === undefined ? undefined : lowering.draft.functions[at.function]?.returns;
  returns?.push({ expression, scope: at.scope });
}

/** Declares a local variable of a block. */
export function declareLocal(name: string, node: Node, at: At, lowering: Lowering, value?: Expression): void {
  const type = declaredType(node, lowering);
  const values = value ? [{ expression: value, scope: at.scope }] : [];
  const variable: VariableDraft = { name: bindLocal(at, name, lowering), values, place: lowering.place(node) };
  if (type) variable.type = type;
  lowering.draft.declare(at.scope, variable);
}
