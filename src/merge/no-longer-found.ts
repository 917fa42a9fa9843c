import type { Section } from './markdown.ts';
import { type LostRow, type Piece, piece } from './pieces.ts';
import { readTable } from './table.ts';

/** Where rows go that people wrote in and the sources no longer have. */
export const NO_LONGER_FOUND = 'No longer found in code';

/** Adds the lost rows to the section for them, which is made at the end of the document if it is not there yet. */
export function withLostRows(pieces: readonly Piece[], document: Section): readonly Piece[] {
  const lost = pieces.flatMap((each) => each.lost);
  if (lost.length === 0) return pieces;
  const result = isThere(document) ? [...pieces] : [...pieces, piece([`## ${NO_LONGER_FOUND}`], [''])];
  for (const row of lost) addRow(result, row);
  return result;
}

function isThere({ sections }: Section): boolean {
  return sections.some((section) => section.heading?.lines[0]?.includes(NO_LONGER_FOUND) || isThere(section));
}

/** To a table of the same columns below the heading, else as a table of its own directly below it. */
function addRow(pieces: Piece[], { head, line }: LostRow): void {
  const start = pieces.findIndex(({ lines }) => /^#+ /.test(lines[0] ?? '') && lines[0]?.includes(NO_LONGER_FOUND));
  const names = namesOf(head);
  const end = pieces.findIndex(({ lines }, index) => index > start && /^#+ /.test(lines[0] ?? ''));
  const place = pieces.findIndex(
    ({ lines }, index) =>
      index > start && (end < 0 || index < end) && lines[0]?.includes('|') === true && namesOf(lines) === names,
  );
  const table = pieces[place];
  if (table) pieces[place] = { ...table, lines: [...table.lines, line] };
  else pieces.splice(start + 1, 0, piece([...head, line], ['']));
}

function namesOf(lines: readonly string[]): string {
  return readTable(lines)
    .columns.map(({ name }) => name)
    .join('|');
}
