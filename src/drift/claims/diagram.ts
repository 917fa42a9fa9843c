/** Who points to whom in a diagram; boxes are named by their keys. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly label: string;
  /** False for a line without a head, or with one at both ends. */
  readonly isDirected: boolean;
  /** 0-based line of the block. */
  readonly line: number;
}

/** What was read of a diagram. */
export interface DrawnSystem {
  /** The labels of boxes by their keys; a box without label is called by its key. */
  readonly labels: ReadonlyMap<string, string>;
  readonly arrows: readonly Arrow[];
}

/** Diagrams beyond these are no drawings of people: they are not read. */
export const DIAGRAM_LIMITS = { lines: 2000, lineLength: 1000, arrows: 2000 } as const;

/** One statement of a block, with its 0-based line. */
export interface Statement {
  readonly text: string;
  readonly line: number;
}

/** The statements behind the line that says what kind of diagram it is; undefined for a block of another kind, or beyond the limits. */
export function statementsBehind(header: RegExp, aside: RegExp, lines: readonly string[]): readonly Statement[] | undefined {
  const all = lines.map((each, line) => ({ text: each.trim().replace(/;$/, ''), line }));
  const start = all.findIndex(({ text }) => header.test(text));
  const isBeyond = lines.length > DIAGRAM_LIMITS.lines || lines.some(({ length }) => length > DIAGRAM_LIMITS.lineLength);
  if (start < 0 || isBeyond) return undefined;
  return all.slice(start + 1).filter(({ text }) => text !== '' && !text.startsWith('%%') && !aside.test(text));
}
