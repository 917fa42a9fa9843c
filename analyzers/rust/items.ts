import type { Expression } from '../../src/code/ir.ts';
import { addPart, emptyClass, plainField } from '../../src/frontend/class-drafts.ts';
import type { ClassDraft } from '../../src/frontend/module-draft.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { decoratorsOf, isForTests } from './attributes.ts';
import { pathOf } from './calls.ts';

import { grpcMethod } from './conventions.ts';
import { writesAtOnce } from './conversions.ts';
import { lowerVariants } from './enumerations.ts';
import { lowerFunction } from './functions.ts';
import { type At, inBraces, nameOf, type Walker } from './lowering.ts';
import { typeReference } from './types.ts';

/** A struct with its fields, which have no names but positions in `struct Topic(&'static str)`; methods follow in `impl` blocks. */
export function lowerStructItem(node: Node, at: At, walker: Walker): void {
  const index = addClass(node, at, walker, {});
  const fields = walker.draft.classes[index]?.fields;
  const body = node.childForFieldName('body');
  if (body?.type === 'ordered_field_declaration_list') addPositions(body, index, at, walker);
  for (const each of partsOf(body ?? node)) {
    if (each.type !== 'field_declaration') continue;
    const type = typeReference(each.childForFieldName('type'), walker);
    const field = plainField(each.childForFieldName('name')?.text ?? '', walker.place(each));
    fields?.push({ ...field, ...(type ? { type } : {}), decorators: decoratorsOf(each, at, walker) });
  }
}

export function lowerEnumItem(node: Node, at: At, walker: Walker): void {
  const index = addClass(node, at, walker, {});
  lowerVariants(node, index, at, walker);
}

/** What a tuple struct is called with, in its order: https://doc.rust-lang.org/reference/items/structs.html */
function addPositions(body: Node, index: number, at: At, walker: Walker): void {
  const { draft } = walker;
  const place = walker.place(body);
  const fn = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: fn }, draft.classes[index]?.name);
  const flags = { isStatic: false, isAbstract: false, decorators: [] };
  draft.addFunction({ kind: 'constructor', scope, parameters: [], returns: [], class: index, ...flags, place });
  const types = partsOf(body).filter(({ type }) => !/^(attribute_item|visibility_modifier)$/.test(type));
  for (const [position, node] of types.entries()) {
    const name = `#${position}`;
    const type = typeReference(node, walker);
    const typed = type ? { type } : {};
    draft.functions[fn]?.parameters.push({ name, ...typed, isRest: false, isField: false, decorators: [] });
    draft.declare(scope, { name, ...typed, values: [], parameter: position, place });
    const values = [{ expression: nameOf(name), scope }];
    draft.classes[index]?.fields.push({ ...plainField(String(position), place), ...typed, values });
  }
  draft.classes[index]?.methods.push(fn);
}

/** A trait stands for the types that implement it. */
export function lowerTraitItem(node: Node, at: At, walker: Walker): void {
  const index = addClass(node, at, walker, { isInterface: true, isAbstract: true });
  lowerMethods(node, index, undefined, { ...at, self: node.childForFieldName('name')?.text }, walker);
}

function addClass(node: Node, at: At, walker: Walker, kind: Pick<Partial<ClassDraft>, 'isInterface' | 'isAbstract'>): number {
  const name = node.childForFieldName('name')?.text ?? '';
  return declareClass(name, { isAbstract: false, ...kind, decorators: decoratorsOf(node, at, walker) }, node, at, walker);
}

function declareClass(name: string, shape: Partial<ClassDraft>, node: Node, at: At, walker: Walker): number {
  const { draft } = walker;
  const place = walker.place(node);
  const index = draft.addClass({ ...emptyClass(name, at.scope, place), ...shape });
  const value = { expression: { is: 'class', class: index } as Expression, scope: at.scope };
  draft.declare(at.scope, { name, values: [value], place });
  if (at.scope === 0) draft.exports.push({ name, value });
  return index;
}

/** `impl Store for Postgres { … }`: more members of a type, which another file may declare. */
export function lowerImplItem(node: Node, at: At, walker: Walker): void {
  const { draft } = walker;
  const type = node.childForFieldName('type');
  const name = type ? (pathOf(type).at(-1) ?? '') : '';
  if (isForTests(node) || name === '') return;
  const known = draft.classes.findIndex((each) => each.name === name);
  const index = known >= 0 ? known : addPart(name, walker.place(node), draft);
  const trait = node.childForFieldName('trait');
  const implemented = typeReference(trait, walker);
  if (implemented) draft.classes[index]?.implements.push(implemented);
  lowerMethods(node, index, trait ? pathOf(trait).at(-1) : undefined, { ...at, self: name }, walker);
}

function lowerMethods(node: Node, index: number, trait: string | undefined, at: At, walker: Walker): void {
  const { draft } = walker;
  const scope = draft.openScope({ parent: at.scope, class: index }, draft.classes[index]?.name);
  const isDisplay = trait === 'Display';
  const inside: At = { ...at, scope, isDisplay };
  for (const each of partsOf(node.childForFieldName('body') ?? node)) {
    if (each.type === 'const_item') addConstant(each, index, inside, walker);
    if (!/^function(_signature)?_item$/.test(each.type)) continue;
    const decorators = grpcMethod(each, trait, inside, walker);
    const shown = isDisplay && writesAtOnce(each) ? { name: 'to_string' } : {};
    draft.classes[index]?.methods.push(lowerFunction(each, inside, walker, { class: index, decorators, ...shown }));
  }
}

function addConstant(node: Node, index: number, at: At, walker: Walker): void {
  const value = node.childForFieldName('value');
  const values = value ? [{ expression: walker.expression(value, at), scope: at.scope }] : [];
  const name = node.childForFieldName('name')?.text ?? '';
  walker.draft.classes[index]?.fields.push({ ...plainField(name, walker.place(node)), values, isStatic: true });
}

/** `const TOPIC: &str = "orders";` and `static`. */
export function lowerConstant(node: Node, at: At, walker: Walker): void {
  const name = node.childForFieldName('name')?.text ?? '';
  const value = node.childForFieldName('value');
  const type = typeReference(node.childForFieldName('type'), walker);
  const values = value ? [{ expression: walker.expression(value, at), scope: at.scope }] : [];
  const names = at.module === undefined ? [name] : [name, inBraces(at.module, name)];
  for (const each of names)
    walker.draft.declare(at.scope, { name: each, values: [...values], ...(type ? { type } : {}), place: walker.place(node) });
  if (at.scope === 0) walker.draft.exports.push({ name, value: { expression: nameOf(name), scope: 0 } });
}
