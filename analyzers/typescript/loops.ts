import type { Expression } from '../../src/code/ir.ts';
import { assign } from './assignments.ts';
import { boundNames, declareName, declarePattern, lowerVariable } from './bindings.ts';
import { enterBlock, enterNames, exitBlock, initializerNames } from './blocks.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

/**
 * `for (const order of orders)` is a function that is called with each of `orders`. Where the items come later, or go to a variable that is
 * there already, it is any of them; `for … in` goes through the keys.
 */
export function lowerLoop(node: ts.ForOfStatement | ts.ForInStatement, at: At, lowering: Lowering): void {
  const of = lowering.expression(node.expression, at);
  const item = ts.isForOfStatement(node) && node.awaitModifier ? undefined : itemOf(node.initializer);
  if (item) lowerEach(node, item, ts.isForOfStatement(node) ? of : keysOf(of, node, at, lowering), at, lowering);
  else lowerAny(node, of, at, lowering);
}

/** `for (let count = 0; …; count += 1)`: what each round changes is any number, not the first. */
export function lowerRounds(node: ts.ForStatement, at: At, lowering: Lowering): void {
  const before = lowering.guards.length;
  const inside = enterBlock(node, at, lowering);
  const { initializer, condition, incrementor, statement } = node;
  const changed = incrementor ? changedNames(incrementor) : [];
  if (initializer && ts.isVariableDeclarationList(initializer)) {
    for (const each of initializer.declarations) {
      if (ts.isIdentifier(each.name) && changed.includes(each.name.text)) lowerCount(each, each.name, inside, lowering);
      else lowerVariable(each, inside, lowering);
    }
  } else if (initializer) lowering.visit(initializer, inside);
  for (const each of [condition, incrementor, statement]) if (each) lowering.visit(each, inside);
  exitBlock(before, lowering);
}

function lowerCount({ initializer, type }: ts.VariableDeclaration, name: ts.Identifier, at: At, lowering: Lowering): void {
  if (initializer) lowering.visit(initializer, at);
  declareName(name, { is: 'unknown', why: 'each count in turn' }, type, at, lowering);
}

/** `i++`, `--i`, `i += 2`, `i = next(i)`, and several of them behind commas. */
function changedNames(node: ts.Expression): readonly string[] {
  if (ts.isBinaryExpression(node)) {
    const { left, operatorToken, right } = node;
    if (operatorToken.kind === ts.SyntaxKind.CommaToken) return [left, right].flatMap(changedNames);
    return ts.isIdentifier(left) ? [left.text] : [];
  }
  const isUnary = ts.isPostfixUnaryExpression(node) || ts.isPrefixUnaryExpression(node);
  return isUnary && ts.isIdentifier(node.operand) ? [node.operand.text] : [];
}

/** https://tc39.es/ecma262/#sec-enumerate-object-properties */
function keysOf(of: Expression, node: ts.Node, { scope }: At, lowering: Lowering): Expression {
  const callee: Expression = { is: 'member', of: { is: 'name', name: 'Object' }, name: 'keys' };
  lowering.calls.push({ callee, arguments: [of], isNew: false, typeArguments: [], scope, place: lowering.place(node) });
  return { is: 'call', call: lowering.calls.length - 1 };
}

function itemOf(initializer: ts.ForInitializer): ts.BindingName | undefined {
  const isBlockScoped = ts.isVariableDeclarationList(initializer) && (initializer.flags & ts.NodeFlags.BlockScoped) !== 0;
  return isBlockScoped ? initializer.declarations[0]?.name : undefined;
}

function lowerEach(
  node: ts.ForOfStatement | ts.ForInStatement,
  item: ts.BindingName,
  of: Expression,
  at: At,
  lowering: Lowering,
) {
  const { body, inside } = openLoop(item, node, at, lowering);
  lowering.visit(node.statement, inside);
  callLoop(of, body, node, at, lowering);
}

/** The body of a loop, to be filled: a function of the item. */
export function openLoop(item: ts.BindingName, node: ts.Node, at: At, lowering: Lowering) {
  const place = lowering.place(node);
  const name = ts.isIdentifier(item) ? item.text : '#0';
  const index = lowering.functions.length;
  const scope = lowering.openScope({ parent: at.scope, function: index }, undefined);
  lowering.functions.push({
    kind: 'function',
    scope,
    parameters: [{ name, isRest: false, isField: false, decorators: [] }],
    returns: [],
    isStatic: false,
    isAbstract: false,
    isLoop: true,
    decorators: [],
    place,
    isArrow: true,
  });
  lowering.declare(scope, { name, values: [], parameter: 0, place });
  const inside = insideOf(boundNames(item), scope, at, lowering);
  if (!ts.isIdentifier(item)) declarePattern(item, { is: 'name', name }, inside, lowering);
  const body: Expression & { is: 'function' } = { is: 'function', function: index };
  return { body, inside };
}

/** The loop goes through each item. */
export function callLoop(of: Expression, body: Expression, node: ts.Node, { scope }: At, lowering: Lowering): void {
  const guards = lowering.guards.length > 0 ? { guards: [...lowering.guards] } : {};
  const callee: Expression = { is: 'member', of, name: 'forEach' };
  lowering.calls.push({
    callee,
    arguments: [body],
    isNew: false,
    typeArguments: [],
    ...guards,
    scope,
    place: lowering.place(node),
  });
}

/** The loop's own names hide what blocks around it have renamed. */
function insideOf(own: readonly string[], scope: number, { names }: At, lowering: Lowering): At {
  lowering.reserve(scope, own);
  return { scope, names: names && { outer: names, renamed: new Map(own.map((name) => [name, name])) } };
}

function lowerAny(node: ts.ForOfStatement | ts.ForInStatement, of: Expression, at: At, lowering: Lowering): void {
  const value: Expression = ts.isForInStatement(node)
    ? { is: 'unknown', why: 'each key in turn' }
    : { is: 'index', of, key: { is: 'unknown', why: 'each item in turn' } };
  const inside = enterNames(initializerNames(node.initializer), at, lowering);
  if (!ts.isVariableDeclarationList(node.initializer)) assign(node.initializer, value, at, lowering);
  else for (const variable of node.initializer.declarations) lowerVariable(variable, inside, lowering, value);
  lowering.visit(node.statement, inside);
}
