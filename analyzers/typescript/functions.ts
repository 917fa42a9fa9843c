import type { Bound, Expression, FunctionNode, Parameter } from '../../src/code/ir.ts';
import { declarePattern } from './bindings.ts';
import { enterFunction } from './blocks.ts';
import { ts } from './compiler.ts';
import { comparisonsAround } from './conditions.ts';
import { lowerDecorators } from './decorators.ts';
import { injectedValue } from './injected-parameters.ts';
import { type At, defined, type FunctionDraft, type Lowering } from './lowering.ts';
import { typeReference } from './types.ts';

interface FunctionRole {
  readonly kind: FunctionNode['kind'];
  readonly class?: number;
  /** The top-level declaration that the function is. */
  readonly declaration?: string;
}

/** Any function with its parameters and body; gives the function as a value. */
export function lowerFunction(
  node: ts.FunctionLikeDeclaration,
  at: At,
  lowering: Lowering,
  role: FunctionRole,
): Expression & { readonly is: 'function' } {
  const index = lowering.functions.length;
  const draft = draftFunction(node, at, lowering, role);
  lowering.functions.push(draft);
  draft.scope = lowering.openScope({ parent: at.scope, function: index }, role.declaration ?? lowering.declarations.get(node));
  const inside = enterFunction(node, draft.scope, at, lowering);
  draft.decorators = lowerDecorators(node, at, lowering);
  for (const [position, parameter] of node.parameters.entries()) {
    draft.parameters.push(lowerParameter(parameter, position, inside, lowering));
  }
  if (node.body) lowerBody(node.body, draft, inside, lowering);
  if (node.asteriskToken && draft.returns.length === 0) draft.returns = (draft.yields ?? []).map(asList);
  return { is: 'function', function: index };
}

function draftFunction(node: ts.FunctionLikeDeclaration, at: At, lowering: Lowering, role: FunctionRole): FunctionDraft {
  const name = node.name && !ts.isComputedPropertyName(node.name) ? node.name.text : undefined;
  return {
    ...defined('name', name),
    kind: role.kind,
    scope: at.scope,
    parameters: [],
    returns: [],
    ...defined('returnType', typeReference(node.type)),
    ...defined('class', role.class),
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    isAbstract: hasModifier(node, ts.SyntaxKind.AbstractKeyword),
    ...(isHidden(node) ? { isPrivate: true } : {}),
    decorators: [],
    place: lowering.place(node.name ?? node),
    isArrow: ts.isArrowFunction(node),
  };
}

/** An arrow function's expression is what it returns. */
function lowerBody(body: ts.ConciseBody, draft: FunctionDraft, at: At, lowering: Lowering): void {
  const before = lowering.guards.length;
  if (ts.isBlock(body)) lowering.visitChildren(body, at);
  else draft.returns.push({ expression: lowering.expression(body, at), scope: at.scope });
  lowering.guards.length = before;
}

function lowerParameter(node: ts.ParameterDeclaration, position: number, at: At, lowering: Lowering): Parameter {
  const name = ts.isIdentifier(node.name) ? node.name.text : `#${position}`;
  const type = defined('type', typeReference(node.type));
  lowering.declare(at.scope, { name, ...type, values: [], parameter: position, place: lowering.place(node.name) });
  const fallback = node.initializer ? lowering.expression(node.initializer, at) : injectedValue(node, at, lowering);
  if (!ts.isIdentifier(node.name)) declarePattern(node.name, { is: 'name', name }, at, lowering);
  return {
    name,
    ...type,
    ...defined('default', fallback),
    isRest: node.dotDotDotToken !== undefined,
    isField: ts.isParameterPropertyDeclaration(node, node.parent),
    decorators: lowerDecorators(node, at, lowering),
  };
}

export function hasModifier(node: ts.Node, kind: ts.SyntaxKind): boolean {
  return ts.canHaveModifiers(node) && (ts.getModifiers(node) ?? []).some((modifier) => modifier.kind === kind);
}

/** `return x` belongs to the nearest function that is no loop, or to the loop whose results are gathered. */
export function lowerReturn(node: ts.ReturnStatement, at: At, lowering: Lowering): void {
  if (!node.expression) return;
  const expression = lowering.expression(node.expression, at);
  const index = functionAt(at.scope, lowering);
  const gather = index === undefined ? undefined : lowering.gatherings.get(index);
  if (gather) gather(expression, at.scope);
  else if (index !== undefined)
    lowering.functions[index]?.returns.push({ expression, scope: at.scope, ...comparisonsAround(lowering) });
}

/** One that a generator gives among others. */
function asList({ expression, scope }: Bound): Bound {
  return { expression: { is: 'list', items: [expression] }, scope };
}

/** `yield x` gives who goes through the generator an item. https://tc39.es/ecma262/#sec-generator-objects */
export function noteYielded(expression: Expression, { scope }: At, lowering: Lowering): void {
  const fn = lowering.functions[functionAt(scope, lowering) ?? -1];
  if (fn) fn.yields = [...(fn.yields ?? []), { expression, scope }];
}

function functionAt(scope: number, lowering: Lowering): number | undefined {
  const { function: index, parent } = lowering.scopes[scope] ?? {};
  const found = index === undefined ? undefined : lowering.functions[index];
  const isPlainLoop = found?.isLoop && index !== undefined && !lowering.gatherings.has(index);
  return isPlainLoop && typeof parent === 'number' ? functionAt(parent, lowering) : index;
}

function isHidden(node: Parameters<typeof hasModifier>[0] & { readonly name?: ts.Node | undefined }): boolean {
  const isMarked = hasModifier(node, ts.SyntaxKind.PrivateKeyword) || hasModifier(node, ts.SyntaxKind.ProtectedKeyword);
  return isMarked || node.name?.kind === ts.SyntaxKind.PrivateIdentifier;
}
