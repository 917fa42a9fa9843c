import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import { type At, bindLocal, innerBlock, type Lowering } from '../lowering.ts';
import { lowerStatements } from './blocks.ts';
import { memberName } from './names.ts';
import { childOf, childrenOf, plainName } from './nodes.ts';

/**
 * Functions whose lambda runs where it stands, on the object it is called on: what they give, and whether the object is `this` in it
 * or a parameter. https://kotlinlang.org/docs/scope-functions.html
 */
const SCOPE_FUNCTIONS: Readonly<Record<string, { readonly gives: 'object' | 'result'; readonly isThis: boolean }>> = {
  let: { gives: 'result', isThis: false },
  use: { gives: 'result', isThis: false },
  run: { gives: 'result', isThis: true },
  with: { gives: 'result', isThis: true },
  apply: { gives: 'object', isThis: true },
  also: { gives: 'object', isThis: false },
};

/** Lambdas that run where they stand, on nothing. */
const PLAIN = /^(run|runBlocking|lazy|runCatching|coroutineScope|supervisorScope|synchronized|buildList|try)$/;

/** A call of a scope function; undefined for all others. */
export function lowerScopeFunction(
  callee: Node,
  args: readonly Node[],
  lambda: Node,
  at: At,
  lowering: Lowering,
): Expression | undefined {
  const name = callee.type === 'navigation_expression' ? memberName(callee) : plainName(callee.text);
  const isMember = callee.type === 'navigation_expression';
  const found = Object.hasOwn(SCOPE_FUNCTIONS, name) ? SCOPE_FUNCTIONS[name] : undefined;
  if (!isMember && name !== 'with')
    return PLAIN.test(name) ? valueOf(lowerStatements(childOf(lambda, 'statements'), innerBlock(at), lowering)) : undefined;
  const object = isMember ? childrenOf(callee)[0] : childrenOf(args[0])[0];
  if (!found || !object || isMember === (name === 'with')) return undefined;
  const of = lowering.expression(object, at);
  const inside = innerBlock(at);
  const local = bindLocal(inside, found.isThis ? 'this@' : parameterOf(lambda), lowering, object);
  lowering.draft.declare(at.scope, { name: local, values: [{ expression: of, scope: at.scope }], place: lowering.place(lambda) });
  const receivers = [local, ...(at.receivers ?? [])];
  const among: At = found.isThis
    ? { ...inside, receivers, thisReceivers: [local, ...(at.thisReceivers ?? [])], told: undefined }
    : inside;
  const value = lowerStatements(childOf(lambda, 'statements'), among, lowering);
  return found.gives === 'object' ? { is: 'name', name: local } : valueOf(value);
}

function parameterOf(lambda: Node): string {
  const [first] = childrenOf(childOf(lambda, 'lambda_parameters'));
  return plainName(childOf(first, 'simple_identifier')?.text ?? 'it');
}

function valueOf(value: Expression | undefined): Expression {
  return value ?? { is: 'unknown', why: 'a block without a value' };
}
