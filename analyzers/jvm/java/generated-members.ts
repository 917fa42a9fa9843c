import type { Expression } from '../../../src/code/ir.ts';
import type { FieldDraft } from '../../../src/frontend/module-draft.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { CONSTANT } from '../conventions.ts';
import { type At, innerBlock, type Lowering, type Owner } from '../lowering.ts';
import { pushParameter } from './functions.ts';
import { addMethod } from './generated-method.ts';
import { annotationNodes, hasModifier } from './modifiers.ts';

/**
 * Members that nobody writes: those of records, and what Lombok adds to a class when it is compiled.
 * https://docs.oracle.com/javase/specs/jls/se21/html/jls-8.html#jls-8.10.3, https://projectlombok.org/features/
 */
export function addGenerated(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const fields = lowering.draft.classes[owner.index]?.fields.filter((field) => !field.isStatic) ?? [];
  const isRecord = node.type === 'record_declaration';
  const getters = new Set(accessorNames(node, node.childForFieldName('body')?.namedChildren ?? []));
  for (const field of fields) {
    const name = [getterName(field), field.name].find((each) => getters.has(each));
    if (name !== undefined) addGetter(name, field, at, owner, lowering);
  }
  if (node.type === 'enum_declaration') addConstantNames(node, at, owner, lowering);
  const taken = constructorFields(isRecord ? ['AllArgsConstructor'] : namesOfAnnotations(node), fields, node);
  if (taken && !hasConstructor(owner, lowering)) addConstructor(taken, node, at, owner, lowering);
}

export function constantName(node: Node): Expression {
  return { is: 'keyword', name: CONSTANT, of: { is: 'literal', value: node.childForFieldName('name')?.text ?? '' } };
}

/** What says the name of a constant, unless a class says something else: https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/lang/Enum.html */
export const NAMES_OF_CONSTANTS: readonly string[] = ['name', 'toString'];

function addConstantNames(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const place = lowering.place(node);
  for (const name of NAMES_OF_CONSTANTS) addGetter(name, { name: CONSTANT, place }, at, owner, lowering);
}

/** The names of the accessors that a record or a class with Lombok's annotations gets. */
export function accessorNames(node: Node, members: readonly Node[]): readonly string[] {
  if (node.type === 'record_declaration')
    return (node.childForFieldName('parameters')?.namedChildren ?? []).flatMap(
      (each) => each.childForFieldName('name')?.text ?? [],
    );
  const forAll = namesOfAnnotations(node).some((name) => name === 'Data' || name === 'Value' || name === 'Getter');
  return members
    .filter((member) => member.type === 'field_declaration' && (forAll || namesOfAnnotations(member).includes('Getter')))
    .flatMap((member) => member.namedChildren.filter((child) => child.type === 'variable_declarator'))
    .map((declarator) => getterName({ name: declarator.childForFieldName('name')?.text ?? '', type: undefined }));
}

function namesOfAnnotations(node: Node): readonly string[] {
  return annotationNodes(node).map((each) => each.childForFieldName('name')?.text.replace(/^lombok\./, '') ?? '');
}

function getterName({ name }: { readonly name: string; readonly type?: unknown }): string {
  return `get${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

function addGetter(name: string, field: Pick<FieldDraft, 'name' | 'place'>, at: At, owner: Owner, lowering: Lowering): void {
  const gives: Expression = { is: 'member', of: { is: 'this' }, name: field.name };
  addMethod(name, { class: owner.index, gives }, at, field.place, lowering);
}

/** The fields that a generated constructor takes; undefined when none is generated. */
function constructorFields(
  annotations: readonly string[],
  fields: readonly FieldDraft[],
  node: Node,
): readonly FieldDraft[] | undefined {
  const free = fields.filter((field) => field.values.length === 0);
  if (annotations.includes('AllArgsConstructor') || annotations.includes('Value')) return free;
  // https://projectlombok.org/features/Builder: without a constructor of any kind there is one for all.
  if (annotations.includes('Builder') && !annotations.some((each) => /^(No|Required)ArgsConstructor$/.test(each))) return free;
  if (!annotations.includes('RequiredArgsConstructor') && !annotations.includes('Data')) return undefined;
  const required = requiredNames(node);
  return free.filter((field) => required.has(field.name));
}

/** Final fields, and those that must not be null. */
function requiredNames(node: Node): ReadonlySet<string> {
  const members = node.childForFieldName('body')?.namedChildren ?? [];
  const required = members.filter(
    (member) =>
      member.type === 'field_declaration' && (hasModifier(member, 'final') || namesOfAnnotations(member).includes('NonNull')),
  );
  const declarators = required.flatMap((member) => member.namedChildren.filter((child) => child.type === 'variable_declarator'));
  return new Set(declarators.map((each) => each.childForFieldName('name')?.text ?? ''));
}

function hasConstructor(owner: Owner, { draft }: Lowering): boolean {
  return draft.classes[owner.index]?.methods.some((index) => draft.functions[index]?.kind === 'constructor') ?? false;
}

function addConstructor(fields: readonly FieldDraft[], node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const { draft } = lowering;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const inside: At = { ...innerBlock(at), scope, function: index };
  draft.addFunction({
    kind: 'constructor',
    scope,
    parameters: [],
    returns: [],
    class: owner.index,
    isStatic: false,
    isAbstract: false,
    decorators: [],
    place: lowering.place(node.childForFieldName('name') ?? node),
  });
  for (const { name, type, decorators, values } of fields) {
    pushParameter({ name, ...(type ? { type } : {}), isRest: false, isField: false, decorators }, index, inside, lowering, node);
    values.push({ expression: { is: 'name', name }, scope });
  }
  draft.classes[owner.index]?.methods.push(index);
}
