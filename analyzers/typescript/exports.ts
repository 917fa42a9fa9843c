import { ts } from './compiler.ts';
import { hasModifier } from './functions.ts';
import { type At, type Lowering, useName } from './lowering.ts';

/** `export { a as b }`, `export { a } from 'm'`, `export * from 'm'`, `export * as m from 'm'`. */
export function lowerExport(node: ts.ExportDeclaration, at: At, lowering: Lowering): void {
  const from = node.moduleSpecifier && ts.isStringLiteralLike(node.moduleSpecifier) ? node.moduleSpecifier.text : undefined;
  const clause = node.exportClause;
  if (from !== undefined && !isForTypesOnly(node)) lowering.requires.add(from);
  if (!clause) {
    if (from !== undefined) lowering.exports.push({ name: '*', from });
    return;
  }
  if (ts.isNamespaceExport(clause)) {
    if (from !== undefined) lowering.exports.push({ name: clause.name.text, from, imported: '*' });
    return;
  }
  for (const element of clause.elements) {
    const imported = (element.propertyName ?? element.name).text;
    const name = element.name.text;
    if (from !== undefined) lowering.exports.push({ name, from, imported });
    else lowering.exports.push({ name, value: { expression: useName(imported, at, lowering), scope: at.scope } });
  }
}

function isForTypesOnly(node: ts.ExportDeclaration): boolean {
  if (node.isTypeOnly) return true;
  const clause = node.exportClause;
  return !!clause && ts.isNamedExports(clause) && clause.elements.length > 0 && clause.elements.every((it) => it.isTypeOnly);
}

/** `export default x` and `export = x`. */
export function lowerExportAssignment(node: ts.ExportAssignment, at: At, lowering: Lowering): void {
  const expression = lowering.expression(node.expression, at);
  lowering.exports.push({ name: node.isExportEquals ? '=' : 'default', value: { expression, scope: at.scope } });
}

/** `export` before a declaration: the names it declares are exported. */
export function exportDeclared(node: ts.Node, names: readonly string[], at: At, lowering: Lowering): void {
  if (at.scope !== 0 || !hasModifier(node, ts.SyntaxKind.ExportKeyword)) return;
  const isDefault = hasModifier(node, ts.SyntaxKind.DefaultKeyword);
  for (const name of names) {
    const value = { expression: { is: 'name', name } as const, scope: at.scope };
    lowering.exports.push({ name: isDefault ? 'default' : name, value });
  }
}
