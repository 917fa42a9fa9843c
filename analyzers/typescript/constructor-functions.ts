import type { Expression } from '../../src/code/ir.ts';
import { emptyClass } from '../../src/frontend/class-drafts.ts';
import { markDeclarations } from './bindings.ts';
import { ts } from './compiler.ts';
import { lowerFunction } from './functions.ts';
import { injectableCalled, isGivenToModule, MAKES } from './injectables.ts';
import type { At, Lowering } from './lowering.ts';

type Written = ts.FunctionDeclaration | ts.FunctionExpression;

/**
 * A function that is called with `new` is a class: `function Orders(url) { this.url = url }`, `Orders.prototype.find = …`. Undefined where it is none.
 * https://developer.mozilla.org/docs/Web/JavaScript/Guide/Inheritance_and_the_prototype_chain#constructors
 */
export function lowerConstructorFunction(
  node: Written,
  at: At,
  lowering: Lowering,
  declaration: string | undefined,
): (Expression & { readonly is: 'class' }) | undefined {
  const isMade = isGivenToModule(node, MAKES);
  const name = nameOf(node) ?? (isMade ? 'injected' : undefined);
  if (name === undefined || !isConstructor(node, name, isMade, lowering)) return undefined;
  const index = lowering.classes.length;
  lowering.classes.push(emptyClass(name, at.scope, lowering.place(node.name ?? node)));
  const scope = lowering.openScope({ parent: at.scope, class: index }, declaration ?? lowering.declarations.get(node));
  const made = lowerFunction(node, { scope, names: at.names }, lowering, { kind: 'constructor', class: index });
  lowering.classes[index]?.methods.push(made.function);
  return { is: 'class', class: index };
}

/** Its own name, or that of the variable or member that it is the value of. */
function nameOf(node: Written): string | undefined {
  return node.name?.text ?? givenName(node.parent);
}

function givenName(node: ts.Node): string | undefined {
  if (ts.isParenthesizedExpression(node)) return givenName(node.parent);
  if (ts.isVariableDeclaration(node)) return ts.isIdentifier(node.name) ? node.name.text : undefined;
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return undefined;
  return ts.isIdentifier(node.left) || ts.isPropertyAccessExpression(node.left) ? lastName(node.left) : undefined;
}

function lastName(node: ts.Identifier | ts.PropertyAccessExpression): string {
  return ts.isIdentifier(node) ? node.text : node.name.text;
}

const CAPITAL = /^[A-Z]/;

function isConstructor(node: Written, name: string, isMade: boolean, lowering: Lowering): boolean {
  if (!node.body || node.asteriskToken || (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword))
    return false;
  const hasPrototype = lowering.prototypes.has(name);
  const isCalledSo = isMade || CAPITAL.test(name) || injectableCalled(name, lowering.file)?.isMade === true;
  if (!hasPrototype && !isCalledSo) return false;
  const found = ownUses(node.body);
  return (hasPrototype || found.setsThis) && !found.returnsOther;
}

/** What a body does with its own `this`: functions inside have theirs. */
function ownUses(body: ts.Block): { readonly setsThis: boolean; readonly returnsOther: boolean } {
  let setsThis = false;
  let returnsOther = false;
  const selves = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isClassLike(node) || ts.isFunctionLike(node)) return;
    const self = selfIn(node);
    if (self !== undefined) selves.add(self);
    setsThis ||= self !== undefined || isSetOnThis(node) || isGivenThis(node);
    if (ts.isReturnStatement(node) && node.expression) returnsOther ||= !isInstance(node.expression, selves);
    node.forEachChild(visit);
  };
  body.forEachChild(visit);
  return { setsThis, returnsOther };
}

/** `const self = this` */
function selfIn(node: ts.Node): string | undefined {
  const isIt = ts.isVariableDeclaration(node) && node.initializer && isThis(node.initializer) && ts.isIdentifier(node.name);
  return isIt ? node.name.getText() : undefined;
}

function isThis({ kind }: ts.Node): boolean {
  return kind === ts.SyntaxKind.ThisKeyword;
}

/** `this.url = url` */
function isSetOnThis(node: ts.Node): boolean {
  if (!ts.isBinaryExpression(node) || node.operatorToken.kind !== ts.SyntaxKind.EqualsToken) return false;
  const { left } = node;
  return (ts.isPropertyAccessExpression(left) || ts.isElementAccessExpression(left)) && isThis(left.expression);
}

/** `Client.call(this, url)`, `Object.assign(this, options)` */
function isGivenThis(node: ts.Node): boolean {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return false;
  const [first] = node.arguments;
  return first !== undefined && isThis(first) && /^(apply|assign|call)$/.test(node.expression.name.text);
}

/** `return this`, `return new Orders(url)` */
function isInstance(node: ts.Expression, selves: ReadonlySet<string>): boolean {
  return (
    isThis(node) || ts.isNewExpression(node) || (ts.isIdentifier(node) && (node.text === 'undefined' || selves.has(node.text)))
  );
}

/** What is put on a prototype at the top of a file runs when its class is used. */
export function markPrototype(target: ts.Expression, value: ts.Expression, at: At, lowering: Lowering): void {
  const name = at.scope === 0 ? prototypeOwner(target) : undefined;
  if (name !== undefined && lowering.isReserved(0, name)) markDeclarations(value, name, lowering);
}

/** `Orders` of `Orders.prototype` and of its members. */
function prototypeOwner(node: ts.Expression): string | undefined {
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const isPrototype = node.name.text === 'prototype' && ts.isIdentifier(node.expression);
  return isPrototype ? lastName(node.expression) : prototypeOwner(node.expression);
}
