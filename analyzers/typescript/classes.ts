import type { Expression, Field } from '../../src/code/ir.ts';
import { ts } from './compiler.ts';
import { lowerDecorators, useDecoratedType } from './decorators.ts';
import { propertyKey } from './expressions.ts';
import { hasModifier, lowerFunction } from './functions.ts';
import { type At, type ClassDraft, defined, type FieldDraft, type Lowering } from './lowering.ts';
import { heritageReference, typeReference, typeReferences } from './types.ts';

/** A class with its members; gives the class as a value. Its decorators and supertype lie in its own scope. */
export function lowerClass(node: ts.ClassLikeDeclaration, at: At, lowering: Lowering, declaration?: string): Expression {
  const index = lowering.classes.length;
  const draft = draftClass(node, at, lowering);
  lowering.classes.push(draft);
  const scope = lowering.openScope({ parent: at.scope, class: index }, declaration ?? lowering.declarations.get(node));
  const inside: At = { scope, names: at.names };
  draft.decorators = lowerDecorators(node, inside, lowering);
  const base = heritage(node, ts.SyntaxKind.ExtendsKeyword)[0];
  if (base) {
    draft.extends = { expression: lowering.expression(base.expression, inside), scope };
    draft.extendsArguments = typeReferences(base.typeArguments);
  }
  for (const member of node.members) {
    if (ts.isConstructorDeclaration(member) ? draft.decorators.length > 0 : isDecorated(member)) useTypes(member, lowering);
    lowerMember(member, index, inside, lowering);
  }
  return { is: 'class', class: index };
}

function isDecorated(member: ts.ClassElement): boolean {
  const parameters = ts.isMethodDeclaration(member) ? member.parameters : [];
  return [member, ...parameters].some((node) => ts.canHaveDecorators(node) && (ts.getDecorators(node) ?? []).length > 0);
}

function useTypes(member: ts.ClassElement, lowering: Lowering): void {
  if (ts.isPropertyDeclaration(member)) useDecoratedType(member.type, lowering);
  if (ts.isMethodDeclaration(member) || ts.isConstructorDeclaration(member)) {
    for (const { type } of member.parameters) useDecoratedType(type, lowering);
  }
}

function draftClass(node: ts.ClassLikeDeclaration, at: At, lowering: Lowering): ClassDraft {
  const interfaces = heritage(node, ts.SyntaxKind.ImplementsKeyword).map(heritageReference);
  return {
    ...defined('name', node.name?.text),
    scope: at.scope,
    isAbstract: hasModifier(node, ts.SyntaxKind.AbstractKeyword),
    typeParameters: (node.typeParameters ?? []).map(({ name }) => name.text),
    extendsArguments: [],
    implements: interfaces.filter((type) => type !== undefined),
    fields: [],
    methods: [],
    decorators: [],
    place: lowering.place(node.name ?? node),
  };
}

function heritage(node: ts.ClassLikeDeclaration, token: ts.SyntaxKind): readonly ts.ExpressionWithTypeArguments[] {
  return (node.heritageClauses ?? []).filter((clause) => clause.token === token).flatMap(({ types }) => [...types]);
}

function lowerMember(member: ts.ClassElement, index: number, at: At, lowering: Lowering): void {
  const draft = lowering.classes[index];
  if (!draft) return;
  if (ts.isPropertyDeclaration(member)) draft.fields.push(lowerField(member, at, lowering));
  else if (ts.isConstructorDeclaration(member)) lowerConstructor(member, index, at, lowering);
  else if (ts.isMethodDeclaration(member)) addMethod(member, index, 'method', at, lowering);
  else if (ts.isGetAccessorDeclaration(member)) addMethod(member, index, 'getter', at, lowering);
  else if (ts.isSetAccessorDeclaration(member)) addSetter(member, index, at, lowering);
  else if (ts.isClassStaticBlockDeclaration(member)) lowering.visit(member.body, at);
}

/** Overload signatures have no body and say nothing; abstract methods have none either, and count. */
function addMethod(
  node: ts.MethodDeclaration | ts.GetAccessorDeclaration | ts.ConstructorDeclaration,
  index: number,
  kind: 'method' | 'getter' | 'constructor',
  at: At,
  lowering: Lowering,
): void {
  if (!node.body && !hasModifier(node, ts.SyntaxKind.AbstractKeyword)) return;
  const lowered = lowerFunction(node, at, lowering, { kind, class: index });
  lowering.classes[index]?.methods.push(lowered.function);
}

/** It goes by the name of the call that setting its member is: `url=`. */
function addSetter(node: ts.SetAccessorDeclaration, index: number, at: At, lowering: Lowering): void {
  const { function: lowered } = lowerFunction(node, at, lowering, { kind: 'method', class: index });
  const draft = lowering.functions[lowered];
  if (draft?.name === undefined || !node.body) return;
  draft.name = `${draft.name}=`;
  lowering.classes[index]?.methods.push(lowered);
}

function lowerField(node: ts.PropertyDeclaration, at: At, lowering: Lowering): FieldDraft {
  const name = propertyKey(node.name, at, lowering);
  const value = node.initializer && lowering.expression(node.initializer, at);
  return {
    name: typeof name === 'string' ? name : node.name.getText(lowering.file),
    ...defined('type', typeReference(node.type)),
    values: value ? [{ expression: value, scope: at.scope }] : [],
    isStatic: hasModifier(node, ts.SyntaxKind.StaticKeyword),
    isAbstract: hasModifier(node, ts.SyntaxKind.AbstractKeyword),
    decorators: lowerDecorators(node, at, lowering),
    place: lowering.place(node.name),
  };
}

function lowerConstructor(node: ts.ConstructorDeclaration, index: number, at: At, lowering: Lowering): void {
  addMethod(node, index, 'constructor', at, lowering);
  const lowered = lowering.functions[lowering.classes[index]?.methods.at(-1) ?? -1];
  if (!node.body || lowered?.kind !== 'constructor') return;
  for (const [position, { name, type, isField, decorators }] of lowered.parameters.entries()) {
    const written = node.parameters[position];
    if (!isField || !written) continue;
    const field: Field = {
      name,
      ...defined('type', type),
      values: [{ expression: { is: 'name', name }, scope: lowered.scope }],
      isStatic: false,
      isAbstract: false,
      decorators,
      place: lowering.place(written.name),
    };
    lowering.classes[index]?.fields.push({ ...field, values: [...field.values], decorators: [...field.decorators] });
  }
}
