import type { Module } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { Source } from '../../src/sdk/index.ts';
import { folderOf } from '../../src/sdk/index.ts';
import { lowerConstants, lowerVariables } from './declarations.ts';
import { lowerExpression } from './expressions.ts';
import { lowerFunction, receiverOf } from './functions.ts';
import { lowerImports } from './imports.ts';
import { type At, childrenOf, GoFile, nameOf, part } from './lowering.ts';
import { packagePath } from './package-path.ts';
import { lowerTypes } from './type-declarations.ts';

/** Makes plain data of one file: first what it declares, then the bodies, which use it in any order. */
export function lower(root: Node, source: Source): Module {
  const file = new GoFile(source, lowerExpression);
  const at: At = { file, scope: 0 };
  file.draft.opens.push(packagePath(folderOf(source.path)));
  const top = childrenOf(root);
  for (const node of top) if (node.type === 'import_declaration') lowerImports(node, at);
  for (const node of top) if (node.type === 'type_declaration') lowerTypes(node, at);
  for (const node of top) lowerTopLevel(node, at);
  for (const node of top) lowerBody(node, at);
  const clause = top.find(({ type }) => type === 'package_clause');
  const namespace = clause && childrenOf(clause)[0]?.text;
  if (namespace !== undefined) for (const each of file.draft.classes) each.namespace = namespace;
  const callsItself = top.flatMap((node) => methodOfFunctions(node, file));
  return { ...file.draft.finish(), ...(callsItself.length > 0 ? { callsItself } : {}) };
}

/** `func (f optionFunc) apply(o *options) { f(o) }`: methods of a type of functions that call the function. */
function methodOfFunctions(node: Node, { named }: GoFile): readonly string[] {
  const receiver = node.type === 'method_declaration' ? receiverOf(node) : undefined;
  const isOfFunctions = receiver !== undefined && named.get(receiver.type)?.type === 'function_type';
  return isOfFunctions && callsOf(receiver.name, node) ? [part(node, 'name')?.text ?? ''] : [];
}

function callsOf(receiver: string | undefined, method: Node): boolean {
  const body = part(method, 'body')?.text ?? '';
  return receiver !== undefined && new RegExp(`(?<![\\p{L}\\p{N}_.])${receiver}\\(`, 'u').test(body);
}

function lowerTopLevel(node: Node, at: At): void {
  const before = at.file.draft.scopes[0]?.variables.length ?? 0;
  if (node.type === 'const_declaration') lowerConstants(node, at);
  if (node.type === 'var_declaration') lowerVariables(node, at);
  for (const { name } of at.file.draft.scopes[0]?.variables.slice(before) ?? []) exportName(name, at);
}

function exportName(name: string, at: At): void {
  at.file.draft.exports.push({ name, value: { expression: nameOf(name), scope: 0 } });
}

function lowerBody(node: Node, at: At): void {
  const name = part(node, 'name')?.text ?? '';
  if (node.type === 'method_declaration') lowerMethod(node, name, at);
  if (node.type !== 'function_declaration') return;
  // `init` runs whenever the package is imported, as its variables do.
  const index = lowerFunction(node, { name, declaration: name === 'init' ? undefined : name }, at);
  if (name === 'init' || name === '_') return;
  const values = [{ expression: { is: 'function', function: index } as const, scope: 0 }];
  at.file.draft.declare(0, { name, values, place: at.file.place(node) });
  exportName(name, at);
}

/** A method belongs to its type's class, wherever in the package that is declared. */
function lowerMethod(node: Node, name: string, at: At): void {
  const receiver = receiverOf(node);
  if (!receiver) return;
  const index = at.file.classOf(receiver.type, node);
  const heading = { name, class: index, receiver: receiver.name, declaration: receiver.type };
  at.file.draft.classes[index]?.methods.push(lowerFunction(node, heading, at));
}
