import type { Block, Section } from './markdown.ts';
import { type Likeness, type Met, meet } from './meet.ts';
import { mergeBlock, mergeBlocks } from './merge-block.ts';
import { likeness } from './merge-text.ts';
import { leftOut, type Piece, piece } from './pieces.ts';

const EMPTY: Section = { heading: undefined, body: [], sections: [] };

/** A section in up to three versions: its heading, what stands below it, the sections in it. */
export function mergeSection({ ours, base, theirs }: Met<Section>): readonly Piece[] {
  if (ours === undefined) {
    if (theirs === undefined) return [];
    return base === undefined ? asIs(theirs) : [leftOut(theirs.heading?.lines.join('\n') ?? '')];
  }
  if (base === undefined && theirs === undefined) return asIs(ours);
  const [before, now] = [base ?? EMPTY, theirs ?? EMPTY];
  const within = [
    ...mergeBlocks(ours.body, before.body, now.body),
    ...meet(ours.sections, before.sections, now.sections, sectionLikeness).flatMap(mergeSection),
  ];
  const heading = headingOf(ours.heading, before.heading, theirs ? theirs.heading : undefined, within);
  return [...heading, ...within];
}

/** A heading that the sources dropped stays as long as something stands below it. */
function headingOf(ours?: Block, base?: Block, theirs?: Block, within: readonly Piece[] = []): readonly Piece[] {
  if (ours === undefined) return [];
  if (theirs !== undefined || within.every(({ lines }) => lines.length === 0)) return mergeBlock({ ours, base, theirs });
  return [piece(ours.lines, ours.gap, { from: [ours] })];
}

function asIs({ heading, body, sections }: Section): readonly Piece[] {
  const blocks = [...(heading ? [heading] : []), ...body];
  return [...blocks.map((block) => piece(block.lines, block.gap, { from: [block] })), ...sections.flatMap(asIs)];
}

/** A section is known by its title; a number before it is its place and not its name. */
const sectionLikeness: Likeness<Section> = {
  key: ({ heading }) => `${heading?.depth ?? 0} ${titleOf(heading)}`,
  alike: (left, right) => {
    if (left.heading?.depth !== right.heading?.depth) return 0;
    const [here, there] = [textOf(left), textOf(right)];
    if (here === '' && there === '') return likeness(titleOf(left.heading), titleOf(right.heading));
    return here === there ? 1 : likeness(here, there);
  },
};

function titleOf(heading: Block | undefined): string {
  return (heading?.lines[0] ?? '').replace(/^\s*#+\s*(\d+(\.\d+)*\.?\s+)?/, '').trim();
}

function textOf({ body, sections }: Section): string {
  const own = body.flatMap(({ lines }) => lines);
  return [...own, ...sections.map((section) => `${titleOf(section.heading)} ${textOf(section)}`)].join('\n');
}
