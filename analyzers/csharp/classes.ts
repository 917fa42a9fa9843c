import type { Decorator, Expression, TypeReference } from '../../src/code/ir.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerAttributes } from './attributes.ts';
import { lowerArguments } from './calls.ts';
import { openFunction } from './functions.ts';
import { type At, childrenOf, defined, field, hasModifier, type Lowering } from './lowering.ts';
import { lowerMember } from './members.ts';
import { typeParametersOf } from './names.ts';
import { typeExpression, typeReference } from './types.ts';

/** Classes, records, structs and interfaces; an interface is a class of which nothing is known but that it is implemented. */
export function lowerClass(node: Node, at: At, lowering: Lowering): void {
  const name = field(node, 'name')?.text ?? '';
  const draft = draftClass(node, name, at, lowering);
  const index = lowering.addClass(draft);
  const scope = lowering.openScope({ parent: at.scope, class: index }, name);
  const inside: At = { scope, class: index };
  draft.decorators = [...lowerAttributes(node, inside, lowering)];
  const base = lowerBases(node, draft, at, lowering);
  lowerPrimaryConstructor(node, draft, base, inside, lowering);
  for (const member of field(node, 'body')?.namedChildren ?? []) lowerMember(member, draft, inside, lowering);
  constructorsByLength(draft, lowering);
  nameMembers(draft, scope, lowering);
  declareType(name, { is: 'class', class: index }, node, at, lowering);
}

/** A type is a variable where it stands; one at the top is what the file exports, one in a class is a static member of that. */
export function declareType(name: string, expression: Expression, node: Node, at: At, lowering: Lowering): void {
  const place = lowering.at(field(node, 'name') ?? node);
  const values = [{ expression, scope: at.scope }];
  if (at.class === undefined) {
    lowering.declare(at.scope, { name, values, place });
    const isKnown = lowering.exports.some((each) => each.name === name);
    if (!isKnown) lowering.exports.push({ name, value: { expression: { is: 'name', name }, scope: at.scope } });
    return;
  }
  lowering.classes[at.class]?.fields.push({ name, values, isStatic: true, isAbstract: false, decorators: [], place });
}

function draftClass(node: Node, name: string, at: At, lowering: Lowering): ClassDraft {
  const isInterface = node.type === 'interface_declaration';
  return {
    name,
    ...(lowering.namespace === '' ? {} : { namespace: lowering.namespace }),
    scope: at.scope,
    isAbstract: isInterface || hasModifier(node, 'abstract'),
    ...(isInterface ? { isInterface } : {}),
    typeParameters: typeParametersOf(node),
    extendsArguments: [],
    implements: [],
    fields: [],
    methods: [],
    decorators: [],
    place: lowering.at(field(node, 'name') ?? node),
  };
}

/** Interfaces are told from base classes by their names, as everybody writes them: `IOrders`. */
const INTERFACE = /^I[A-Z]/;

/** The bases of a class; gives the arguments that a primary constructor hands on. */
function lowerBases(node: Node, draft: ClassDraft, at: At, lowering: Lowering): Node | undefined {
  const list = childrenOf(node, 'base_list')[0];
  const bases = list?.namedChildren ?? [];
  let handed: Node | undefined;
  for (const [position, each] of bases.entries()) {
    if (each.type === 'argument_list') handed = each;
    if (each.type === 'primary_constructor_base_type') handed = childrenOf(each, 'argument_list')[0];
    const type = typeReference(each.type === 'primary_constructor_base_type' ? field(each, 'type') : each);
    if (!type) continue;
    const short = type.name.slice(type.name.lastIndexOf('.') + 1);
    if (position === 0 && !draft.isInterface && !INTERFACE.test(short)) extendBy(type, draft, at);
    else draft.implements.push(type);
    draft.decorators.push(baseDecorator(type, each, at, lowering));
  }
  return handed;
}

function extendBy(type: TypeReference, draft: ClassDraft, at: At): void {
  draft.extends = { expression: typeExpression(type.name), scope: at.scope };
  draft.extendsArguments = [...type.arguments];
}

/** What a base means to a library stands in its model as a decorator: `IConsumer<OrderPaid>` has the argument `OrderPaid`. */
function baseDecorator(type: TypeReference, node: Node, at: At, lowering: Lowering): Decorator {
  const given = type.arguments.map((argument) => typeExpression(argument.name));
  return { callee: typeExpression(type.name), arguments: given, scope: at.scope, place: lowering.at(node) };
}

/** `class Orders(IClient client) : Base(client)`: its parameters are fields too. */
function lowerPrimaryConstructor(node: Node, draft: ClassDraft, handed: Node | undefined, at: At, lowering: Lowering): void {
  const parameters = field(node, 'parameters') ?? childrenOf(node, 'parameter_list')[0];
  if (!parameters || at.class === undefined) return;
  const role = { kind: 'constructor', class: at.class, parameters, areFields: true } as const;
  const opened = openFunction(node, at, lowering, role);
  draft.methods.push(opened.index);
  for (const { name, type } of opened.draft.parameters) {
    const values = [{ expression: { is: 'name' as const, name }, scope: opened.draft.scope }];
    const place = lowering.at(parameters);
    draft.fields.push({ name, ...defined('type', type), values, isStatic: false, isAbstract: false, decorators: [], place });
  }
  if (!handed) return;
  const given = lowerArguments(handed, opened.inside, lowering);
  const scope = opened.draft.scope;
  lowering.call({ callee: { is: 'super' }, arguments: given, isNew: false, typeArguments: [], scope, place: lowering.at(node) });
}

/** Dependency injection takes the constructor with the most parameters it can fill. */
function constructorsByLength(draft: ClassDraft, lowering: Lowering): void {
  const length = (index: number) => {
    const method = lowering.functions[index];
    return method?.kind === 'constructor' ? method.parameters.length : -1;
  };
  draft.methods.sort((one, other) => length(other) - length(one));
}

/** Inside a class its members go by their plain names. */
function nameMembers(draft: ClassDraft, scope: number, lowering: Lowering): void {
  const methods = draft.methods.flatMap((index) => lowering.functions[index] ?? []);
  const named = [...draft.fields, ...methods.filter(({ kind }) => kind !== 'constructor')];
  for (const { name, place } of named) {
    if (!name || lowering.scopes[scope]?.variables.some((each) => each.name === name)) continue;
    const expression: Expression = { is: 'member', of: { is: 'this' }, name };
    lowering.declare(scope, { name, values: [{ expression, scope }], place });
  }
}
