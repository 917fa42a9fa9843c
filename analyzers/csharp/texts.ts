import type { Expression } from '../../src/code/ir.ts';
import type { Node } from '../../src/frontend/syntax-node.ts';
import type { At, Lowering } from './lowering.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', f: '\f', v: '\v' };

/** A plain string or character. */
export function lowerString(node: Node): Expression {
  const parts = node.namedChildren.map((child) => (child.type === 'escape_sequence' ? unescaped(child.text) : child.text));
  return { is: 'literal', value: parts.join('') };
}

function unescaped(text: string): string {
  const code = /^\\[uUx]([0-9a-fA-F]{1,6})$/.exec(text)?.[1];
  if (code !== undefined) return String.fromCodePoint(Math.min(Number.parseInt(code, 16), 0x10_ff_ff));
  return ESCAPES[text.slice(1)] ?? text.slice(1);
}

/** `@"…"`: only quotes are doubled. */
export function lowerVerbatim(node: Node): Expression {
  return { is: 'literal', value: node.text.replace(/^@"|"(u8)?$/g, '').replaceAll('""', '"') };
}

/** `"""…"""`. */
export function lowerRaw(node: Node): Expression {
  const content = node.namedChildren.find((child) => child.type === 'raw_string_content')?.text ?? '';
  return { is: 'literal', value: content.includes('\n') ? content.trim() : content };
}

/** `$"http://{host}/orders"`. */
export function lowerInterpolated(node: Node, at: At, lowering: Lowering): Expression {
  const isVerbatim = node.text.slice(0, 4).includes('@');
  const parts = node.namedChildren.flatMap((child): Expression[] => {
    if (child.type === 'interpolation') return [inserted(child, at, lowering)];
    if (child.type === 'escape_sequence') return [{ is: 'literal', value: unescaped(child.text) }];
    if (child.type !== 'string_content') return [];
    const text = child.text.replaceAll('{{', '{').replaceAll('}}', '}');
    return [{ is: 'literal', value: isVerbatim ? text.replaceAll('""', '"') : text }];
  });
  return { is: 'concat', parts };
}

function inserted(node: Node, at: At, lowering: Lowering): Expression {
  const value = node.namedChildren.find(({ type }) => !type.startsWith('interpolation_'));
  return value ? lowering.expression(value, at) : { is: 'literal', value: '' };
}
