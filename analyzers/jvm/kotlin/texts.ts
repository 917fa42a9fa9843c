import type { Expression } from '../../../src/code/ir.ts';
import type { Node } from '../../../src/frontend/syntax-node.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b' };

/** One piece of a string: its own text, or what is put into it. */
export type Piece = { readonly text: string } | { readonly inside: Node };

/** The pieces of a string literal: https://kotlinlang.org/docs/strings.html#string-templates */
export function piecesOf(node: Node): readonly Piece[] {
  const isRaw = node.text.startsWith('"""');
  return node.namedChildren.map((child): Piece => {
    if (child.type === 'string_content') return { text: isRaw ? child.text : unescape(child.text) };
    if (child.type !== 'interpolated_expression') return { inside: child };
    return { inside: child.namedChildren.find((each) => !each.type.endsWith('comment')) ?? child };
  });
}

function unescape(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|.)/g, (_, code: string) =>
    code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(1), 16)) : (ESCAPES[code] ?? code),
  );
}

/** Pieces as one expression. */
export function joined(parts: readonly Expression[]): Expression {
  const [only, second] = parts;
  if (!only) return { is: 'literal', value: '' };
  return second || only.is !== 'literal' ? { is: 'concat', parts } : only;
}
