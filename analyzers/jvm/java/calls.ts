import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { addToText, builderOfText, handedOn } from '../built-texts.ts';
import { GRPC_STUB, grpcStub, nameOfClass, soapEndpoint } from '../conventions.ts';
import { formatted, textCall } from '../format.ts';
import type { At, Lowering } from '../lowering.ts';
import { lowerBareCallee } from '../names.ts';
import { addByPut } from './added.ts';
import { lowerAnonymousBody } from './anonymous.ts';
import { optionalStep } from './optionals.ts';
import { setLater } from './set-later.ts';
import { typeArguments, typeReference } from './types.ts';

/** `orders.place(x)`, `place(x)`, `super.place(x)`; `String.format` with a known pattern is the text it makes. */
export function lowerCall(node: Node, at: At, lowering: Lowering): Expression {
  const object = node.childForFieldName('object');
  const name = node.childForFieldName('name')?.text ?? '';
  const callee: Expression = object
    ? { is: 'member', of: lowering.expression(object, at), name }
    : lowerBareCallee(name, at, lowering);
  const step = optionalStep(callee, node, at, lowering);
  if (step) return step;
  const args = lowerArguments(node.childForFieldName('arguments'), at, lowering);
  addByPut(callee, args, at, lowering);
  setLater(callee, args, at, lowering);
  const text = addToText(callee, args, node, at, lowering) ?? formatted(callee, args);
  if (text) return text;
  const stub = grpcStub(callee);
  const named = object?.type === 'class_literal' ? nameOfClass(name) : undefined;
  const plain =
    named && callee.is === 'member' ? calling(named, callee.of) : textCall(soapEndpoint(callee, args), args, at, lowering);
  return lowering.draft.call({
    callee: stub === undefined ? plain.callee : { is: 'name', name: GRPC_STUB },
    arguments: stub === undefined ? plain.arguments : [{ is: 'literal', value: stub }, ...args],
    isNew: false,
    typeArguments: typeArguments(node.childForFieldName('type_arguments'), lowering),
    scope: at.scope,
    place: lowering.place(node.childForFieldName('name') ?? node),
  });
}

function calling(name: string, argument: Expression) {
  return { callee: { is: 'name', name }, arguments: [argument] } as const;
}

export function lowerArguments(node: Node | null, at: At, lowering: Lowering): readonly Expression[] {
  const items = node?.namedChildren.filter((child) => !child.type.endsWith('comment')) ?? [];
  return items.map((item) => handedOn(lowering.expression(item, at), at, lowering));
}

/** `new Orders(x)`; the body of an anonymous class runs where it stands. */
export function lowerNew(node: Node, at: At, lowering: Lowering): Expression {
  const type = typeReference(node.childForFieldName('type'), lowering);
  const args = lowerArguments(node.childForFieldName('arguments'), at, lowering);
  const text = builderOfText(type?.name ?? '', args, node, at, lowering);
  if (text) return text;
  const [head = '', ...rest] = (type?.name ?? '').split('.');
  const call = lowering.draft.call({
    callee: rest.reduce<Expression>((of, name) => ({ is: 'member', of, name }), { is: 'name', name: head }),
    arguments: args,
    isNew: true,
    typeArguments: type?.arguments ?? [],
    scope: at.scope,
    place: lowering.place(node),
  });
  const body = node.namedChildren.find((child) => child.type === 'class_body');
  if (body) lowerAnonymousBody(body, at, lowering);
  return call;
}

/** `super(x)` is how a constructor passes values on; `this(x)` calls another constructor of the same class. */
export function lowerConstructorCall(node: Node, at: At, lowering: Lowering): void {
  const which = node.childForFieldName('constructor')?.type;
  lowering.draft.call({
    callee: which === 'super' ? { is: 'super' } : { is: 'this' },
    arguments: lowerArguments(node.childForFieldName('arguments'), at, lowering),
    isNew: false,
    typeArguments: [],
    scope: at.scope,
    place: lowering.place(node),
  });
}
