import { NO_NAME, oneLine } from './one-line.ts';

const LONGEST_LABEL = 120;
/** What is left of a longer label: its beginning and its end, which tells paths apart. */
const KEPT = { beginning: 70, end: 49 } as const;
const LONGEST_LINE = 40;
const SHORTEST_LINE = 16;

/**
 * Everything but letters, digits and harmless punctuation becomes a Mermaid character code, because quotes, `%%{`, `#`, `style x:` and
 * Markdown mean something to Mermaid even in quoted labels (https://mermaid.js.org/syntax/flowchart.html#special-characters-that-break-syntax).
 * A long label goes on over lines.
 */
export function escapeLabel(label: string): string {
  const characters = [...(oneLine(label) || NO_NAME)];
  const whole =
    characters.length > LONGEST_LABEL
      ? [...characters.slice(0, KEPT.beginning), '…', ...characters.slice(-KEPT.end)]
      : characters;
  return linesOf(whole)
    .map((line) => line.map(escaped).join(''))
    .join('<br/>');
}

function escaped(character: string): string {
  return /[\p{L}\p{N} /.,()…×-]/u.test(character) ? character : `#${character.codePointAt(0)};`;
}

/** Lines that end behind a part of a path or of a name, as far as there is one. */
function linesOf(characters: readonly string[]): readonly (readonly string[])[] {
  if (characters.length <= LONGEST_LINE) return [characters];
  const head = characters.slice(0, LONGEST_LINE);
  const end = head.findLastIndex((character) => /[/.,:_ -]/.test(character)) + 1;
  const length = end >= SHORTEST_LINE ? end : LONGEST_LINE;
  return [characters.slice(0, length), ...linesOf(characters.slice(length))];
}
