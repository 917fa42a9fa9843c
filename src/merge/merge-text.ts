import { diff3Merge } from 'node-diff3';

/** What one place becomes when three versions of it meet. */
export interface Settled {
  readonly text: string;
  /** Both changed it, differently; the person's text was taken. */
  readonly disputed: boolean;
}

/** What a run of lines becomes; `disputes` carries the generated lines that gave way, and where. */
export interface SettledLines {
  readonly lines: readonly string[];
  readonly disputes: readonly Dispute[];
}

export interface Dispute {
  /** 0-based line of the merged lines. */
  readonly offset: number;
  readonly kept: string;
  readonly generated: string;
}

/** A line of three versions, word by word, so that a remark behind a statement does not freeze the line it cites. */
export function mergeText(ours: string, base: string, theirs: string): Settled {
  if (ours === base || ours === theirs) return { text: theirs, disputed: false };
  if (theirs === base) return { text: ours, disputed: false };
  const pieces = diff3Merge(words(ours), words(base), words(theirs));
  if (pieces.some(({ conflict }) => conflict)) return { text: ours, disputed: true };
  return { text: pieces.flatMap(({ ok }) => ok ?? []).join(''), disputed: false };
}

/** Lines of three versions: where only one side changed, its lines; where both did, word by word; else the person's. */
export function mergeLines(ours: readonly string[], base: readonly string[], theirs: readonly string[]): SettledLines {
  const lines: string[] = [];
  const disputes: Dispute[] = [];
  for (const { ok, conflict } of diff3Merge([...ours], [...base], [...theirs])) {
    const settled: SettledLines = conflict
      ? mergeDisputed(conflict.a, conflict.o, conflict.b)
      : { lines: ok ?? [], disputes: [] };
    disputes.push(...settled.disputes.map((dispute) => ({ ...dispute, offset: dispute.offset + lines.length })));
    lines.push(...settled.lines);
  }
  return { lines, disputes };
}

/** Two additions at one place do not contradict each other, so both stay. */
function mergeDisputed(ours: readonly string[], base: readonly string[], theirs: readonly string[]): SettledLines {
  if (base.length === 0) return { lines: [...ours, ...theirs], disputes: [] };
  if (ours.length !== base.length || ours.length !== theirs.length) {
    return { lines: ours, disputes: [{ offset: 0, kept: ours.join('\n'), generated: theirs.join('\n') }] };
  }
  const settled = ours.map((line, index) => mergeText(line, base[index] ?? '', theirs[index] ?? ''));
  const disputes = settled.flatMap(({ text, disputed }, offset) =>
    disputed ? [{ offset, kept: text, generated: theirs[offset] ?? '' }] : [],
  );
  return { lines: settled.map(({ text }) => text), disputes };
}

/** How many of the words of two texts are shared, 0 to 1. */
export function likeness(left: string, right: string): number {
  const [here, there] = [new Set(spoken(left)), new Set(spoken(right))];
  if (here.size === 0 || there.size === 0) return 0;
  const shared = [...here].filter((word) => there.has(word)).length;
  return (2 * shared) / (here.size + there.size);
}

/** Words, spaces and the marks around words; a dotted or slashed name is one word, so that two edits cannot make a third name. */
function words(text: string): string[] {
  return text.match(/\s+|[()[\]`"',;!?]|[^\s()[\]`"',;!?]+/g) ?? [];
}

function spoken(text: string): readonly string[] {
  return text.split(/\W+/).filter((word) => word !== '');
}
