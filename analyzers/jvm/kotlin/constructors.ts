import type { Place } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { shorten } from '../../../src/sdk/evidence.ts';
import { type At, innerBlock, type Lowering, type Owner } from '../lowering.ts';
import { annotationsOf } from './annotations.ts';
import { lowerStatements } from './blocks.ts';
import { stubProperty } from './conventions.ts';
import { addParameter, parametersOf } from './functions.ts';
import { behind, childOf, childrenOf, nameOf } from './nodes.ts';
import { declaredType } from './types.ts';

/**
 * The constructor in a class's heading: its parameters may be properties, and all initialisers see them. Gives the place where those
 * are lowered. https://kotlinlang.org/docs/classes.html#constructors
 */
export function lowerPrimaryConstructor(node: Node, at: At, owner: Owner, lowering: Lowering): At {
  const inside = openConstructor(node, at, owner, lowering);
  const index = inside.function ?? -1;
  for (const parameter of childrenOf(childOf(node, 'primary_constructor')))
    if (parameter.type === 'class_parameter') addClassParameter(parameter, index, inside, owner, lowering);
  const passed = childOf(superConstructor(node), 'value_arguments');
  if (passed) callConstructor('super', passed, inside, lowering);
  return inside;
}

/** `Base(url)` among the types that a class extends. */
export function superConstructor(node: Node): Node | undefined {
  return childrenOf(node)
    .filter(({ type }) => type === 'delegation_specifier')
    .flatMap((each) => childOf(each, 'constructor_invocation') ?? [])[0];
}

function openConstructor(node: Node, at: At, owner: Owner, lowering: Lowering): At {
  const { draft } = lowering;
  const index = draft.functions.length;
  const scope = draft.openScope({ parent: at.scope, function: index });
  const flags = { isStatic: false, isAbstract: false, class: owner.index };
  const place = lowering.place(childOf(node, 'type_identifier') ?? node);
  draft.addFunction({ kind: 'constructor', scope, parameters: [], returns: [], ...flags, decorators: [], place });
  draft.classes[owner.index]?.methods.push(index);
  return { ...innerBlock(at), scope, function: index };
}

function addClassParameter(node: Node, index: number, at: At, owner: Owner, lowering: Lowering): void {
  const name = nameOf(node);
  const type = declaredType(node, lowering.draft);
  const value = behind(node, '=');
  const isField = childOf(node, 'binding_pattern_kind') !== undefined;
  const decorators = annotationsOf(node, at, lowering);
  const shape = {
    name,
    ...(type ? { type } : {}),
    ...(value ? { default: lowering.expression(value, at) } : {}),
    isField,
    decorators,
  };
  addParameter(shape, index, at, node, lowering);
  if (!isField) return;
  lowering.draft.classes[owner.index]?.fields.push({
    name,
    ...(type ? { type } : {}),
    values: [{ expression: { is: 'name', name }, scope: at.scope }],
    isStatic: false,
    isAbstract: false,
    decorators:
      stubProperty(type?.name, node, at, lowering).length > 0
        ? [...decorators, ...stubProperty(type?.name, node, at, lowering)]
        : [],
    place: placeOf(node, lowering),
  });
}

/** Several parameters stand on one line: each is shown by itself. */
function placeOf(node: Node, lowering: Lowering): Place {
  const { line } = lowering.place(node);
  return { line, text: shorten(node.text.split('\n', 1)[0] ?? '') };
}

function callConstructor(which: 'super' | 'this', args: Node, at: At, lowering: Lowering): void {
  lowering.draft.call({
    callee: { is: which },
    arguments: childrenOf(args).map((each) => lowering.expression(childrenOf(each).at(-1), at)),
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(args),
  });
}

/** `constructor(url: String) : this(Client(url)) { … }`. */
export function lowerSecondaryConstructor(node: Node, at: At, owner: Owner, lowering: Lowering): void {
  const inside = openConstructor(node, at, owner, lowering);
  for (const parameter of parametersOf(childOf(node, 'function_value_parameters'), inside, lowering))
    addParameter(parameter, inside.function ?? -1, inside, node, lowering);
  const delegation = childOf(node, 'constructor_delegation_call');
  const passed = childOf(delegation, 'value_arguments');
  if (passed) callConstructor(delegation?.text.startsWith('super') ? 'super' : 'this', passed, inside, lowering);
  lowerStatements(childOf(node, 'statements'), inside, lowering);
}
