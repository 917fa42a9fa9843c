import type { Expression } from '../../src/code/ir.ts';
import { literalOf, partsOf } from '../../src/frontend/rule-walker.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '0': '\0' };

/** Texts of all kinds, with what is put into them. */
export function lowerText(node: Node, at: At, lowering: Lowering): Expression {
  const body = node.type === 'heredoc' || node.type === 'nowdoc' ? (node.childForFieldName('value') ?? bodyOf(node)) : node;
  const parts = partsOf(body ?? node).map((part) => lowerPart(part, at, lowering));
  const [only] = parts;
  if (!only) return literalOf('');
  return parts.length === 1 && only.is === 'literal' ? only : { is: 'concat', parts };
}

function bodyOf(node: Node): Node | undefined {
  return partsOf(node).find(({ type }) => type === 'nowdoc_body');
}

function lowerPart(part: Node, at: At, lowering: Lowering): Expression {
  if (part.type === 'string_content' || part.type === 'nowdoc_string') return literalOf(part.text);
  if (part.type !== 'escape_sequence') return lowering.expression(part, at);
  const character = part.text.slice(1);
  return literalOf(ESCAPES[character] ?? (/^[\\'"$]$/.test(character) ? character : part.text));
}

/** The text of a string without anything to compute in it. */
export function plainText(node: Node | null | undefined): string | undefined {
  if (node?.type !== 'string' && node?.type !== 'encapsed_string') return undefined;
  const parts = partsOf(node);
  return parts.every(({ type }) => type === 'string_content') ? parts.map(({ text }) => text).join('') : undefined;
}
