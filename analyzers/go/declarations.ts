import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { declareIn, lowerAssigned } from './assignments.ts';
import { embeddedFile } from './embedded-files.ts';
import { makeInstance } from './literals.ts';
import { type At, childrenOf, listed, nameOf, part } from './lowering.ts';
import { namedType, typeOf } from './types.ts';

/** `const ( A = 1; B )`: a name without a value repeats the one before; `iota` counts, which no target depends on. */
export function lowerConstants(node: Node, at: At): void {
  let last: readonly Node[] = [];
  for (const spec of childrenOf(node)) {
    if (spec.type !== 'const_spec') continue;
    const own = listed(part(spec, 'value'));
    last = own.length > 0 ? own : last;
    lowerAssigned(namesIn(spec), last, at, declareIn);
    for (const name of namesIn(spec)) declareName(name, undefined, at);
  }
}

/** `var a, b = f()`, `var client http.Client`: a struct without a value is an empty one. */
export function lowerVariables(node: Node, at: At): void {
  for (const spec of childrenOf(node)) {
    if (spec.type === 'var_spec_list') lowerVariables(spec, at);
    if (spec.type !== 'var_spec') continue;
    const names = namesIn(spec);
    const type = part(spec, 'type');
    for (const name of names) declareName(name, type, at);
    const values = listed(part(spec, 'value'));
    if (values.length > 0) lowerAssigned(names, values, at, declareIn);
    else for (const name of names) declareIn(name, embeddedFile(spec, type, at) ?? passedOf(type, at) ?? zeroOf(type, at), at);
  }
}

/** In a generic function, what is passed for a parameter of the same type tells the type: `func Load[T any](defaults T) T { var out T … }`. */
function passedOf(type: Node | undefined, { body }: At): Expression | undefined {
  const name = type && namedType(type)?.text;
  const { typeParameters = [], parameters = [] } = body?.draft ?? {};
  const passed =
    name !== undefined && typeParameters.includes(name) ? parameters.find((each) => each.type?.name === name) : undefined;
  return passed && nameOf(passed.name);
}

function namesIn(spec: Node): readonly Node[] {
  return spec.childrenForFieldName('name').flatMap((each) => (each?.type === 'identifier' ? [each] : []));
}

function declareName(name: Node, type: Node | undefined, at: At): void {
  const reference = typeOf(type);
  if (name.text === '_') return;
  at.file.draft.declare(at.scope, {
    name: name.text,
    values: [],
    place: at.file.place(name),
    ...(reference ? { type: reference } : {}),
  });
}

function zeroOf(type: Node | undefined, at: At): Expression {
  const isStruct = type && type.type !== 'pointer_type' && typeOf(type) && namedType(type);
  return isStruct ? makeInstance(type, [], at) : { is: 'unknown', why: 'no value yet' };
}
