import type { Expression, TypeReference } from '../../src/code/ir.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { lowerAttributes } from './attributes.ts';
import { addValue, asksOwnValue, madeCase } from './enum-cases.ts';
import { hasModifier, lowerFunctionNode } from './functions.ts';
import { type At, type Lowering, propertyName } from './lowering.ts';
import { localName, nameOf } from './names.ts';
import { typeOf } from './types.ts';

/** A class, interface, trait or enumeration with its members. */
export function lowerClass(node: Node, at: At, lowering: Lowering): void {
  const name = node.childForFieldName('name')?.text ?? '';
  const index = addClass(node, at, lowering, name);
  const values = [{ expression: { is: 'class' as const, class: index }, scope: at.scope }];
  lowering.draft.declare(0, { name, values, place: lowering.place(node.childForFieldName('name') ?? node) });
}

/** A class with or without a name: gives its index. */
export function addClass(node: Node, at: At, lowering: Lowering, name?: string): number {
  const { draft } = lowering;
  const isInterface = node.type === 'interface_declaration';
  const parents = namesIn(node, 'base_clause');
  const index = draft.addClass({
    ...(name === undefined ? {} : { name }),
    scope: at.scope,
    ...(isInterface ? { isInterface } : {}),
    isAbstract: isInterface || hasModifier(node, 'abstract_modifier'),
    typeParameters: [],
    extendsArguments: [],
    implements: [...namesIn(node, 'class_interface_clause'), ...(isInterface ? parents : [])].map((each) =>
      named(each, lowering),
    ),
    fields: [],
    methods: [],
    decorators: [],
    place: lowering.place(node.childForFieldName('name') ?? node),
  });
  const scope = draft.openScope({ parent: at.scope, class: index }, at.scope === 0 ? name : undefined);
  const draftClass = draft.classes[index];
  const body = node.childForFieldName('body');
  const isBacked = body !== null && asksOwnValue(node, body);
  const inside: At = { scope, class: index, methods: body ? methodNames(body) : undefined, isBacked };
  if (!draftClass || !body) return index;
  draftClass.decorators = lowerAttributes(node, inside, lowering);
  extend(draftClass, [...(isInterface ? [] : parents), ...traitsOf(body)], inside, lowering);
  for (const member of partsOf(body)) lowerMember(member, inside, draftClass, lowering);
  if (isBacked) addValue(node, inside, lowering);
  decorateInvoked(draftClass, lowering);
  return index;
}

/** What stands on a class that is called as a function stands on that: https://symfony.com/doc/current/controller/service.html#invokable-controllers */
function decorateInvoked(draft: ClassDraft, { draft: { functions } }: Lowering): void {
  const invoked = draft.methods.flatMap((method) => functions[method] ?? []).find(({ name }) => name === '__invoke');
  if (!invoked || invoked.decorators.length > 0) return;
  invoked.decorators = draft.decorators;
  draft.decorators = [];
}

function methodNames(body: Node): ReadonlySet<string> {
  const methods = partsOf(body).filter(({ type }) => type === 'method_declaration');
  return new Set(methods.map((method) => method.childForFieldName('name')?.text ?? ''));
}

function namesIn(node: Node, clause: string): readonly Node[] {
  return partsOf(node)
    .filter(({ type }) => type === clause)
    .flatMap(partsOf);
}

function named(node: Node, lowering: Lowering): TypeReference {
  return { name: localName(node, lowering), arguments: [] };
}

function traitsOf(body: Node): readonly Node[] {
  const uses = partsOf(body).filter(({ type }) => type === 'use_declaration');
  return uses.flatMap(partsOf).filter(({ type }) => /^(name|qualified_name)$/.test(type));
}

/** What a trait has the class has too, so each is one more that it may have a member from. */
function extend(draft: ClassDraft, parents: readonly Node[], at: At, lowering: Lowering): void {
  const options = parents.map((parent) => nameOf(parent, at, lowering));
  const [only] = options;
  if (only) draft.extends = { expression: options.length > 1 ? { is: 'choice', options } : only, scope: at.scope };
}

function lowerMember(node: Node, at: At, draft: ClassDraft, lowering: Lowering): void {
  switch (node.type) {
    case 'method_declaration': {
      const kind = node.childForFieldName('name')?.text === '__construct' ? 'constructor' : 'method';
      draft.methods.push(lowerFunctionNode(node, kind, at, lowering));
      return;
    }
    case 'property_declaration':
      lowerProperties(node, at, draft, lowering);
      return;
    case 'const_declaration':
      for (const element of partsOf(node).filter(({ type }) => type === 'const_element')) {
        const [name, value] = partsOf(element);
        if (name && value) addStatic(draft, name, lowering.expression(value, at), at, lowering);
      }
      return;
    case 'enum_case': {
      const [name, value] = [node.childForFieldName('name'), node.childForFieldName('value')];
      if (name) addStatic(draft, name, value ? caseOf(value, at, lowering) : literalOf(name.text), at, lowering);
      return;
    }
    default:
      return;
  }
}

function caseOf(value: Node, at: At, lowering: Lowering): Expression {
  const of = lowering.expression(value, at);
  return at.isBacked ? madeCase(of, value, at, lowering) : of;
}

function addStatic(draft: ClassDraft, name: Node, value: Expression, at: At, lowering: Lowering): void {
  const values = [{ expression: value, scope: at.scope }];
  const place = lowering.place(name);
  draft.fields.push({ name: name.text, values, isStatic: true, isAbstract: false, decorators: [], place });
}

/** A property that a parameter of the constructor declares is added there. */
function lowerProperties(node: Node, at: At, draft: ClassDraft, lowering: Lowering): void {
  const type = typeOf(node.childForFieldName('type'), lowering);
  const isStatic = hasModifier(node, 'static_modifier');
  const decorators = lowerAttributes(node, at, lowering);
  for (const element of partsOf(node).filter(({ type: kind }) => kind === 'property_element')) {
    const value = element.childForFieldName('default_value');
    const name = propertyName(element.childForFieldName('name')?.text.slice(1) ?? '', at);
    const values = value ? [{ expression: lowering.expression(value, at), scope: at.scope }] : [];
    const place = lowering.place(element);
    draft.fields.push({ name, ...(type ? { type } : {}), values, isStatic, isAbstract: false, decorators, place });
  }
}
