import type { Edit } from '../rewriting.ts';
import { nodesIn, replace, ts } from './script.ts';

/** The names that a file declares anywhere, with every place that declares them. */
export function declaredNames(file: ts.SourceFile): ReadonlyMap<string, readonly ts.Identifier[]> {
  const declared = new Map<string, ts.Identifier[]>();
  for (const node of nodesIn(file)) {
    if (!ts.isIdentifier(node) || !declares(node)) continue;
    declared.set(node.text, [...(declared.get(node.text) ?? []), node]);
  }
  return declared;
}

function declares(name: ts.Identifier): boolean {
  const { parent } = name;
  const isDeclaration =
    ts.isImportSpecifier(parent) ||
    ts.isImportClause(parent) ||
    ts.isNamespaceImport(parent) ||
    ts.isBindingElement(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isParameter(parent) ||
    ts.isTypeParameterDeclaration(parent) ||
    isNamedWhole(parent);
  return isDeclaration && parent.name === name;
}

function isNamedWhole(node: ts.Node): node is ts.FunctionDeclaration | ts.ClassLikeDeclaration | ts.InterfaceDeclaration {
  return (
    ts.isFunctionDeclaration(node) ||
    ts.isFunctionExpression(node) ||
    ts.isClassLike(node) ||
    ts.isEnumDeclaration(node) ||
    ts.isModuleDeclaration(node) ||
    ts.isInterfaceDeclaration(node) ||
    ts.isTypeAliasDeclaration(node)
  );
}

/** Every place of a file that means the variable of that name, its declaration among them. */
export function usesOf(file: ts.SourceFile, name: string): readonly ts.Identifier[] {
  return [...nodesIn(file)].filter(
    (node): node is ts.Identifier => ts.isIdentifier(node) && node.text === name && meansVariable(node),
  );
}

function meansVariable(name: ts.Identifier): boolean {
  const { parent } = name;
  if (ts.isPropertyAccessExpression(parent) || ts.isMetaProperty(parent)) return parent.name !== name;
  if (ts.isQualifiedName(parent)) return parent.right !== name;
  if (ts.isBindingElement(parent) || ts.isImportSpecifier(parent) || ts.isExportSpecifier(parent))
    return parent.propertyName !== name || ts.isExportSpecifier(parent);
  if (ts.isPropertyAssignment(parent) || ts.isPropertyDeclaration(parent) || ts.isPropertySignature(parent))
    return parent.name !== name;
  if (ts.isMethodDeclaration(parent) || ts.isMethodSignature(parent) || ts.isAccessor(parent)) return parent.name !== name;
  if (ts.isJsxAttribute(parent) || ts.isEnumMember(parent) || ts.isNamedTupleMember(parent)) return parent.name !== name;
  return !ts.isLabeledStatement(parent) && !ts.isBreakOrContinueStatement(parent);
}

/** Says another expression in the place of a name; `undefined` where only a name can stand. */
export function renamed(name: ts.Identifier, text: string): Edit | undefined {
  const { parent } = name;
  if (ts.isShorthandPropertyAssignment(parent))
    return parent.objectAssignmentInitializer ? undefined : replace(name, `${name.text}: ${text}`);
  if (ts.isBindingElement(parent) && parent.name === name && !parent.propertyName && !parent.dotDotDotToken)
    return ts.isObjectBindingPattern(parent.parent) ? replace(name, `${name.text}: ${text}`) : replace(name, text);
  if (ts.isExportSpecifier(parent) || ts.isExportAssignment(parent)) return undefined;
  return replace(name, text);
}

/** Whether a name stands where a type is meant. */
export function isInType(node: ts.Node): boolean {
  return (
    ts.findAncestor(node.parent, (around) => ts.isTypeNode(around) && !ts.isExpressionWithTypeArguments(around)) !== undefined
  );
}

/** All edits, or none where one of them is impossible. */
export function allOrNone(edits: readonly (Edit | undefined)[]): readonly Edit[] {
  return edits.every((edit) => edit !== undefined) ? edits : [];
}
