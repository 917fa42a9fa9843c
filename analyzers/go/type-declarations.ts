import type { TypeReference } from '../../src/code/ir.ts';
import type { FunctionDraft } from '../../src/frontend/module-draft.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { parametersOf } from './functions.ts';
import { type At, childrenOf, emptyClass, nameOf, part } from './lowering.ts';
import { lowerStruct } from './structs.ts';
import { typeOf } from './types.ts';

/** Structs and interfaces are classes; other named types convert what they are given. */
export function lowerTypes(node: Node, at: At): void {
  for (const spec of childrenOf(node)) {
    const name = part(spec, 'name')?.text;
    const type = part(spec, 'type');
    if (name === undefined || !type) continue;
    lowerType(name, spec, type, at);
    at.file.draft.exports.push({ name, value: { expression: nameOf(name), scope: at.scope } });
  }
}

function lowerType(name: string, spec: Node, type: Node, at: At): void {
  const place = at.file.place(spec);
  if (type.type === 'struct_type' || type.type === 'interface_type') {
    const index = type.type === 'struct_type' ? lowerStruct(name, spec, type, at) : lowerInterface(name, spec, type, at);
    at.file.classes.set(name, index);
    at.file.draft.declare(at.scope, { name, values: [{ expression: { is: 'class', class: index }, scope: at.scope }], place });
    return;
  }
  at.file.named.set(name, type);
  const isAlias = spec.type === 'type_alias' && typeOf(type);
  const expression = isAlias ? nameOf(isAlias.name) : ({ is: 'function', function: conversion(name, spec, at) } as const);
  at.file.draft.declare(at.scope, { name, values: [{ expression, scope: at.scope }], place });
}

/** `Topic("orders")` is what it is given. */
function conversion(name: string, spec: Node, at: At): number {
  const { draft } = at.file;
  const made = plainFunction('function', at, spec);
  const index = draft.addFunction({
    ...made,
    name,
    parameters: [{ name: 'value', isRest: false, isField: false, decorators: [] }],
  });
  const scope = draft.openScope({ parent: at.scope, function: index }, name);
  const node = draft.functions[index];
  if (node) node.scope = scope;
  draft.declare(scope, { name: 'value', values: [], parameter: 0, place: made.place });
  node?.returns.push({ expression: nameOf('value'), scope });
  return index;
}

/** The methods that an implementer must have; embedded interfaces are kept by name. */
function lowerInterface(name: string, spec: Node, type: Node, at: At): number {
  const { draft } = at.file;
  const made = { ...emptyClass(name, at.file.place(spec)), isAbstract: true };
  const index = draft.addClass(made);
  const embedded: TypeReference[] = [];
  for (const element of childrenOf(type)) {
    if (element.type === 'method_elem') made.methods.push(abstractMethod(element, index, name, at));
    else embedded.push(...childrenOf(element).flatMap((each) => typeOf(each) ?? []));
  }
  made.implements = embedded;
  return index;
}

function abstractMethod(element: Node, of: number, declaration: string, at: At): number {
  const { draft } = at.file;
  const parameters = [...parametersOf(part(element, 'parameters'))];
  const name = part(element, 'name')?.text ?? '';
  const index = draft.addFunction({ ...plainFunction('method', at, element), name, parameters, class: of, isAbstract: true });
  const node = draft.functions[index];
  if (node) node.scope = draft.openScope({ parent: at.scope, function: index }, declaration);
  return index;
}

function plainFunction(kind: FunctionDraft['kind'], at: At, node: Node): FunctionDraft {
  const place = at.file.place(node);
  return { kind, scope: at.scope, parameters: [], returns: [], isStatic: false, isAbstract: false, decorators: [], place };
}
