import type { Conflict, Divergence } from '../model/document.ts';
import { inCommon } from './in-common.ts';
import { headingsOf, isSameLines, type Lines, linesOf } from './lines.ts';
import { type Block, readMarkdown, type Section } from './markdown.ts';
import { mergeSection } from './merge-section.ts';
import { withLostRows } from './no-longer-found.ts';
import type { Piece, RemarkKind } from './pieces.ts';

export interface Merged {
  readonly text: string;
  /** What people and the sources both changed; the human text stays. */
  readonly conflicts: readonly Conflict[];
  /** What people made different for good. */
  readonly divergences: readonly Divergence[];
}

/** Three versions of one document: as people have it, as it was generated last, as it would be generated now. */
export interface Versions {
  readonly ours: string;
  readonly base: string;
  readonly theirs: string;
}

/**
 * Keeps what people wrote and takes what the sources say now, by the structure of Markdown: sections by heading, rows by
 * their first cells, list items, blocks. What people did not touch keeps every byte, its line ending too.
 */
export function mergeDocument({ ours, base, theirs }: Versions): Merged {
  const shape = linesOf(ours);
  const [old, generated] = [linesOf(base).lines, linesOf(theirs).lines];
  const [here, before, now] = [shape.lines, old, generated].map(readMarkdown) as [Section, Section, Section];
  const pieces = spaced(withLostRows(mergeSection({ ours: here, base: before, theirs: now })), [here, now]);
  const lines = pieces.flatMap((piece) => [...piece.lines, ...piece.gap]);
  const places = remarksOf(pieces, headingsOf(lines));
  return {
    text: isSameLines(old, generated) ? ours : asWritten(lines, ours, shape),
    conflicts: places.flatMap(({ kind, remark }) => (kind === 'conflict' || kind === 'vanished' ? [remark] : [])),
    divergences: places.flatMap(({ kind, remark }) => (kind === 'diverging' || kind === 'left-out' ? [{ ...remark, kind }] : [])),
  };
}

/** Two blocks that do not stand directly below each other in a version get an empty line between them. */
function spaced(pieces: readonly Piece[], versions: readonly Section[]): readonly Piece[] {
  const below = new Map<Block, Block>();
  for (const blocks of versions.map(flat))
    for (const [index, block] of blocks.entries()) below.set(block, blocks[index + 1] ?? block);
  const shown = pieces.filter(({ lines, gap }) => lines.length > 0 || gap.length > 0);
  const next = new Map(shown.map((each, index) => [each, shown[index + 1]]));
  return pieces.map((each) => {
    const follower = next.get(each);
    if (each.gap.length > 0 || each.lines.length === 0 || follower === undefined) return each;
    const touch = each.from.some((block) => follower.from.includes(below.get(block) ?? block));
    return touch ? each : { ...each, gap: [''] };
  });
}

function flat({ heading, body, sections }: Section): readonly Block[] {
  return [...(heading ? [heading] : []), ...body, ...sections.flatMap(flat)];
}

function remarksOf(
  pieces: readonly Piece[],
  headings: readonly string[],
): readonly { readonly kind: RemarkKind; readonly remark: Conflict }[] {
  const found: { readonly kind: RemarkKind; readonly remark: Conflict }[] = [];
  let line = 1;
  for (const { lines, gap, remarks } of pieces) {
    for (const { kind, offset, kept, generated } of remarks) {
      const place = Math.max(1, Math.min(line + offset, headings.length));
      found.push({ kind, remark: { line: place, heading: headings[place - 1] ?? '', kept, generated } });
    }
    line += lines.length + gap.length;
  }
  return found;
}

/** Joins lines: those of the file as people have it keep their endings, new ones get the one most lines have. */
function asWritten(lines: readonly string[], ours: string, shape: Lines): string {
  const endings = ours.slice(shape.mark.length).match(/\r?\n/g) ?? [];
  const endingOf = new Map(inCommon(shape.lines, lines).map(([here, there]) => [there, endings[here] ?? shape.ending]));
  const written = lines.map((line, index) => (index === lines.length - 1 ? line : line + (endingOf.get(index) ?? shape.ending)));
  return shape.mark + written.join('');
}
