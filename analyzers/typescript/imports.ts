import type { Expression, Import } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import type { At, Lowering } from './lowering.ts';

/** `import …  from 'm'`. A specifier of which only types are imported is not in `requires`: it is gone when the code runs. */
export function lowerImport(node: ts.ImportDeclaration, at: At, lowering: Lowering): void {
  if (!ts.isStringLiteralLike(node.moduleSpecifier)) return;
  const specifier = node.moduleSpecifier.text;
  const added = importedNames(node.importClause, specifier, lowering);
  lowering.imports.push(...added);
  lowering.reserve(
    at.scope,
    added.map(({ local }) => local),
  );
  if (!node.importClause || added.length === 0 || added.some(({ isTypeOnly }) => !isTypeOnly)) lowering.requires.add(specifier);
}

function importedNames(clause: ts.ImportClause | undefined, specifier: string, lowering: Lowering): Import[] {
  if (!clause) return [];
  const isTypeOnly = clause.phaseModifier === ts.SyntaxKind.TypeKeyword;
  const named = (local: ts.Identifier, imported: string, alone = false): Import => ({
    local: local.text,
    imported,
    specifier,
    isTypeOnly: isTypeOnly || alone,
    place: lowering.place(local),
  });
  const bindings = clause.namedBindings;
  const byDefault = clause.name ? [named(clause.name, 'default')] : [];
  if (!bindings) return byDefault;
  if (ts.isNamespaceImport(bindings)) return [...byDefault, named(bindings.name, '*')];
  const byName = bindings.elements.map((it) => named(it.name, (it.propertyName ?? it.name).text, it.isTypeOnly));
  return [...byDefault, ...byName];
}

/** `import x = require('m')` is the module as a value; `import Order = Shop.Order` is a variable. */
export function lowerImportEquals(node: ts.ImportEqualsDeclaration, at: At, lowering: Lowering): void {
  const reference = node.moduleReference;
  const place = lowering.place(node.name);
  if (!ts.isExternalModuleReference(reference)) {
    lowering.declare(at.scope, {
      name: node.name.text,
      values: [{ expression: entity(reference), scope: at.scope }],
      place,
    });
    return;
  }
  if (!ts.isStringLiteralLike(reference.expression)) return;
  const specifier = reference.expression.text;
  lowering.imports.push({ local: node.name.text, imported: '*', specifier, isTypeOnly: node.isTypeOnly, place });
  if (!node.isTypeOnly) lowering.requires.add(specifier);
}

function entity(name: ts.EntityName): Expression {
  if (ts.isIdentifier(name)) return { is: 'name', name: name.text };
  return { is: 'member', of: entity(name.left), name: name.right.text };
}
