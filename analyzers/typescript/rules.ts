import { lowerVariable } from './bindings.ts';
import { lowerBlock } from './blocks.ts';
import { lowerCall, lowerNew, lowerTaggedTemplate, lowerYield } from './calls.ts';
import { lowerClass } from './classes.ts';
import { ts } from './compiler.ts';
import { lowerCases, lowerIf } from './conditions.ts';
import { lowerConstructorFunction } from './constructor-functions.ts';
import {
  lowerClassDeclaration,
  lowerEnum,
  lowerFunctionDeclaration,
  lowerNamespace,
  lowerVariableStatement,
} from './declarations.ts';
import { lowerExport, lowerExportAssignment } from './exports.ts';
import * as expressions from './expressions.ts';
import { lowerFunction, lowerReturn } from './functions.ts';
import { lowerImport, lowerImportEquals } from './imports.ts';
import { lowerElement } from './jsx.ts';
import { lowerLoop, lowerRounds } from './loops.ts';
import type { At, Lowering, Rules } from './lowering.ts';
import { lowerBinary, lowerPrefix } from './operators.ts';
import { lowerTypeDeclaration } from './types.ts';

const K = ts.SyntaxKind;

function lowerFunctionValue(node: ts.FunctionExpression | ts.ArrowFunction, at: At, lowering: Lowering) {
  const made = ts.isFunctionExpression(node) ? lowerConstructorFunction(node, at, lowering, undefined) : undefined;
  if (made) return made;
  return lowerFunction(node, at, lowering, { kind: 'function' });
}

function lowerClassValue(node: ts.ClassExpression, at: At, lowering: Lowering) {
  return lowerClass(node, at, lowering);
}

type ExpressionRule = NonNullable<ReturnType<Rules['expressions']['get']>>;
type StatementRule = NonNullable<ReturnType<Rules['statements']['get']>>;

/** What is done with each kind of node. A kind that is not listed is searched for calls and declarations. */
export const rules: Rules = {
  expressions: new Map<ts.SyntaxKind, ExpressionRule>([
    [K.Identifier, expressions.lowerIdentifier],
    [K.PrivateIdentifier, expressions.lowerIdentifier],
    [K.StringLiteral, expressions.lowerString],
    [K.NoSubstitutionTemplateLiteral, expressions.lowerString],
    [K.NumericLiteral, expressions.lowerNumber],
    [K.BigIntLiteral, expressions.lowerNumber],
    [K.RegularExpressionLiteral, expressions.lowerRegularExpression],
    [K.TrueKeyword, () => ({ is: 'literal', value: true })],
    [K.FalseKeyword, () => ({ is: 'literal', value: false })],
    [K.NullKeyword, () => ({ is: 'literal', value: null })],
    [K.ThisKeyword, () => ({ is: 'this' })],
    [K.SuperKeyword, () => ({ is: 'super' })],
    [K.OmittedExpression, () => ({ is: 'literal', value: null })],
    [K.TemplateExpression, expressions.lowerTemplate],
    [K.PropertyAccessExpression, expressions.lowerPropertyAccess],
    [K.ElementAccessExpression, expressions.lowerElementAccess],
    [K.MetaProperty, expressions.lowerMetaProperty],
    [K.ConditionalExpression, expressions.lowerConditional],
    [K.SpreadElement, expressions.lowerSpread],
    [K.ArrayLiteralExpression, expressions.lowerArray],
    [K.ObjectLiteralExpression, expressions.lowerObject],
    [K.ParenthesizedExpression, expressions.lowerWrapped],
    [K.NonNullExpression, expressions.lowerWrapped],
    [K.AsExpression, expressions.lowerWrapped],
    [K.SatisfiesExpression, expressions.lowerWrapped],
    [K.TypeAssertionExpression, expressions.lowerWrapped],
    [K.ExpressionWithTypeArguments, expressions.lowerWrapped],
    [K.AwaitExpression, expressions.lowerWrapped],
    [K.BinaryExpression, lowerBinary],
    [K.PrefixUnaryExpression, lowerPrefix],
    [K.CallExpression, lowerCall],
    [K.NewExpression, lowerNew],
    [K.TaggedTemplateExpression, lowerTaggedTemplate],
    [K.YieldExpression, lowerYield],
    [K.FunctionExpression, lowerFunctionValue],
    [K.ArrowFunction, lowerFunctionValue],
    [K.ClassExpression, lowerClassValue],
    [K.JsxSelfClosingElement, lowerElement],
    [K.JsxOpeningElement, lowerElement],
  ]),
  statements: new Map<ts.SyntaxKind, StatementRule>([
    [K.ImportDeclaration, lowerImport],
    [K.ImportEqualsDeclaration, lowerImportEquals],
    [K.ExportDeclaration, lowerExport],
    [K.ExportAssignment, lowerExportAssignment],
    [K.VariableStatement, lowerVariableStatement],
    [K.VariableDeclaration, lowerVariable],
    [K.FunctionDeclaration, lowerFunctionDeclaration],
    [K.ClassDeclaration, lowerClassDeclaration],
    [K.EnumDeclaration, lowerEnum],
    [K.ModuleDeclaration, lowerNamespace],
    [K.InterfaceDeclaration, lowerTypeDeclaration],
    [K.TypeAliasDeclaration, lowerTypeDeclaration],
    [K.ReturnStatement, lowerReturn],
    [K.Block, lowerBlock],
    [K.CaseBlock, lowerCases],
    [K.IfStatement, lowerIf],
    [K.CatchClause, lowerBlock],
    [K.ForStatement, lowerRounds],
    [K.ForOfStatement, lowerLoop],
    [K.ForInStatement, lowerLoop],
  ]),
};
