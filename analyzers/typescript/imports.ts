import type { Expression, Import } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import { type At, type Lowering, useName } from './lowering.ts';

/** `import … from 'm'`, `import 'm'`. */
export function lowerImport(node: ts.ImportDeclaration, at: At, lowering: Lowering): void {
  if (!ts.isStringLiteralLike(node.moduleSpecifier)) return;
  const specifier = node.moduleSpecifier.text;
  const added = importedNames(node.importClause, specifier, lowering);
  lowering.imports.push(...added);
  lowering.reserve(
    at.scope,
    added.map(({ local }) => local),
  );
  if (added.length === 0) lowering.requires.add(specifier);
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
      values: [{ expression: entity(reference, at, lowering), scope: at.scope }],
      place,
    });
    return;
  }
  if (!ts.isStringLiteralLike(reference.expression)) return;
  const specifier = reference.expression.text;
  lowering.imports.push({ local: node.name.text, imported: '*', specifier, isTypeOnly: node.isTypeOnly, place });
}

function entity(name: ts.EntityName, at: At, lowering: Lowering): Expression {
  if (ts.isIdentifier(name)) return useName(name.text, at, lowering);
  return { is: 'member', of: entity(name.left, at, lowering), name: name.right.text };
}

/**
 * TypeScript drops an import whose names are never used as values (https://www.typescriptlang.org/tsconfig/#verbatimModuleSyntax
 * changes that; nothing but side effects is lost then). Components keep theirs: the markup may use them.
 */
export function dropUnusedImports(lowering: Lowering): readonly Import[] {
  if (!/\.[cm]?tsx?$/.test(lowering.path)) return lowering.imports;
  return lowering.imports.map((it) => (it.isTypeOnly || lowering.usedNames.has(it.local) ? it : { ...it, isTypeOnly: true }));
}

/** The specifiers that are loaded when the code runs: for side effects, for re-export, by `require`, and for values. */
export function runtimeRequires(imports: readonly Import[], lowering: Lowering): readonly string[] {
  const loaded = imports.filter(({ isTypeOnly }) => !isTypeOnly).map(({ specifier }) => specifier);
  return [...new Set([...lowering.requires, ...loaded])];
}
