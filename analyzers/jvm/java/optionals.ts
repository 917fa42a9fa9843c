// https://docs.oracle.com/en/java/javase/21/docs/api/java.base/java/util/Optional.html
import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';
import type { At, Lowering } from '../lowering.ts';

const MAKERS = new Set(['of', 'ofNullable']);

/** Gives the text that it is given, but for blanks around it. */
const SAME_TEXT = /^String::(trim|strip|toString|valueOf|intern)$/;

/**
 * `Optional.ofNullable(url).filter(…)` holds the same value or none, and `.map(String::trim)` what the function makes of it: either is an `Optional`
 * that was made of that.
 */
export function optionalStep(callee: Expression, node: Node, at: At, lowering: Lowering): Expression | undefined {
  if (callee.is !== 'member' || !/^(filter|map)$/.test(callee.name) || callee.of.is !== 'call') return undefined;
  const made = lowering.draft.calls[callee.of.call];
  const [inside, ...more] = made?.arguments ?? [];
  const [given, ...others] =
    node.childForFieldName('arguments')?.namedChildren.filter(({ type }) => !type.endsWith('comment')) ?? [];
  if (!made || !isOptional(made.callee) || !inside || more.length > 0 || !given || others.length > 0) return undefined;
  if (callee.name === 'map' && SAME_TEXT.test(given.text)) return callee.of;
  const applied = lowering.expression(given, at);
  if (callee.name === 'filter') return callee.of;
  const parts = { isNew: false, typeArguments: [], scope: at.scope, place: lowering.place(given) };
  const mapped = lowering.draft.call({ callee: applied, arguments: [inside], ...parts });
  return lowering.draft.call({ callee: made.callee, arguments: [mapped], ...parts });
}

function isOptional(callee: Expression): boolean {
  if (callee.is !== 'member' || !MAKERS.has(callee.name)) return false;
  return callee.of.is === 'name' && callee.of.name === 'Optional';
}
