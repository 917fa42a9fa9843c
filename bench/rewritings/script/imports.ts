import { type Edit, newName, type Rewriting } from '../rewriting.ts';
import { allOrNone, declaredNames, renamed, usesOf } from './names.ts';
import { inScripts, nodesIn, replace, ts } from './script.ts';

export const IMPORTS: readonly Rewriting[] = [
  inScripts('import-alias', 'import { a } becomes import { a as b }', aliases),
  inScripts('import-namespace', 'import { a } becomes import * as b, and a becomes b.a', namespaces),
  inScripts('import-named', 'import * as a becomes import { b }, and a.b becomes b', namedImports),
];

type NamedImport = ts.ImportDeclaration & {
  readonly importClause: ts.ImportClause & { readonly namedBindings: ts.NamedImports };
};

function namedImportsOf(file: ts.SourceFile): readonly NamedImport[] {
  return file.statements.filter((statement): statement is NamedImport => {
    if (
      !ts.isImportDeclaration(statement) ||
      !statement.importClause ||
      statement.importClause.phaseModifier === ts.SyntaxKind.TypeKeyword
    )
      return false;
    const { namedBindings } = statement.importClause;
    return (
      namedBindings !== undefined &&
      ts.isNamedImports(namedBindings) &&
      namedBindings.elements.every(({ isTypeOnly }) => !isTypeOnly)
    );
  });
}

function aliases(file: ts.SourceFile): readonly Edit[] {
  const declared = declaredNames(file);
  const imported = namedImportsOf(file).flatMap(({ importClause }) => importClause.namedBindings.elements);
  const required = [...nodesIn(file)].filter(isRequiredPart);
  return [...imported, ...required].flatMap((part): readonly Edit[] => {
    const { name, propertyName } = part;
    if (!ts.isIdentifier(name) || propertyName || declared.get(name.text)?.length !== 1) return [];
    const other = newName(file.text, `${name.text}Alias`);
    const edits = usesOf(file, name.text).map((use) => {
      if (use === name)
        return ts.isImportSpecifier(part) ? replace(name, `${name.text} as ${other}`) : replace(name, `${name.text}: ${other}`);
      return renamed(use, other);
    });
    return allOrNone(edits);
  });
}

/** `const { a } = require('b')` */
function isRequiredPart(node: ts.Node): node is ts.BindingElement {
  if (!ts.isBindingElement(node) || node.dotDotDotToken || !ts.isVariableDeclaration(node.parent.parent)) return false;
  return node.parent.parent.initializer?.getText().startsWith('require(') ?? false;
}

function namespaces(file: ts.SourceFile): readonly Edit[] {
  const declared = declaredNames(file);
  return namedImportsOf(file).flatMap((statement, at): readonly Edit[] => {
    const { elements } = statement.importClause.namedBindings;
    if (elements.length === 0 || statement.importClause.name) return [];
    const whole = newName(file.text, `names_${at}_`);
    const edits = elements.flatMap(({ name, propertyName }): readonly (Edit | undefined)[] => {
      if (declared.get(name.text)?.length !== 1) return [undefined];
      const key = (propertyName ?? name).text;
      return usesOf(file, name.text)
        .filter((use) => use !== name)
        .map((use) => renamed(use, `${whole}.${key}`));
    });
    const isPossible = edits.every((edit) => edit !== undefined);
    return isPossible ? [replace(statement.importClause, `* as ${whole}`), ...allOrNone(edits)] : [];
  });
}

/** Packages may be CommonJS, of which Node.js does not know all names: only own files and Node's modules are sure. */
function namedImports(file: ts.SourceFile): readonly Edit[] {
  return file.statements.flatMap((statement): readonly Edit[] => {
    if (!ts.isImportDeclaration(statement) || !/^['"](\.|node:|fs|path|http|os)/.test(statement.moduleSpecifier.getText()))
      return [];
    const space = statement.importClause?.namedBindings;
    if (!space || !ts.isNamespaceImport(space) || !statement.importClause || statement.importClause.phaseModifier) return [];
    const keys = new Set<string>();
    const uses = usesOf(file, space.name.text).filter((use) => use !== space.name);
    const edits = uses.map(({ parent }) => {
      const key = ts.isPropertyAccessExpression(parent)
        ? parent.name.text
        : ts.isQualifiedName(parent)
          ? parent.right.text
          : undefined;
      if (key === undefined || key === 'default') return undefined;
      keys.add(key);
      return replace(parent, key);
    });
    const isFree = keys.size > 0 && [...keys].every((key) => usesOf(file, key).length === 0);
    return isFree && edits.every((edit) => edit !== undefined)
      ? [replace(statement.importClause, `{ ${[...keys].join(', ')} }`), ...allOrNone(edits)]
      : [];
  });
}
