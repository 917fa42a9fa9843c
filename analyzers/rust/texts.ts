import type { Node } from '../../src/frontend/syntax-node.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0' };

/** The text of a string literal: https://doc.rust-lang.org/reference/tokens.html#string-literals */
export function textOf(node: Node): string {
  const { text } = node;
  if (node.type === 'raw_string_literal') return text.slice(text.indexOf('"') + 1, text.lastIndexOf('"'));
  const inside = text.slice(text.indexOf('"') + 1, -1);
  return inside.replace(/\\(u\{[0-9a-fA-F]{1,6}\}|x[0-9a-fA-F]{2}|\r?\n\s*|.)/g, (_, code: string) => escaped(code));
}

function escaped(code: string): string {
  if (/^\r?\n/.test(code)) return '';
  if (code.startsWith('u{')) return String.fromCodePoint(Math.min(Number.parseInt(code.slice(2, -1), 16), 0x10ffff));
  if (code.startsWith('x')) return String.fromCharCode(Number.parseInt(code.slice(1), 16));
  return ESCAPES[code] ?? code;
}
