import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Walker } from './lowering.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** `"…"`, `u8"…"`, `R"(…)"`. */
export function lowerText(node: Node): Expression {
  const parts = partsOf(node).filter(({ type }) => type !== 'raw_string_delimiter');
  return literalOf(parts.map(({ type, text }) => (type === 'escape_sequence' ? unescaped(text.slice(1)) : text)).join(''));
}

function unescaped(code: string): string {
  return ESCAPES[code] ?? code;
}

/** `"a" PREFIX "b"`: pieces side by side. */
export function lowerPieces(node: Node, at: At, walker: Walker): Expression {
  return { is: 'concat', parts: partsOf(node).map((part) => walker.expression(part, at)) };
}

/** `"GET"_method`, `"100"s`. */
export function lowerSuffixed(node: Node, at: At, walker: Walker): Expression {
  const [text] = partsOf(node);
  return text ? walker.expression(text, at) : NOTHING;
}

/** `8'080`, `50051u`. */
export function lowerNumber({ text }: Node): Expression {
  const value = Number(text.replaceAll("'", '').replace(/[uUlLfF]+$/, ''));
  return Number.isNaN(value) ? { is: 'unknown', why: 'a number in an unusual notation' } : literalOf(value);
}
