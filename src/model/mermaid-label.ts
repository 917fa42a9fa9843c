import { NO_NAME, oneLine } from './one-line.ts';

const LONGEST_LABEL = 48;

/**
 * Everything but letters, digits and harmless punctuation becomes a Mermaid character code, because quotes, `%%{`, `#`, `style x:` and
 * Markdown mean something to Mermaid even in quoted labels (https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax).
 */
export function escapeLabel(label: string): string {
  const line = [...(oneLine(label) || NO_NAME)];
  const short = line.length > LONGEST_LABEL ? [...line.slice(0, LONGEST_LABEL - 1), '…'] : line;
  return short
    .map((character) => (/[\p{L}\p{N} /.,()…×-]/u.test(character) ? character : `#${character.codePointAt(0)};`))
    .join('');
}
