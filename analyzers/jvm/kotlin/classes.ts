import type { Expression, TypeReference } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { grpcServiceOf } from '../conventions.ts';
import { type At, innerBlock, type Lowering, type Owner } from '../lowering.ts';
import { declareOuters, publishClass } from '../publish-class.ts';
import { annotationsOf } from './annotations.ts';
import { lowerPrimaryConstructor, superConstructor } from './constructors.ts';
import { restRepository } from './conventions.ts';
import { lowerMembers, membersOf } from './members.ts';
import { childOf, childrenOf, nameOf, wordsOf } from './nodes.ts';
import { namesOfProperty } from './properties.ts';
import { typeReference } from './types.ts';

/** A class, interface, enumeration or object; an object's members are static. */
export function lowerClass(node: Node, at: At, lowering: Lowering): void {
  const { draft } = lowering;
  const name = nameOf(node);
  const parents = parentsOf(node, lowering);
  const isInterface = node.children.some((child) => child.type === 'interface');
  const index = draft.addClass({
    name,
    ...(lowering.package === '' ? {} : { namespace: lowering.package }),
    scope: at.scope,
    ...(isInterface ? { isInterface } : {}),
    isAbstract: isInterface || wordsOf(node).has('abstract') || wordsOf(node).has('sealed'),
    typeParameters: childrenOf(childOf(node, 'type_parameters')).map((each) => childOf(each, 'type_identifier')?.text ?? ''),
    ...(parents.class ? { extends: { expression: classExpression(parents.class), scope: at.scope } } : {}),
    extendsArguments: [...(parents.class?.arguments ?? [])],
    implements: [...parents.interfaces],
    fields: [],
    methods: [],
    decorators: [...annotationsOf(node, at, lowering), ...restRepository(node, parents.interfaces, at, lowering)],
    place: lowering.place(childOf(node, 'type_identifier') ?? node),
  });
  const scope = draft.openScope({ parent: at.scope, class: index }, at.scope === 0 ? name : undefined);
  const owner = ownerOf(node, name, index, at, parents.class !== undefined || parents.interfaces.length > 0);
  const inside: At = { ...innerBlock(at), scope, owner, function: undefined, receivers: [], thisReceivers: [], told: undefined };
  declareOuters(scope, at, lowering.place(node), draft);
  publishClass(name, index, at, draft);
  const isObject = node.type === 'object_declaration';
  const constructed = isObject || isInterface ? inside : lowerPrimaryConstructor(node, inside, owner, lowering);
  lowerMembers(node, { at: inside, constructed, owner, isStatic: isObject }, lowering);
}

interface Parents {
  readonly class: TypeReference | undefined;
  readonly interfaces: readonly TypeReference[];
}

/** What is called in the heading is a class; the others are interfaces, also where another object does their work. */
function parentsOf(node: Node, lowering: Lowering): Parents {
  const constructor = superConstructor(node);
  const specifiers = childrenOf(node).filter(({ type }) => type === 'delegation_specifier');
  const types = specifiers.map((each) => childOf(childOf(each, 'explicit_delegation') ?? each, 'user_type'));
  return {
    class: typeReference(childOf(constructor, 'user_type'), lowering.draft),
    interfaces: types.flatMap((type) => typeReference(type, lowering.draft) ?? []),
  };
}

function classExpression(type: TypeReference): Expression {
  const [head = '', ...rest] = type.name.split('.');
  return rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head });
}

/** What bare names in the class may mean, before any of its code is read; its companion's members are its own. */
function ownerOf(node: Node, name: string, index: number, at: At, hasParent: boolean): Owner {
  const members = membersOf(node).flatMap((member) => (member.type === 'companion_object' ? membersOf(member) : [member]));
  const parameters = childrenOf(childOf(node, 'primary_constructor')).filter((each) => childOf(each, 'binding_pattern_kind'));
  const entries = members.filter(({ type }) => type === 'enum_entry');
  const properties = members.filter(({ type }) => type === 'property_declaration').flatMap(namesOfProperty);
  const methods = members.filter(({ type }) => type === 'function_declaration').map(nameOf);
  const grpcService = grpcServiceOf(childOf(superConstructor(node), 'user_type')?.text ?? '');
  const known = entries.length > 0 ? ['name'] : [];
  const fields = new Set([...[...parameters, ...entries].map(nameOf), ...properties, ...known]);
  const constants = new Set([
    ...parameters.filter(isConstant).map(nameOf),
    ...members.filter((each) => each.type === 'property_declaration' && isConstant(each)).flatMap(namesOfProperty),
  ]);
  return { index, name, fields, methods: new Set(methods), constants, hasParent, grpcService, outer: at.owner };
}

function isConstant(node: Node): boolean {
  return childOf(node, 'binding_pattern_kind')?.text === 'val';
}
