import type { Expression, ObjectEntry } from '../../src/code/ir.ts';
import { boundNames } from './bindings.ts';
import { lowerClass } from './classes.ts';
import { ts } from './compiler.ts';
import { lowerConstructorFunction } from './constructor-functions.ts';
import { exportDeclared } from './exports.ts';
import { propertyKey } from './expressions.ts';
import { hasModifier, lowerFunction } from './functions.ts';
import { type At, type Lowering, nameIn } from './lowering.ts';

export function lowerFunctionDeclaration(node: ts.FunctionDeclaration, at: At, lowering: Lowering): void {
  if (!node.body) return;
  const declaration = at.scope === 0 ? node.name?.text : undefined;
  const role = declaration === undefined ? { kind: 'function' as const } : { kind: 'function' as const, declaration };
  const made = lowerConstructorFunction(node, at, lowering, declaration) ?? lowerFunction(node, at, lowering, role);
  declareValue(node, made, at, lowering);
}

export function lowerClassDeclaration(node: ts.ClassDeclaration, at: At, lowering: Lowering): void {
  if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return;
  declareValue(node, lowerClass(node, at, lowering, at.scope === 0 ? node.name?.text : undefined), at, lowering);
}

/** A declared function or class is a variable; a nameless one can only be the default export. */
function declareValue(
  node: ts.FunctionDeclaration | ts.ClassDeclaration,
  expression: Expression,
  at: At,
  lowering: Lowering,
): void {
  if (!node.name) {
    lowering.exports.push({ name: 'default', value: { expression, scope: at.scope } });
    return;
  }
  const values = [{ expression, scope: at.scope }];
  lowering.declare(at.scope, { name: nameIn(at, node.name.text), values, place: lowering.place(node.name) });
  exportDeclared(node, [node.name.text], at, lowering);
}

/** An enum is an object; members without a value count up from the one before. */
export function lowerEnum(node: ts.EnumDeclaration, at: At, lowering: Lowering): void {
  const entries: ObjectEntry[] = [];
  let next: number | undefined = 0;
  for (const member of node.members) {
    const key = propertyKey(member.name, at, lowering);
    if (typeof key !== 'string') continue;
    const value: Expression = member.initializer ? memberValue(member.initializer, entries, at, lowering) : counted(next);
    entries.push({ key, value });
    next = value.is === 'literal' && typeof value.value === 'number' ? value.value + 1 : undefined;
  }
  const values = [{ expression: { is: 'object' as const, entries }, scope: at.scope }];
  lowering.declare(at.scope, { name: nameIn(at, node.name.text), values, place: lowering.place(node.name) });
  exportDeclared(node, [node.name.text], at, lowering);
}

function counted(next: number | undefined): Expression {
  return next === undefined ? { is: 'unknown', why: 'follows a computed enum member' } : { is: 'literal', value: next };
}

/** Enum members may name the members before them without the enum's name. */
function memberValue(node: ts.Expression, entries: readonly ObjectEntry[], at: At, lowering: Lowering): Expression {
  const value = lowering.expression(node, at);
  if (value.is !== 'name') return value;
  const named = entries.find((entry) => 'key' in entry && entry.key === value.name);
  return named && 'value' in named ? named.value : value;
}

/** A namespace is an object of what it exports, with a scope of its own. */
export function lowerNamespace(node: ts.ModuleDeclaration, at: At, lowering: Lowering): void {
  if (!ts.isIdentifier(node.name) || !node.body || hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return;
  const name = node.name.text;
  const scope = lowering.openScope({ parent: at.scope }, at.scope === 0 ? name : undefined);
  const inside: At = { scope, names: at.names };
  if (ts.isModuleBlock(node.body)) for (const statement of node.body.statements) lowering.visit(statement, inside);
  else lowering.visit(node.body, inside);
  const variables = lowering.scopes[scope]?.variables ?? [];
  const entries = variables.map((variable) => ({ key: variable.name, value: { is: 'name', name: variable.name } as const }));
  const values = [{ expression: { is: 'object' as const, entries }, scope }];
  lowering.declare(at.scope, { name, values, place: lowering.place(node.name) });
  exportDeclared(node, [name], at, lowering);
}

export function lowerVariableStatement(node: ts.VariableStatement, at: At, lowering: Lowering): void {
  if (hasModifier(node, ts.SyntaxKind.DeclareKeyword)) return;
  lowering.visit(node.declarationList, at);
  exportDeclared(
    node,
    node.declarationList.declarations.flatMap(({ name }) => boundNames(name)),
    at,
    lowering,
  );
}
