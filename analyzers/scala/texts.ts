import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r' };

/** `"…"` and `"""…"""`. */
export function lowerText(node: Node): Expression {
  const { text } = node;
  return literalOf(text.startsWith('"""') ? text.slice(3, -3) : unescaped(text.slice(1, -1)));
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, code: string) => ESCAPES[code] ?? code);
}

/** `s"$base/orders/${order.id}"`: the text between what is put into it is no node of its own. */
export function lowerInterpolated(node: Node, at: At, walker: Walker): Expression {
  const string = partsOf(node).find(({ type }) => type === 'interpolated_string');
  if (!string) return literalOf('');
  const quotes = string.text.startsWith('"""') ? 3 : 1;
  const isFormatted = node.childForFieldName('interpolator')?.text === 'f';
  const parts: Expression[] = [];
  let from = quotes;
  const add = (text: string) => {
    const plain = isFormatted && parts.length > 0 ? text.replace(/^%[-\d.]{0,8}[a-z]/, '') : text;
    if (plain !== '') parts.push(literalOf(quotes === 3 ? plain : unescaped(plain)));
  };
  for (const each of partsOf(string)) {
    add(string.text.slice(from, each.startIndex - string.startIndex));
    from = each.endIndex - string.startIndex;
    const [inside] = each.type === 'interpolation' ? partsOf(each) : [];
    if (inside) parts.push(walker.expression(inside, at));
  }
  add(string.text.slice(from, -quotes));
  const [only, second] = parts;
  if (!only) return literalOf('');
  return second || only.is !== 'literal' ? { is: 'concat', parts } : only;
}

export function lowerNumber({ text }: Node): Expression {
  const value = Number(text.replaceAll('_', '').replace(/[lLdDfF]$/, ''));
  return Number.isNaN(value) ? { is: 'unknown', why: 'a number in an unusual notation' } : literalOf(value);
}
