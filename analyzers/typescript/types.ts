import type { Expression, TypeReference } from '../../src/code/ir.ts';
import { shorten } from '../../src/sdk/evidence.ts';
import { ts } from './compiler.ts';
import { type At, type Lowering, nameIn } from './lowering.ts';

const KEYWORDS = new Map<ts.SyntaxKind, string>([
  [ts.SyntaxKind.StringKeyword, 'string'],
  [ts.SyntaxKind.NumberKeyword, 'number'],
  [ts.SyntaxKind.BooleanKeyword, 'boolean'],
  [ts.SyntaxKind.AnyKeyword, 'any'],
  [ts.SyntaxKind.UnknownKeyword, 'unknown'],
  [ts.SyntaxKind.ObjectKeyword, 'object'],
  [ts.SyntaxKind.VoidKeyword, 'void'],
]);

/** The named type that an annotation comes down to; undefined for function types, literals and computed types. */
export function typeReference(node: ts.TypeNode | undefined): TypeReference | undefined {
  if (!node) return undefined;
  const keyword = KEYWORDS.get(node.kind);
  if (keyword) return { name: keyword, arguments: [] };
  if (ts.isTypeReferenceNode(node)) return { name: entityName(node.typeName), arguments: typeReferences(node.typeArguments) };
  if (ts.isExpressionWithTypeArguments(node)) return heritageReference(node);
  if (ts.isArrayTypeNode(node)) return { name: 'Array', arguments: typeReferences([node.elementType]) };
  if (ts.isUnionTypeNode(node)) return node.types.filter(isNotNull).map(typeReference).find(Boolean);
  if (ts.isIntersectionTypeNode(node)) return node.types.map(typeReference).find(Boolean);
  if (ts.isParenthesizedTypeNode(node) || ts.isTypeOperatorNode(node)) return typeReference(node.type);
  if (ts.isTypeQueryNode(node)) return { name: entityName(node.exprName), arguments: [] };
  if (ts.isIndexedAccessTypeNode(node)) return memberReference(node);
  if (ts.isImportTypeNode(node) && node.qualifier) return { name: entityName(node.qualifier), arguments: [] };
  return undefined;
}

/** `T['data']` is `[data]` of `T`. */
function memberReference({ objectType, indexType }: ts.IndexedAccessTypeNode): TypeReference | undefined {
  const isText = ts.isLiteralTypeNode(indexType) && ts.isStringLiteralLike(indexType.literal);
  const of = typeReference(objectType);
  return isText && of ? { name: `[${indexType.literal.text}]`, arguments: [of] } : undefined;
}

/** Type arguments keep their positions: one that has no name is `unknown`. */
export function typeReferences(nodes: readonly ts.TypeNode[] | undefined): TypeReference[] {
  return (nodes ?? []).map((node) => typeReference(node) ?? { name: 'unknown', arguments: [] });
}

/** `extends Base<Order>`, `implements OnModuleInit`: a name, or nothing for `extends mixin(Base)`. */
export function heritageReference(node: ts.ExpressionWithTypeArguments): TypeReference | undefined {
  const name = dottedName(node.expression);
  return name === undefined ? undefined : { name, arguments: typeReferences(node.typeArguments) };
}

/** An interface or an alias of an object type: its fields as written. */
export function lowerTypeDeclaration(node: ts.InterfaceDeclaration | ts.TypeAliasDeclaration, at: At, lowering: Lowering): void {
  const members = ts.isInterfaceDeclaration(node) ? [...node.members] : aliasMembers(node.type);
  const bases = ts.isInterfaceDeclaration(node)
    ? (node.heritageClauses ?? []).flatMap(({ types }) => types.map(heritageReference))
    : aliasBases(node.type);
  const fields: Record<string, string> = {};
  const literals: Record<string, Expression> = {};
  for (const member of members) {
    if (!ts.isPropertySignature(member) || !member.type || ts.isComputedPropertyName(member.name)) continue;
    const name = member.name.text;
    fields[name] = shorten(member.type.getText(lowering.file).replace(/\s+/g, ' '));
    const literal = literalOf(member.type, at);
    if (literal) literals[name] = literal;
  }
  lowering.types.push({
    name: node.name.text,
    fields,
    literals,
    extends: bases.filter((base) => base !== undefined),
    place: lowering.place(node.name),
  });
}

/** Members written in the alias itself, also inside an intersection. */
function aliasMembers(type: ts.TypeNode): ts.TypeElement[] {
  if (ts.isTypeLiteralNode(type)) return [...type.members];
  if (ts.isParenthesizedTypeNode(type)) return aliasMembers(type.type);
  return ts.isIntersectionTypeNode(type) ? type.types.flatMap(aliasMembers) : [];
}

function aliasBases(type: ts.TypeNode): (TypeReference | undefined)[] {
  if (ts.isIntersectionTypeNode(type)) return type.types.flatMap(aliasBases);
  return ts.isTypeReferenceNode(type) ? [typeReference(type)] : [];
}

/** A type with one value only: `'created'`, `Subjects.OrderCreated`, `typeof ORDER_CREATED`. */
function literalOf(type: ts.TypeNode, at: At): Expression | undefined {
  if (ts.isLiteralTypeNode(type)) return literalType(type.literal);
  if (ts.isTypeQueryNode(type)) return entityExpression(type.exprName, at);
  if (ts.isTypeReferenceNode(type) && ts.isQualifiedName(type.typeName) && !type.typeArguments)
    return entityExpression(type.typeName, at);
  return undefined;
}

function literalType(literal: ts.LiteralTypeNode['literal']): Expression | undefined {
  if (ts.isStringLiteralLike(literal)) return { is: 'literal', value: literal.text };
  if (ts.isNumericLiteral(literal)) return { is: 'literal', value: Number(literal.text) };
  if (literal.kind === ts.SyntaxKind.TrueKeyword) return { is: 'literal', value: true };
  return literal.kind === ts.SyntaxKind.FalseKeyword ? { is: 'literal', value: false } : undefined;
}

function entityExpression(name: ts.EntityName, at: At): Expression {
  if (ts.isIdentifier(name)) return { is: 'name', name: nameIn(at, name.text) };
  return { is: 'member', of: entityExpression(name.left, at), name: name.right.text };
}

function entityName(name: ts.EntityName): string {
  return ts.isIdentifier(name) ? name.text : `${entityName(name.left)}.${name.right.text}`;
}

function dottedName(node: ts.Expression): string | undefined {
  if (ts.isIdentifier(node)) return node.text;
  if (!ts.isPropertyAccessExpression(node)) return undefined;
  const left = dottedName(node.expression);
  return left === undefined ? undefined : `${left}.${node.name.text}`;
}

function isNotNull(type: ts.TypeNode): boolean {
  const isNullLiteral = ts.isLiteralTypeNode(type) && type.literal.kind === ts.SyntaxKind.NullKeyword;
  return !isNullLiteral && type.kind !== ts.SyntaxKind.UndefinedKeyword;
}
