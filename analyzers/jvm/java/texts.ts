import type { Node } from '../../../src/frontend/syntax-node.ts';

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f', s: ' ', '0': '\0' };

/** The text of a string literal or text block: https://docs.oracle.com/javase/specs/jls/se21/html/jls-3.html#jls-3.10.5 */
export function textOfString(node: Node): string {
  const { text } = node;
  return text.startsWith('"""') ? textOfBlock(text.slice(3, -3)) : unescape(text.slice(1, -1));
}

function unescape(text: string): string {
  return text.replace(/\\(u+[0-9a-fA-F]{4}|.|\n)/g, (_, code: string) => {
    if (code.startsWith('u') && code.length > 4) return String.fromCharCode(Number.parseInt(code.slice(-4), 16));
    return code === '\n' ? '' : (ESCAPES[code] ?? code);
  });
}

/** The common indentation goes, and the line break behind the opening quotes. */
function textOfBlock(raw: string): string {
  const lines = raw.slice(raw.indexOf('\n') + 1).split('\n');
  const counted = lines.filter((line, index) => line.trim() !== '' || index === lines.length - 1);
  const indent = Math.min(...counted.map((line) => line.length - line.trimStart().length));
  return unescape(lines.map((line) => line.slice(indent).trimEnd()).join('\n'));
}
