import type { Expression } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';
import { nameAt, rebind } from './rebound.ts';

/**
 * What a variable is after `url += '/orders'`: what it was before with the text behind it, under a name that it has from there on. Where that
 * is done under a condition, either. Undefined where it may be no text, or is done in a loop.
 */
export function lengthened(node: Node, left: Node, value: Expression, at: At, lowering: Lowering): Expression | undefined {
  const name = nameAt(left.text, at);
  const isSum = left.type === 'identifier' && node.childForFieldName('operator')?.type === '+=';
  const known = isSum ? lowering.draft.find(at.scope, name) : undefined;
  const isLonger = isText(value) || known?.values.some(({ expression }) => expression.is === 'concat');
  const sure = known && isLonger ? isSure(node, at) : undefined;
  if (sure === undefined) return undefined;
  const before: Expression = { is: 'name', name };
  const longer = sumOfTexts([before, value]);
  rebind(left, at, lowering);
  return sure ? longer : { is: 'choice', options: [before, longer] };
}

/** Whether a text is made of the variable that it is given to: `url = url + '/orders'`. */
export function namesItself(value: Expression & { is: 'concat' }, left: Node, at: At): boolean {
  return left.type === 'identifier' && value.parts.some((part) => part.is === 'name' && part.name === nameAt(left.text, at));
}

/** From here on the variable is the longer text alone, where that is sure. */
export function rebindText(left: Node, node: Node, at: At, lowering: Lowering): void {
  if (isSure(node, at) === true) rebind(left, at, lowering);
}

function isText(value: Expression): boolean {
  return value.is === 'concat' || (value.is === 'literal' && typeof value.value === 'string');
}

/** Whether a statement is done whenever its function is called; undefined in a loop and in branches that shut each other out. */
function isSure(node: Node, { function: around }: At): boolean | undefined {
  let sure = true;
  for (let each = node.parent; around !== undefined && each; each = each.parent) {
    if (each.type === 'function_definition' || each.type === 'async_function_definition') return sure;
    if (/^(?:block|expression_statement|with_statement|try_statement)$/.test(each.type)) continue;
    if (each.type !== 'if_statement' || each.childForFieldName('alternative')) return undefined;
    sure = false;
  }
  return undefined;
}
