import type { Expression } from '../../../src/code/ir.ts';
import { emptyClass } from '../../../src/frontend/class-drafts.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, innerBlock, type Lowering, type Owner } from '../lowering.ts';
import { publishClass } from '../publish-class.ts';
import { addMethod } from './generated-method.ts';
import { annotationNodes } from './modifiers.ts';

interface Building {
  readonly builder: string;
  /** The method that gives a builder, and the one that ends its chain. */
  readonly start: string;
  readonly end: string;
  readonly steps: readonly string[];
  /** The builder of the class that it extends has steps too. */
  readonly parent: string | undefined;
}

/**
 * The builder that Lombok writes for a class, record or constructor: `Order.builder().id(1).build()` is an `Order`.
 * https://projectlombok.org/features/Builder, https://projectlombok.org/features/experimental/SuperBuilder
 */
export function addBuilder(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const building = buildingOf(node, owner, lowering);
  const known = lowering.draft.classes[owner.index]?.fields.some(({ name }) => name === building?.builder);
  if (!building || known) return;
  const { draft } = lowering;
  const place = lowering.place(node.childForFieldName('name') ?? node);
  const extended = building.parent;
  const index = draft.addClass({
    ...emptyClass(building.builder, at.scope, place),
    ...(extended ? { extends: { expression: inClass(extended, `${extended}Builder`), scope: at.scope } } : {}),
  });
  const scope = draft.openScope({ parent: at.scope, class: index });
  publishClass(building.builder, index, at, draft);
  const callee: Expression = { is: 'name', name: building.builder };
  const made = draft.call({ callee, arguments: [], isNew: true, typeArguments: [], scope: at.scope, place });
  const inside: At = { ...innerBlock(at), scope };
  const itself = { name: owner.name, arguments: [] };
  const whole = lowering.place(node);
  addMethod(building.start, { class: owner.index, isStatic: true, gives: made }, at, whole, lowering);
  addMethod('toBuilder', { class: owner.index, gives: made }, at, whole, lowering);
  addMethod(building.end, { class: index, type: itself }, inside, whole, lowering);
  for (const name of building.steps) addMethod(name, { class: index, gives: { is: 'this' } }, inside, whole, lowering);
}

/** What bare names in the class may mean because of it. */
export function builderMethods(node: Node): readonly string[] {
  const annotation = annotationOf(node);
  return annotation ? [textIn(annotation, 'builderMethodName') ?? 'builder', 'toBuilder'] : [];
}

function annotationOf(node: Node): Node | undefined {
  return annotationNodes(node).find((each) => /^(lombok\.(experimental\.)?)?(Super)?Builder$/.test(nameOf(each)));
}

function buildingOf(node: Node, owner: Owner, lowering: Lowering): Building | undefined {
  const constructors = (node.childForFieldName('body')?.namedChildren ?? []).filter((each) =>
    /^constructor_decl/.test(each.type),
  );
  const built = [node, ...constructors].find((each) => annotationOf(each) !== undefined);
  const annotation = built && annotationOf(built);
  if (!built || !annotation) return undefined;
  const prefix = textIn(annotation, 'setterPrefix');
  const names = built === node ? fieldNames(owner, lowering) : parameterNames(built);
  const all = [...names, ...(built === node ? singularNames(node) : [])];
  const parent = node.childForFieldName('superclass')?.namedChildren[0]?.text.replace(/<.*$/s, '').trim();
  return {
    builder: textIn(annotation, 'builderClassName') ?? `${owner.name}Builder`,
    start: textIn(annotation, 'builderMethodName') ?? 'builder',
    end: textIn(annotation, 'buildMethodName') ?? 'build',
    steps: prefix ? all.map((name) => prefix + name.charAt(0).toUpperCase() + name.slice(1)) : all,
    parent: /SuperBuilder$/.test(nameOf(annotation)) ? parent : undefined,
  };
}

function nameOf(annotation: Node): string {
  return annotation.childForFieldName('name')?.text ?? '';
}

/** The text of an element: `builderMethodName = "start"`. */
function textIn(annotation: Node, element: string): string | undefined {
  const pairs = annotation.childForFieldName('arguments')?.namedChildren ?? [];
  const value = pairs.find((pair) => pair.childForFieldName('key')?.text === element)?.childForFieldName('value')?.text;
  return value?.startsWith('"') && value.length > 2 ? value.slice(1, -1) : undefined;
}

function fieldNames(owner: Owner, { draft }: Lowering): readonly string[] {
  const fields = draft.classes[owner.index]?.fields.filter(({ isStatic }) => !isStatic) ?? [];
  return fields.map(({ name }) => name);
}

function parameterNames(constructor: Node): readonly string[] {
  const parameters = constructor.childForFieldName('parameters')?.namedChildren ?? [];
  return parameters.flatMap((each) => each.childForFieldName('name')?.text ?? []);
}

/** `@Singular List<String> tags` is filled by `tag("new")` too; `@Singular("axis")` says the name. */
function singularNames(node: Node): readonly string[] {
  const members = node.childForFieldName('body')?.namedChildren ?? [];
  return members.flatMap((member) => {
    const annotation = annotationNodes(member).find((each) => /^(lombok\.)?Singular$/.test(nameOf(each)));
    if (!annotation) return [];
    const said = /"([^"]+)"/.exec(annotation.childForFieldName('arguments')?.text ?? '')?.[1];
    const names = member.namedChildren.flatMap((each) => each.childForFieldName('name')?.text ?? []);
    return said ? [said] : names.map((name) => name.replace(/ies$/, 'y').replace(/s$/, ''));
  });
}

function inClass(owner: string, name: string): Expression {
  return { is: 'member', of: { is: 'name', name: owner }, name };
}
