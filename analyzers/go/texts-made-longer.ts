import type { Expression } from '../../src/code/ir.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import { type At, listed, part } from './lowering.ts';

/** How many statements are looked through for the one that gave a variable its value. */
const FURTHEST = 100;

/**
 * `address += "/orders/"` right behind the statement that gave the variable its only value: that value with the text behind it. Not where
 * anything between uses the variable, which may add to it under a condition, or ask for what it was before.
 */
export function makeLonger(statement: Node, value: Expression | undefined, { file, scope }: At): void {
  const [target] = listed(part(statement, 'left'));
  const known = target?.type === 'identifier' ? file.draft.find(scope, target.text) : undefined;
  const [before, other] = known?.values ?? [];
  if (!target || !known || !value || !before || other || before.isAdded || before.scope !== scope) return;
  if (!isText(value) && !isText(before.expression)) return;
  if (!isUntouched(target.text, statement, isText(before.expression))) return;
  known.values[0] = { expression: sumOfTexts([before.expression, value]), scope };
}

/** Whether nothing stands between a variable's value and a statement but what made it longer, where that is known already. */
function isUntouched(name: string, statement: Node, isKnown: boolean): boolean {
  const mention = new RegExp(`(?<![\\p{L}\\p{N}_])${name}(?![\\p{L}\\p{N}_])`, 'u');
  const isLonger = (node: Node) => isOf(name, node, '+=') && !mention.test(part(node, 'right')?.text ?? '');
  const around = statement.parent?.namedChildren ?? [];
  const at = around.indexOf(statement);
  const above = around.slice(Math.max(0, at - FURTHEST), at).reverse();
  const users = above.filter(({ type, text }) => type !== 'comment' && mention.test(text));
  const given = users.findIndex((node) => !isLonger(node));
  const source = users[given];
  return isLonger(statement) && source !== undefined && gives(name, source) && (given === 0 || isKnown);
}

function gives(name: string, node: Node): boolean {
  if (node.type === 'var_declaration') return new RegExp(`^var\\s+${name}(?![\\p{L}\\p{N}_])`, 'u').test(node.text);
  if (node.type === 'short_var_declaration') return listed(part(node, 'left')).some(({ text }) => text === name);
  return isOf(name, node, '=');
}

function isOf(name: string, node: Node, operator: string): boolean {
  const [first, second] = listed(part(node, 'left'));
  return node.type === 'assignment_statement' && !second && first?.text === name && part(node, 'operator')?.text === operator;
}

function isText(value: Expression): boolean {
  return value.is === 'concat' || (value.is === 'literal' && typeof value.value === 'string');
}
