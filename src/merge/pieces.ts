import type { Block } from './markdown.ts';

/** What happened to a place that people touched. */
export type RemarkKind =
  /** People and the sources both changed it; the human text stays. */
  | 'conflict'
  /** People changed it and the sources no longer have it; the human text stays. */
  | 'vanished'
  /** A diagram that people edited is not the one that the sources draw. */
  | 'diverging'
  /** People removed it and the sources still have it; it stays away. */
  | 'left-out';

/** A remark on a line of a piece. */
export interface Remark {
  readonly kind: RemarkKind;
  /** 0-based line within the piece. */
  readonly offset: number;
  readonly kept: string;
  readonly generated: string;
}

/** A row that the sources lost and that carries human text, with the head of its table. */
export interface LostRow {
  readonly head: readonly string[];
  readonly line: string;
}

/** A block of the merged document. No lines: a remark on something that is not there. */
export interface Piece {
  readonly lines: readonly string[];
  readonly gap: readonly string[];
  readonly remarks: readonly Remark[];
  readonly lost: readonly LostRow[];
  /** The blocks it was made of, to know what stood directly below each. */
  readonly from: readonly Block[];
}

/** A piece with nothing to remark unless said otherwise. */
export function piece(lines: readonly string[], gap: readonly string[], more: Partial<Piece> = {}): Piece {
  return { lines, gap, remarks: [], lost: [], from: [], ...more };
}

/** A remark about something that people removed. */
export function leftOut(generated: string): Piece {
  return piece([], [], { remarks: [{ kind: 'left-out', offset: 0, kept: '', generated }] });
}
