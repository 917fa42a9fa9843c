import type { Expression } from '../../src/code/ir.ts';
import { literalOf, NOTHING, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', s: ' ' };

/** Texts and symbols with what is put into them. */
export function lowerText(node: Node, at: At, lowering: Lowering): Expression {
  const parts = partsOf(node).flatMap((part) => lowerPart(part, at, lowering));
  const [only] = parts;
  if (!only) return literalOf('');
  return parts.length === 1 && only.is === 'literal' ? only : { is: 'concat', parts };
}

function lowerPart(part: Node, at: At, lowering: Lowering): readonly Expression[] {
  switch (part.type) {
    case 'string_content':
    case 'heredoc_content':
      return [literalOf(part.text)];
    case 'escape_sequence':
      return [literalOf(ESCAPES[part.text.slice(1)] ?? part.text.slice(1))];
    case 'interpolation': {
      const [inner] = partsOf(part);
      return inner ? [lowering.expression(inner, at)] : [];
    }
    case 'string':
      return [lowerText(part, at, lowering)];
    default:
      return [];
  }
}

/** `'a' "b"`: pieces side by side. */
export function lowerChained(node: Node, at: At, lowering: Lowering): Expression {
  return { is: 'concat', parts: partsOf(node).map((part) => lowerText(part, at, lowering)) };
}

/** `<<~TEXT`: the body stands behind the line. */
export function lowerHeredoc(node: Node, at: At, lowering: Lowering): Expression {
  for (let around: Node | null = node; around; around = around.parent) {
    const body = around.parent?.namedChildren.find((each) => each?.type === 'heredoc_body' && each.startIndex > node.startIndex);
    if (body) return lowerText(body, at, lowering);
  }
  return NOTHING;
}

/** The text of a plain string or symbol; of a list of symbols each is a part of its own. */
export function plainText(node: Node | null | undefined): string | undefined {
  if (node?.type === 'simple_symbol') return node.text.slice(1);
  if (node?.type === 'hash_key_symbol') return node.text;
  if (node === null || node === undefined || !/^(string|bare_string|bare_symbol|delimited_symbol)$/.test(node.type))
    return undefined;
  const parts = partsOf(node);
  return parts.every(({ type }) => type === 'string_content') ? parts.map(({ text }) => text).join('') : undefined;
}
