import type { Expression } from '../../src/code/ir.ts';
import { emptyClass, plainField } from '../../src/frontend/class-drafts.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { grpcMethod, grpcServiceOf } from './conventions.ts';
import { declaredIn, functionDeclarator, lowerFunction } from './functions.ts';
import type { At, Walker } from './lowering.ts';
import { lowerPath, pathOf } from './names.ts';
import { typeReference } from './types.ts';

/** A class or struct with the members that its body declares. */
export function lowerClass(node: Node, at: At, walker: Walker): void {
  const { draft } = walker;
  const named = node.childForFieldName('name');
  const body = node.childForFieldName('body');
  const name = named ? (pathOf(named).at(-1) ?? '') : '';
  if (!body || name === '') return;
  const bases = basesOf(node);
  const place = walker.place(node);
  const parent = bases[0] && lowerPath(pathOf(bases[0]), { scope: at.scope }, walker);
  const index = draft.addClass({
    ...emptyClass(name, at.scope, place),
    ...(parent ? { extends: { expression: parent, scope: at.scope } } : {}),
    implements: bases.slice(1).flatMap((base) => typeReference(base, walker) ?? []),
  });
  draft.declare(at.scope, { name, values: [{ expression: { is: 'class', class: index }, scope: at.scope }], place });
  const scope = draft.openScope({ parent: at.scope, class: index }, name);
  const members = partsOf(body);
  const inside: At = { scope, class: index, members: new Set(members.flatMap((each) => nameOfMember(each) ?? [])) };
  for (const member of members) if (member.type === 'field_declaration') lowerField(member, inside, walker);
  const service = bases.map(grpcServiceOf).find((each) => each !== undefined);
  for (const member of members) if (member.type !== 'field_declaration') lowerMember(member, inside, service, walker);
  for (const member of members) if (service !== undefined) declareOperation(member, service, inside, walker);
}

function basesOf(node: Node): readonly Node[] {
  const clause = partsOf(node).find(({ type }) => type === 'base_class_clause');
  return clause ? partsOf(clause).filter(({ type }) => /identifier$|^template_type$/.test(type)) : [];
}

function nameOfMember(member: Node): string | undefined {
  const declared = declaredIn(member.childForFieldName('declarator'));
  return declared?.type === 'function_declarator' ? declared.childForFieldName('declarator')?.text : declared?.text;
}

function lowerField(node: Node, at: At, walker: Walker): void {
  const declared = declaredIn(node.childForFieldName('declarator'));
  const value = node.childForFieldName('default_value');
  if (declared?.type !== 'field_identifier') {
    walker.children(node, at);
    return;
  }
  const type = typeReference(node.childForFieldName('type'), walker);
  const values = value ? [{ expression: initial(value, at, walker), scope: at.scope }] : [];
  walker.draft.classes[at.class ?? -1]?.fields.push({
    ...plainField(declared.text, walker.place(node)),
    ...(type ? { type } : {}),
    values,
    isStatic: partsOf(node).some(({ type, text }) => type === 'storage_class_specifier' && text === 'static'),
  });
}

/** `int port{8080}`: one value in braces is that value. */
function initial(node: Node, at: At, walker: Walker): Expression {
  const [only, second] = node.type === 'initializer_list' ? partsOf(node) : [];
  return walker.expression(only && !second && only.type !== 'initializer_pair' ? only : node, at);
}

function lowerMember(member: Node, at: At, service: string | undefined, walker: Walker): void {
  const node = member.type === 'template_declaration' ? (partsOf(member).at(-1) ?? member) : member;
  const declarator = node.type === 'function_definition' ? functionDeclarator(node) : undefined;
  const name = declarator?.childForFieldName('declarator')?.text;
  if (!declarator || name === undefined) {
    walker.visit(node, at);
    return;
  }
  const decorators = service === undefined ? [] : grpcMethod(declarator, name, service, at, walker);
  const index = lowerFunction(node, declarator, at, walker, { name, class: at.class, decorators });
  walker.draft.classes[at.class ?? -1]?.methods.push(index);
}

/** `Status Reserve(ServerContext*, …) override;`: an operation that another file answers. */
function declareOperation(member: Node, service: string, at: At, walker: Walker): void {
  const declarator = member.type === 'field_declaration' ? functionDeclarator(member) : undefined;
  const name = declarator?.childForFieldName('declarator')?.text;
  if (!declarator || name === undefined) return;
  const decorators = grpcMethod(declarator, name, service, at, walker);
  if (decorators.length === 0) return;
  walker.draft.classes[at.class ?? -1]?.methods.push(
    lowerFunction(member, declarator, at, walker, { name, class: at.class, decorators }),
  );
}

/** An enumeration's names stand for themselves. */
export function lowerEnum(node: Node, at: At, walker: Walker): void {
  const name = node.childForFieldName('name')?.text;
  const body = node.childForFieldName('body');
  if (!body || name === undefined) return;
  const place = walker.place(node);
  const fields = partsOf(body)
    .flatMap((each) => each.childForFieldName('name')?.text ?? [])
    .map((text) => ({ ...plainField(text, place), isStatic: true, values: [{ expression: literalOf(text), scope: at.scope }] }));
  const index = walker.draft.addClass({ ...emptyClass(name, at.scope, place), fields });
  walker.draft.declare(at.scope, { name, values: [{ expression: { is: 'class', class: index }, scope: at.scope }], place });
}
