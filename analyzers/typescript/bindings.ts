import type { Expression } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import { type At, defined, type Lowering, nameIn } from './lowering.ts';
import { typeReference } from './types.ts';

/** `const a = 1, { b } = c`; a loop gives the value from outside. */
export function lowerVariable(node: ts.VariableDeclaration, at: At, lowering: Lowering, given?: Expression): void {
  if (at.scope === 0 && node.initializer && ts.isIdentifier(node.name)) {
    markDeclarations(node.initializer, node.name.text, lowering);
  }
  const before = lowering.exports.length;
  const value = node.initializer ? lowering.expression(node.initializer, at) : given;
  if (ts.isIdentifier(node.name)) {
    declareName(node.name, value, node.type, at, lowering);
    exportByName(nameIn(at, node.name.text), value, before, lowering);
  } else declarePattern(node.name, value ?? { is: 'unknown', why: 'no value is given' }, at, lowering);
}

/** `const client = module.exports = {}` exports the variable, with all that is added to it later. */
function exportByName(name: string, value: Expression | undefined, from: number, { exports }: Lowering): void {
  if (value?.is !== 'object' && value?.is !== 'function') return;
  for (let at = from; at < exports.length; at++) {
    const each = exports[at];
    if (each?.value?.expression === value) exports[at] = { ...each, value: { ...each.value, expression: { is: 'name', name } } };
  }
}

/** Functions and classes that are, or lie in the object that is, a top-level variable's value: they run when it is used. */
export function markDeclarations(node: ts.Node, name: string, lowering: Lowering): void {
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) lowering.declarations.set(node, name);
  else if (isInert(node)) node.forEachChild((child) => markDeclarations(child, name, lowering));
}

function isInert(node: ts.Node): boolean {
  if (ts.isObjectLiteralExpression(node) || ts.isArrayLiteralExpression(node) || ts.isPropertyAssignment(node)) return true;
  return ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isSatisfiesExpression(node);
}

/** `{ a, b: { c = 1 } }`, `[first, ...rest]`: each part is a variable whose value is a member of the whole. */
export function declarePattern(pattern: ts.BindingPattern, of: Expression, at: At, lowering: Lowering): void {
  for (const [position, element] of pattern.elements.entries()) {
    if (ts.isOmittedExpression(element)) continue;
    const part = partOf(element, position, of, at, lowering);
    const value: Expression = element.initializer
      ? { is: 'fallback', first: part, second: lowering.expression(element.initializer, at) }
      : part;
    if (ts.isIdentifier(element.name)) declareName(element.name, value, undefined, at, lowering);
    else declarePattern(element.name, value, at, lowering);
  }
}

function partOf(element: ts.BindingElement, position: number, of: Expression, at: At, lowering: Lowering): Expression {
  const isArray = ts.isArrayBindingPattern(element.parent);
  if (element.dotDotDotToken) return isArray ? { is: 'unknown', why: 'the rest of a list' } : of;
  if (isArray) return { is: 'index', of, key: { is: 'literal', value: position } };
  const name = element.propertyName ?? element.name;
  if (ts.isComputedPropertyName(name)) return { is: 'index', of, key: lowering.expression(name.expression, at) };
  return ts.isObjectBindingPattern(name) || ts.isArrayBindingPattern(name)
    ? { is: 'unknown', why: 'a pattern without a name' }
    : { is: 'member', of, name: name.text };
}

/** A variable of that name, with what it is at first. */
export function declareName(
  name: ts.Identifier,
  value: Expression | undefined,
  type: ts.TypeNode | undefined,
  at: At,
  lowering: Lowering,
): void {
  lowering.declare(at.scope, {
    name: nameIn(at, name.text),
    ...defined('type', typeReference(type)),
    values: value ? [{ expression: value, scope: at.scope }] : [],
    place: lowering.place(name),
  });
}

/** Every name that a declaration or a pattern binds. */
export function boundNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isOmittedExpression(element) ? [] : boundNames(element.name)));
}
