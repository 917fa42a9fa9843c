import type { Expression, TypeReference } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { grpcServiceOf } from '../conventions.ts';
import { type At, innerBlock, type Lowering, type Owner } from '../lowering.ts';
import { declareOuters, publishClass } from '../publish-class.ts';
import { annotationsOf } from './annotations.ts';
import { lowerAnonymousBody } from './anonymous.ts';
import { lowerArguments } from './calls.ts';
import { restRepository } from './conventions.ts';
import { lowerField, lowerRecordComponent } from './fields.ts';
import { lowerFunction } from './functions.ts';
import { accessorNames, addGenerated, constantName, NAMES_OF_CONSTANTS } from './generated-members.ts';
import { addBuilder, builderMethods } from './lombok-builders.ts';
import { hasModifier } from './modifiers.ts';
import { typeArguments, typeReference } from './types.ts';

/** A class, interface, record, enum or annotation type. */
export function lowerClass(node: Node, at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const name = node.childForFieldName('name')?.text ?? '';
  const superclass = node.childForFieldName('superclass')?.namedChildren[0];
  const extended = superclass?.type === 'generic_type' ? superclass.namedChildren[1] : undefined;
  const isInterface = node.type === 'interface_declaration' || node.type === 'annotation_type_declaration';
  const parents = interfacesOf(node, lowering);
  const index = draft.addClass({
    name,
    ...(lowering.package === '' ? {} : { namespace: lowering.package }),
    scope: at.scope,
    isAbstract: isInterface || hasModifier(node, 'abstract'),
    ...(node.type === 'enum_declaration' ? { isEnumeration: true } : {}),
    typeParameters: typeParametersOf(node),
    ...(superclass ? { extends: { expression: classExpression(typeReference(superclass, lowering)), scope: at.scope } } : {}),
    extendsArguments: typeArguments(extended, lowering),
    implements: parents,
    fields: [],
    methods: [],
    decorators: [...annotationsOf(node, at, lowering), ...restRepository(node, parents, at, lowering)],
    place: lowering.place(node.childForFieldName('name') ?? node),
  });
  const scope = draft.openScope({ parent: at.scope, class: index }, at.scope === 0 ? name : undefined);
  const owner = ownerOf(node, name, index, at);
  const inside: At = { ...innerBlock(at), scope, owner, function: undefined };
  declareOuters(scope, at, lowering.place(node), draft);
  publishClass(name, index, at, lowering.draft);
  lowerMembers(node, inside, owner, lowering);
  addGenerated(node, inside, owner, lowering);
  addBuilder(node, inside, owner, lowering);
}

function typeParametersOf(node: Node): string[] {
  const list = node.childForFieldName('type_parameters')?.namedChildren ?? [];
  return list.flatMap((child) => child.namedChildren.find(({ type }) => type.endsWith('identifier'))?.text ?? []);
}

function interfacesOf(node: Node, lowering: Lowering): TypeReference[] {
  const list = node.namedChildren.find(({ type }) => type === 'super_interfaces' || type === 'extends_interfaces');
  const types = list?.namedChildren.find(({ type }) => type === 'type_list')?.namedChildren ?? [];
  return types.flatMap((type) => typeReference(type, lowering) ?? []);
}

function classExpression(type: TypeReference | undefined): Expression {
  const [head = '', ...rest] = (type?.name ?? '').split('.');
  return rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head });
}

/** The declarations in a body; an enum's stand behind its constants. */
function membersOf(node: Node): readonly Node[] {
  const direct = node.childForFieldName('body')?.namedChildren ?? [];
  if (node.type !== 'enum_declaration') return direct;
  return direct.flatMap((child) => (child.type === 'enum_body_declarations' ? child.namedChildren : [child]));
}

/** What bare names in the class may mean, before any of its code is read. */
function ownerOf(node: Node, name: string, index: number, at: At): Owner {
  const members = membersOf(node);
  const components = node.childForFieldName('parameters')?.namedChildren ?? [];
  const fieldLike = members.filter(({ type }) => type === 'field_declaration' || type === 'constant_declaration');
  const declarators = fieldLike.flatMap((member) => member.namedChildren.filter(({ type }) => type === 'variable_declarator'));
  const constants = members.filter(({ type }) => type === 'enum_constant');
  const declared = members.filter(({ type }) => type === 'method_declaration');
  const fields = new Set(namesOf([...components, ...declarators, ...constants]));
  const known = node.type === 'enum_declaration' ? NAMES_OF_CONSTANTS : [];
  const methods = new Set([...namesOf(declared), ...accessorNames(node, members), ...builderMethods(node), ...known]);
  const hasParent = node.namedChildren.some(({ type }) => /^(superclass|super_interfaces|extends_interfaces)$/.test(type));
  const grpcService = grpcServiceOf(node.childForFieldName('superclass')?.namedChildren[0]?.text ?? '') ?? grpcInterface(node);
  return { index, name, fields, methods, hasParent, grpcService, outer: at.owner };
}

/** Quarkus serves the generated interface that a class implements: https://quarkus.io/guides/grpc-service-implementation */
function grpcInterface(node: Node): string | undefined {
  const annotations = node.namedChildren.find(({ type }) => type === 'modifiers')?.text ?? '';
  const [first] = node.childForFieldName('interfaces')?.namedChildren[0]?.namedChildren ?? [];
  return first && /@GrpcService\b/.test(annotations) ? first.text.replace(/^.*\./, '') : undefined;
}

function namesOf(nodes: readonly Node[]): readonly string[] {
  return nodes.flatMap((node) => node.childForFieldName('name')?.text ?? []);
}

function lowerMembers(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const inInterface = node.type === 'interface_declaration';
  for (const component of node.childForFieldName('parameters')?.namedChildren ?? [])
    lowerRecordComponent(component, at, owner, lowering);
  const fieldsFirst = membersOf(node).toSorted((one, other) => Number(isCode(one)) - Number(isCode(other)));
  for (const member of fieldsFirst) lowerMember(member, at, owner, lowering, inInterface);
}

/** Methods assign fields, so those are there first. */
function isCode({ type }: Node): boolean {
  return type !== 'field_declaration' && type !== 'constant_declaration' && type !== 'enum_constant';
}

function lowerMember(member: Node, at: At, owner: Owner, lowering: Lowering, inInterface: boolean): void {
  const methods = lowering.draft.classes[owner.index]?.methods;
  switch (member.type) {
    case 'field_declaration':
    case 'constant_declaration':
      lowerField(member, at, owner, lowering);
      return;
    case 'enum_constant':
      lowerEnumConstant(member, at, owner, lowering);
      return;
    case 'method_declaration': {
      const name = member.childForFieldName('name')?.text ?? '';
      methods?.push(lowerFunction(member, at, lowering, { class: owner.index, inInterface, kind: 'method', name }));
      return;
    }
    case 'constructor_declaration':
      methods?.push(lowerFunction(member, at, lowering, { class: owner.index, inInterface, kind: 'constructor' }));
      return;
    default:
      lowering.visit(member, at);
  }
}

/** `PLACED("orders.placed")` is a static field that holds an instance. */
function lowerEnumConstant(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const place = lowering.place(node);
  const expression = lowering.draft.call({
    callee: { is: 'name', name: owner.name },
    arguments: [...lowerArguments(node.childForFieldName('arguments'), at, lowering), constantName(node)],
    isNew: true,
    typeArguments: [],
    scope: at.scope,
    place,
  });
  const field = { isStatic: true, isAbstract: false, decorators: [], place, values: [{ expression, scope: at.scope }] };
  lowering.draft.classes[owner.index]?.fields.push({ name: node.childForFieldName('name')?.text ?? '', ...field });
  const body = node.childForFieldName('body');
  if (body) lowerAnonymousBody(body, at, lowering);
}
