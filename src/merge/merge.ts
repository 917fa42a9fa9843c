import { diff3Merge } from 'node-diff3';
import type { Conflict } from '../model/document.ts';
import { headingsOf, linesOf, textOf } from './lines.ts';
import { settleLine, withoutPadding } from './rows.ts';

export interface Merged {
  readonly text: string;
  readonly conflicts: readonly Conflict[];
}

/** Three versions of one document: as people have it, as it was generated last, as it would be generated now. */
export interface Versions {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

/** What a stretch of lines becomes; `disputed` carries the generated text that gave way. */
interface Piece {
  readonly lines: readonly string[];
  readonly disputed?: string;
}

/**
 * Keeps what people wrote and takes what the sources say now. Where both changed the same place the person's text stays
 * and the conflict is returned. The line endings are those of the file as people have it.
 */
export function mergeDocument({ ours, base, theirs }: Versions): Merged {
  const shape = linesOf(ours);
  const generated = linesOf(theirs).lines;
  const plain = (lines: readonly string[]) => lines.map(withoutPadding);
  const merged = mergeLines(plain(shape.lines), plain(linesOf(base).lines), plain(generated));
  const asWritten = new Map([...generated, ...shape.lines].map((line) => [withoutPadding(line), line]));
  const pieces = merged.map((piece) => ({ ...piece, lines: piece.lines.map((line) => asWritten.get(line) ?? line) }));
  const lines = pieces.flatMap((piece) => piece.lines);
  return { text: textOf(lines, shape), conflicts: conflictsOf(pieces, headingsOf(lines)) };
}

function mergeLines(ours: readonly string[], base: readonly string[], theirs: readonly string[]): readonly Piece[] {
  return diff3Merge([...ours], [...base], [...theirs]).flatMap(({ ok, conflict }): readonly Piece[] => {
    if (ok) return [{ lines: ok }];
    return conflict ? mergeClosely(conflict.a, conflict.o, conflict.b) : [];
  });
}

/** A token between any two lines, so that changes to neighbouring lines do not touch each other. */
const GAP = '\n';

/** A second, closer look at a stretch that both changed: most often they changed different lines of it. */
function mergeClosely(ours: readonly string[], base: readonly string[], theirs: readonly string[]): readonly Piece[] {
  return diff3Merge(apart(ours), apart(base), apart(theirs)).flatMap(({ ok, conflict }): readonly Piece[] => {
    if (ok) return [{ lines: ok.filter(isLine) }];
    return conflict ? settleLines(conflict.a.filter(isLine), conflict.o.filter(isLine), conflict.b.filter(isLine)) : [];
  });
}

/** Two additions at one place do not contradict each other, so both stay; otherwise the person's lines win. */
function settleLines(ours: readonly string[], base: readonly string[], theirs: readonly string[]): readonly Piece[] {
  if (isSame(ours, base)) return [{ lines: theirs }];
  if (isSame(theirs, base) || isSame(ours, theirs)) return [{ lines: ours }];
  if (base.length === 0) return [{ lines: [...theirs, ...ours] }];
  if (ours.length !== base.length || ours.length !== theirs.length) return [{ lines: ours, disputed: theirs.join('\n') }];
  return ours.map((line, index) => {
    const { text, disputed } = settleLine(line, base[index] ?? '', theirs[index] ?? '');
    return disputed ? { lines: [text], disputed: theirs[index] ?? '' } : { lines: [text] };
  });
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}

function apart(lines: readonly string[]): string[] {
  return lines.flatMap((line) => [line, GAP]);
}

function isLine(token: string): boolean {
  return token !== GAP;
}

function conflictsOf(pieces: readonly Piece[], headings: readonly string[]): readonly Conflict[] {
  const conflicts: Conflict[] = [];
  let line = 1;
  for (const { lines, disputed } of pieces) {
    if (disputed !== undefined) {
      conflicts.push({ line, heading: headings[line - 1] ?? '', kept: lines.join('\n'), generated: disputed });
    }
    line += lines.length;
  }
  return conflicts;
}
