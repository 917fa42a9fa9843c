import type { Expression } from '../../src/code/ir.ts';
import { partsOf } from '../../src/frontend/rule-walker.ts';
import { sumOfTexts } from '../../src/frontend/sum-of-texts.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

/** Texts of all kinds: plain, raw, formatted, in pieces side by side. */
export function lowerString(node: Node, at: At, lowering: Lowering): Expression {
  const start = node.firstChild?.text ?? '';
  const isRaw = /r/i.test(start);
  const parts: Expression[] = [];
  for (const part of partsOf(node)) {
    if (part.type === 'string_content')
      parts.push({ is: 'literal', value: isRaw ? part.text : unescaped(part.text, /f/i.test(start)) });
    if (part.type !== 'interpolation') continue;
    const inner = part.childForFieldName('expression') ?? part.namedChildren[0];
    if (inner) parts.push(lowering.expression(inner, at));
  }
  const [only] = parts;
  if (!only) return { is: 'literal', value: '' };
  return parts.length === 1 ? only : { is: 'concat', parts };
}

export function lowerConcatenated(node: Node, at: At, lowering: Lowering): Expression {
  return sumOfTexts(partsOf(node).map((part) => lowering.expression(part, at)));
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', '\n': '' };

function unescaped(text: string, isFormatted: boolean): string {
  const plain = text.replace(
    /\\([\s\S])/g,
    (whole, character: string) => ESCAPES[character] ?? (/[\\'"]/.test(character) ? character : whole),
  );
  return isFormatted ? plain.replaceAll('{{', '{').replaceAll('}}', '}') : plain;
}

/** The text of a string without anything to compute in it. */
export function plainText(node: Node | null | undefined): string | undefined {
  if (node?.type === 'concatenated_string') {
    const texts = partsOf(node).map(plainText);
    return texts.every((text) => text !== undefined) ? texts.join('') : undefined;
  }
  if (node?.type !== 'string') return undefined;
  const parts = partsOf(node);
  return parts.some(({ type }) => type === 'interpolation')
    ? undefined
    : parts
        .filter(({ type }) => type === 'string_content')
        .map(({ text }) => text)
        .join('');
}
