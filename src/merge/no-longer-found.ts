import { type LostRow, type Piece, piece } from './pieces.ts';
import { readTable } from './table.ts';

/** Where rows go that people wrote in and the sources no longer have. */
export const NO_LONGER_FOUND = 'No longer found in code';

/** Adds the lost rows to the section for them, which is made at the end of the document if it is not there yet. */
export function withLostRows(pieces: readonly Piece[]): readonly Piece[] {
  const lost = pieces.flatMap((each) => each.lost);
  if (lost.length === 0) return pieces;
  const result = pieces.some(isForLost) ? [...pieces] : [...pieces, piece([`## ${NO_LONGER_FOUND}`], [''])];
  for (const row of lost) addRow(result, row);
  return result;
}

function isHeading({ lines, from }: Piece): boolean {
  return from.length > 0 ? from[0]?.kind === 'heading' : /^#+ /.test(lines[0] ?? '');
}

function isForLost(each: Piece): boolean {
  return isHeading(each) && each.lines[0]?.includes(NO_LONGER_FOUND) === true;
}

/** To a table of the same columns below the heading, else as a table of its own directly below it. */
function addRow(pieces: Piece[], { head, line }: LostRow): void {
  const start = pieces.findIndex(isForLost);
  const names = namesOf(head);
  const end = pieces.findIndex((each, index) => index > start && isHeading(each));
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
