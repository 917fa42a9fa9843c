import type { Node } from '../../../src/frontend/syntax-node.ts';
import { CONSTANT } from '../conventions.ts';
import { type At, innerBlock, type Lowering, type Owner } from '../lowering.ts';
import { lowerAnonymousMembers } from './anonymous.ts';
import { lowerStatements } from './blocks.ts';
import { lowerSecondaryConstructor } from './constructors.ts';
import { lowerFunction, lowerFunctionBody } from './functions.ts';
import { childOf, childrenOf, nameOf } from './nodes.ts';
import { lowerField, namesOfProperty } from './properties.ts';

/** Where a class's members are lowered: in it, or, for what is computed while it is constructed, in its constructor. */
interface Inside {
  readonly at: At;
  readonly constructed: At;
  readonly owner: Owner;
  readonly isStatic: boolean;
}

/** The declarations in a class's body. */
export function membersOf(node: Node): readonly Node[] {
  return childrenOf(childOf(node, 'class_body', 'enum_class_body'));
}

/** Methods assign fields, so those are there first. */
export function lowerMembers(node: Node, inside: Inside, lowering: Lowering): void {
  const members = membersOf(node);
  for (const member of members) if (isField(member)) lowerFieldOf(member, inside, lowering);
  for (const [index, member] of members.entries()) {
    const property = members[index - 1];
    if (member.type === 'getter' && property) lowerGetter(member, property, inside, lowering);
    else if (!isField(member)) lowerMember(member, inside, lowering);
  }
  if (members.some(({ type }) => type === 'enum_entry')) addConstantName(inside, lowering);
  if (!inside.isStatic) addJavaGetters(inside, lowering);
}

/** What a constant of an enumeration is called: https://kotlinlang.org/docs/enum-classes.html#working-with-enum-constants */
function addConstantName({ at, owner }: Inside, lowering: Lowering): void {
  const { draft } = lowering;
  const own = draft.classes[owner.index];
  if (own) own.isEnumeration = true;
  for (const [name, kind] of [
    ['name', 'getter'],
    ['toString', 'method'],
  ] as const) {
    const isDeclared = own?.methods.some((index) => draft.functions[index]?.name === name);
    const made = isDeclared ? undefined : draft.functions[addMethod(name, kind, at, owner, false, lowering)];
    const expression = { is: 'member', of: { is: 'this' }, name: CONSTANT } as const;
    if (made) Object.assign(made, { returns: [{ expression, scope: made.scope }] });
  }
}

function isField({ type }: Node): boolean {
  return type === 'property_declaration' || type === 'enum_entry';
}

function lowerFieldOf(member: Node, { constructed, owner, isStatic }: Inside, lowering: Lowering): void {
  if (member.type === 'property_declaration') lowerField(member, constructed, owner, isStatic, lowering);
  else lowerEnumEntry(member, constructed, owner, lowering);
}

function lowerMember(member: Node, inside: Inside, lowering: Lowering): void {
  const { at, constructed, owner, isStatic } = inside;
  switch (member.type) {
    case 'function_declaration': {
      const index = lowerFunction(member, at, lowering, { kind: 'method', class: owner.index, isStatic });
      lowering.draft.classes[owner.index]?.methods.push(index);
      return;
    }
    case 'companion_object':
      lowerMembers(member, { ...inside, constructed: at, isStatic: true }, lowering);
      return;
    case 'secondary_constructor':
      lowerSecondaryConstructor(member, at, owner, lowering);
      return;
    case 'anonymous_initializer':
      lowerStatements(childOf(member, 'statements'), innerBlock(constructed), lowering);
      return;
    case 'setter':
      return;
    default:
      lowering.visit(member, at);
  }
}

/** `val url get() = "$base/orders"`: computed whenever it is asked for. */
function lowerGetter(node: Node, property: Node, { at, owner, isStatic }: Inside, lowering: Lowering): void {
  const [name = ''] = namesOfProperty(property);
  const index = addMethod(name, 'getter', at, owner, isStatic, lowering, node);
  const scope = lowering.draft.functions[index]?.scope ?? at.scope;
  lowerFunctionBody(childOf(node, 'function_body'), index, { ...innerBlock(at), scope, function: index }, lowering);
  const fields = lowering.draft.classes[owner.index]?.fields;
  const field = fields?.findIndex((each) => each.name === name && each.values.length === 0) ?? -1;
  if (field >= 0) fields?.splice(field, 1);
}

/** To Java a property `url` is a method `getUrl`: https://kotlinlang.org/docs/java-to-kotlin-interop.html#properties */
function addJavaGetters({ at, owner }: Inside, lowering: Lowering): void {
  const { draft } = lowering;
  for (const field of draft.classes[owner.index]?.fields ?? []) {
    if (field.isStatic) continue;
    const name = `get${field.name.charAt(0).toUpperCase()}${field.name.slice(1)}`;
    const index = addMethod(name, 'method', at, owner, false, lowering);
    const made = draft.functions[index];
    const expression = { is: 'member', of: { is: 'this' }, name: field.name } as const;
    if (made) Object.assign(made, { place: field.place, returns: [{ expression, scope: made.scope }] });
  }
}

function addMethod(
  name: string,
  kind: 'getter' | 'method',
  at: At,
  owner: Owner,
  isStatic: boolean,
  lowering: Lowering,
  node?: Node,
): number {
  const { draft } = lowering;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const place = node ? lowering.place(node) : draft.place(0);
  const flags = { class: owner.index, isStatic, isAbstract: false, decorators: [] };
  draft.addFunction({ name, kind, scope, parameters: [], returns: [], ...flags, place });
  draft.classes[owner.index]?.methods.push(index);
  return index;
}

/** `PLACED("orders.placed")` is a static field that holds an instance, which knows its name. */
function lowerEnumEntry(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const given = childrenOf(childOf(node, 'value_arguments')).map((each) => lowering.expression(childrenOf(each).at(-1), at));
  const place = lowering.place(node);
  const expression = lowering.draft.call({
    callee: { is: 'name', name: owner.name },
    arguments: [...given, { is: 'keyword', name: CONSTANT, of: { is: 'literal', value: nameOf(node) } }],
    isNew: true,
    typeArguments: [],
    scope: at.scope,
    place,
  });
  const values = [{ expression, scope: at.scope }];
  const field = { isStatic: true, isAbstract: false, decorators: [], place, values };
  lowering.draft.classes[owner.index]?.fields.push({ name: nameOf(node), ...field });
  lowerAnonymousMembers(node, at, lowering);
}
