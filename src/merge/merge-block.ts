import { isSameLines } from './lines.ts';
import type { Block } from './markdown.ts';
import { type Likeness, type Met, meet } from './meet.ts';
import { mergeTable } from './merge-table.ts';
import { type Dispute, likeness, mergeLines } from './merge-text.ts';
import { leftOut, type Piece, piece, type Remark } from './pieces.ts';
import { readTable } from './table.ts';

/** The blocks below one heading, in three versions. */
export function mergeBlocks(ours: readonly Block[], base: readonly Block[], theirs: readonly Block[]): readonly Piece[] {
  return meet(ours, base, theirs, blockLikeness).flatMap(mergeBlock);
}

/** One block in up to three versions; a heading is one too. */
export function mergeBlock({ ours, base, theirs }: Met<Block>): readonly Piece[] {
  if (ours === undefined) {
    if (theirs === undefined) return [];
    return base === undefined ? [piece(theirs.lines, theirs.gap, { from: [theirs] })] : [leftOut(theirs.lines.join('\n'))];
  }
  if (base === undefined && theirs === undefined) return [piece(ours.lines, ours.gap, { from: [ours] })];
  if (theirs === undefined) return vanished(ours, base ?? ours);
  const { lines, remarks = [], lost = [] } = mergeKind(ours, base, theirs);
  return [{ lines, gap: gapOf(ours, base, theirs), remarks, lost, from: [ours, theirs] }];
}

/** The sources no longer have the block: what people did not touch goes, what they did stays. */
function vanished(ours: Block, base: Block): readonly Piece[] {
  if (isSameLines(ours.lines, base.lines)) return [];
  const { lines, lost = [] } = untouchedRemoved(ours, base);
  if (lines.length === 0) return lost.length === 0 ? [] : [piece([], [], { lost })];
  const remark: Remark = { kind: 'vanished', offset: 0, kept: lines.join('\n'), generated: '' };
  return [piece(lines, ours.gap, { remarks: [remark], lost, from: [ours] })];
}

function untouchedRemoved(ours: Block, base: Block): Merged {
  if (ours.kind === 'list' && base.kind === 'list')
    return { lines: mergeItems(ours, base, { ...base, lines: [], items: [] }).lines };
  if (ours.kind !== 'table' || !isSameLines(namesOf(ours), namesOf(base))) return { lines: ours.lines };
  const { lines, lost } = mergeTable(ours.lines, base.lines, base.lines.slice(0, 2));
  return { lines: lines.length > 2 ? lines : [], lost };
}

type Merged = Pick<Piece, 'lines'> & Partial<Pick<Piece, 'remarks' | 'lost'>>;

function mergeKind(ours: Block, base: Block | undefined, theirs: Block): Merged {
  const before = base ?? { ...theirs, lines: [], items: [] };
  if (ours.kind !== theirs.kind) return mergePlain(ours, before, theirs);
  switch (ours.kind) {
    case 'table':
      return mergeTable(ours.lines, before.kind === 'table' ? before.lines : [], theirs.lines);
    case 'list':
      return mergeItems(ours, before, theirs);
    case 'fence':
      return ours.info === 'mermaid' ? mergeDiagram(ours, before, theirs) : mergePlain(ours, before, theirs);
    case 'heading':
    case 'paragraph':
    case 'html':
    case 'blank':
      return mergePlain(ours, before, theirs);
  }
}

function mergePlain(ours: Block, base: Block, theirs: Block): Merged {
  const { lines, disputes } = mergeLines(ours.lines, base.lines, theirs.lines);
  return { lines, remarks: disputes.map(asConflict) };
}

/** A diagram is one statement: half of an edit and half of the news would be neither. */
function mergeDiagram(ours: Block, base: Block, theirs: Block): Merged {
  if (isSameLines(ours.lines, base.lines)) return { lines: theirs.lines };
  const remark = { offset: 0, kept: ours.lines.join('\n'), generated: theirs.lines.join('\n') };
  if (isSameLines(ours.lines, theirs.lines)) return { lines: ours.lines };
  const kind = isSameLines(base.lines, theirs.lines) ? 'diverging' : 'conflict';
  return { lines: ours.lines, remarks: [{ kind, ...remark }] };
}

function asConflict(dispute: Dispute): Remark {
  return { kind: 'conflict', ...dispute };
}

/** A list, item by item; an ordered one that counted up goes on counting up. */
function mergeItems(ours: Block, base: Block, theirs: Block): Merged {
  const counter = counts(ours) && counts(theirs) ? counting() : (item: readonly string[]) => item;
  const lines: string[] = [];
  const remarks: Remark[] = [];
  for (const item of meet(ours.items, base.items, theirs.items, itemLikeness)) {
    const merged = mergeItem(item, lines.length);
    lines.push(...counter(merged.lines));
    remarks.push(...merged.remarks);
  }
  return { lines: withoutEmptyEnd(lines), remarks };
}

function mergeItem(
  { ours, base, theirs }: Met<readonly string[]>,
  offset: number,
): { lines: readonly string[]; remarks: readonly Remark[] } {
  if (ours === undefined) {
    if (theirs === undefined) return { lines: [], remarks: [] };
    if (base === undefined) return { lines: theirs, remarks: [] };
    return {
      lines: [],
      remarks: [{ kind: 'left-out', offset: Math.max(0, offset - 1), kept: '', generated: theirs.join('\n') }],
    };
  }
  if (base === undefined && theirs === undefined) return { lines: ours, remarks: [] };
  if (theirs === undefined) {
    if (isSameLines(ours, base ?? [])) return { lines: [], remarks: [] };
    return { lines: ours, remarks: [{ kind: 'vanished', offset, kept: ours.join('\n'), generated: '' }] };
  }
  const { lines, disputes } = mergeLines(ours, base ?? [], theirs);
  return { lines, remarks: disputes.map((dispute) => asConflict({ ...dispute, offset: dispute.offset + offset })) };
}

const NUMBER = /^(\s{0,3})(\d{1,9})([.)]\s)/;

/** Whether a list's numbers go up by one from its first. */
function counts({ items }: Block): boolean {
  const numbers = items.map(([line = '']) => Number(NUMBER.exec(line)?.[2] ?? Number.NaN));
  return numbers.every((number, index) => number === (numbers[0] ?? 0) + index);
}

/** Gives each item the number after that of the one before. */
function counting(): (item: readonly string[]) => readonly string[] {
  let next: number | undefined;
  return (item) => {
    const [first = '', ...rest] = item;
    const [, indent = '', number, mark = ''] = NUMBER.exec(first) ?? [];
    if (number === undefined) return item;
    next = next === undefined ? Number(number) : next + 1;
    return [first.replace(NUMBER, `${indent}${next}${mark}`), ...rest];
  };
}

/** An item is known by its label, or by its words without tick, number and cited places. */
const itemLikeness: Likeness<readonly string[]> = {
  key: ([line = '']) => /^\s*[-*+]\s+\*\*([^*]+)\*\*/.exec(line)?.[1] ?? subjectOf(line),
  alike: (left, right) => likeness(left.join(' '), right.join(' ')),
};

function subjectOf(line: string): string {
  return line
    .replace(/^\s*([-*+]|\d{1,9}[.)])\s+(\[[ xX]\]\s+)?/, '')
    .replace(/`[^`]{1,500}:\d+`/g, '')
    .trim();
}

const blockLikeness: Likeness<Block> = {
  key: ({ kind, lines }) => `${kind} ${lines.map((line) => line.trimEnd()).join('\n')}`,
  alike,
};

function alike(left: Block, right: Block): number {
  if (left.kind !== right.kind) return 0;
  if (left.kind === 'table') return sharedNames(namesOf(left), namesOf(right));
  const words = likeness(left.lines.join(' '), right.lines.join(' '));
  if (left.kind === 'fence') return left.info === right.info ? Math.max(words, 0.5) : 0;
  if (left.kind === 'list') return words >= 0.2 ? Math.max(words, 0.5) : 0;
  return words;
}

function namesOf(table: Block): readonly string[] {
  return readTable(table.lines).columns.map(({ name }) => name);
}

function sharedNames(left: readonly string[], right: readonly string[]): number {
  const names = new Set(right);
  return left.filter((name) => names.has(name)).length / Math.max(1, Math.min(left.length, right.length));
}

/** People's spacing stays unless they left it as it was generated. */
function gapOf(ours: Block, base: Block | undefined, theirs: Block): readonly string[] {
  return base === undefined || isSameLines(ours.gap, base.gap) ? theirs.gap : ours.gap;
}

function withoutEmptyEnd(lines: readonly string[]): readonly string[] {
  const end = lines.findLastIndex((line) => line.trim() !== '');
  return lines.slice(0, end + 1);
}
