import type { Decorator, Expression, Parameter, TypeReference } from '../../../src/code/ir.ts';
import type { FunctionDraft, ModuleDraft, VariableDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { boundDefault } from '../bound-defaults.ts';
import { type At, innerBlock, type Lowering } from '../lowering.ts';
import { annotationsIn, annotationsOf } from './annotations.ts';
import { lowerStatements } from './blocks.ts';
import { conventionsOf } from './conventions.ts';
import { memberName } from './names.ts';
import { childOf, childrenOf, nameOf, plainName, wordsOf } from './nodes.ts';
import { declaredType, typeReference } from './types.ts';

/** A parameter on its way; `bound` is what it is called in the scope, where that is another name. */
export interface ParameterShape {
  readonly name: string;
  readonly bound?: string;
  readonly type?: TypeReference;
  readonly default?: Expression;
  readonly isRest?: boolean;
  readonly isField?: boolean;
  readonly decorators?: readonly Decorator[];
}

/** What a function is, beside what its node says. */
export interface FunctionShape {
  readonly kind: 'function' | 'method';
  readonly class?: number;
  readonly isStatic: boolean;
}

/** A function with its own scope; gives its index. What it extends is its first parameter, whose members go by bare names. */
export function lowerFunction(node: Node, at: At, lowering: Lowering, shape: FunctionShape): number {
  const { draft } = lowering;
  const name = nameOf(node);
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index }, at.scope === 0 ? name : undefined);
  const returnType = typeOfResult(node, draft);
  const receiver = receiverOf(node);
  const body = childOf(node, 'function_body');
  const drafted: FunctionDraft = {
    name,
    kind: shape.kind,
    scope,
    parameters: [],
    returns: [],
    isStatic: shape.isStatic,
    isAbstract: shape.class !== undefined && !body,
    decorators: [...annotationsOf(node, at, lowering), ...conventionsOf(node, at, lowering)],
    place: lowering.place(childOf(node, 'simple_identifier') ?? node),
  };
  if (returnType) drafted.returnType = returnType;
  if (shape.class !== undefined) drafted.class = shape.class;
  if (wordsOf(node).has('private')) drafted.isPrivate = true;
  draft.addFunction(drafted);
  const self = `this@${name}`;
  const receivers = receiver ? [self, ...(at.receivers ?? [])] : (at.receivers ?? []);
  const inside: At = { ...innerBlock(at), scope, function: index, receivers, told: undefined };
  const among: At = receiver ? { ...inside, thisReceivers: [self] } : inside;
  const type = receiver && typeReference(receiver, draft);
  if (receiver) addParameter({ name: self, ...(type ? { type } : {}) }, index, among, node, lowering);
  for (const parameter of parametersOf(childOf(node, 'function_value_parameters'), among, lowering))
    addParameter(parameter, index, among, node, lowering);
  lowerFunctionBody(body, index, among, lowering);
  return index;
}

/** `fun orders() = Queue("orders").apply { … }` gives what it makes: https://kotlinlang.org/docs/functions.html#single-expression-functions */
function typeOfResult(node: Node, draft: ModuleDraft): TypeReference | undefined {
  const declared = declaredType(node, draft);
  if (declared) return declared;
  const body = childOf(node, 'function_body');
  let [value] = body?.children.some((child) => child.type === '{') ? [] : childrenOf(body);
  while (value?.type === 'call_expression') {
    const [callee] = childrenOf(value);
    if (callee?.type === 'simple_identifier' && CLASS_NAME.test(callee.text)) return { name: callee.text, arguments: [] };
    // `Queue("orders") { … }` are two calls, one inside the other.
    if (callee?.type === 'call_expression') value = callee;
    else value = callee && GIVES_OBJECT.test(memberName(callee)) ? childrenOf(callee)[0] : undefined;
  }
  return undefined;
}

const CLASS_NAME = /^[A-Z]\w*[a-z]\w*$/;
const GIVES_OBJECT = /^(apply|also)$/;

/** `fun Route.orders()` extends `Route`: https://kotlinlang.org/docs/extensions.html */
export function receiverOf(node: Node): Node | undefined {
  const dot = node.children.findIndex((child) => child.type === '.');
  const name = node.children.findIndex((child) => child.type === 'simple_identifier');
  return dot >= 0 && dot < name ? (node.children[dot - 1] ?? undefined) : undefined;
}

/** `= value` or a block with returns. */
export function lowerFunctionBody(body: Node | undefined, index: number, at: At, lowering: Lowering): void {
  if (!body) return;
  const isBlock = body.children.some((child) => child.type === '{');
  const value = lowerStatements(isBlock ? childOf(body, 'statements') : body, at, lowering);
  if (value && !isBlock) lowering.draft.functions[index]?.returns.push({ expression: value, scope: at.scope });
}

/** Parameters with their modifiers before them and their defaults behind. */
export function parametersOf(list: Node | undefined, at: At, lowering: Lowering): readonly ParameterShape[] {
  const { children = [] } = list ?? {};
  return children.flatMap((child, position): readonly ParameterShape[] => {
    if (child.type !== 'parameter') return [];
    const before = children[position - 1];
    const modifiers = before?.type === 'parameter_modifiers' ? [before] : [];
    const hasDefault = children[position + 1]?.type === '=';
    const value = hasDefault ? children[position + 2] : undefined;
    const type = declaredType(child, lowering.draft);
    return [
      {
        name: plainName(childOf(child, 'simple_identifier')?.text ?? ''),
        ...(type ? { type } : {}),
        ...(value ? { default: lowering.expression(value, at) } : {}),
        isRest: modifiers.some(({ text }) => /\bvararg\b/.test(text)),
        decorators: annotationsIn(modifiers, at, lowering),
      },
    ];
  });
}

/** Adds a parameter and the variable it is in the function's scope. */
export function addParameter(shape: ParameterShape, index: number, at: At, node: Node, lowering: Lowering): void {
  const { draft } = lowering;
  const parameters = draft.functions[index]?.parameters;
  if (!parameters) return;
  const { bound, isRest = false, isField = false, decorators = [], ...told } = shape;
  const name = bound ?? shape.name;
  const parameter: Parameter = { ...told, name, isRest, isField, decorators };
  at.block.locals.set(shape.name, name);
  const variable: VariableDraft = { name, values: [], parameter: parameters.length, place: lowering.place(node) };
  if (shape.type) variable.type = shape.type;
  draft.declare(at.scope, variable);
  const otherwise = parameter.default ? undefined : boundDefault(decorators, draft);
  parameters.push(otherwise ? { ...parameter, default: otherwise } : parameter);
}

/** `fun(order: Order): String { … }` in place. */
export function lowerAnonymousFunction(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'function', function: lowerFunction(node, at, lowering, { kind: 'function', isStatic: false }) };
}

/** A function in a file or in another function; one that extends something goes by a name of its own. */
export function lowerPlainFunction(node: Node, at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const name = receiverOf(node) ? `.${nameOf(node)}` : nameOf(node);
  const isTop = at.scope === 0;
  if (!isTop) at.block.locals.set(name, name);
  const value = {
    expression: { is: 'function', function: lowerFunction(node, at, lowering, { kind: 'function', isStatic: isTop }) },
    scope: at.scope,
  } as const;
  if (!name.startsWith('.')) draft.declare(at.scope, { name, values: [value], place: lowering.place(node) });
  if (isTop) draft.exports.push({ name, value });
}
