/** A Markdown table: https://github.github.com/gfm/#tables-extension- */
export interface Table {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** The line of dashes, as written. */
  readonly rule: readonly string[];
}

export interface Column {
  readonly name: string;
  readonly index: number;
}

export interface Row {
  /** With the padding they have in the document. */
  readonly cells: readonly string[];
  readonly line: string;
}

/** Reads the lines of a table block: a header, a rule, rows. */
export function readTable(lines: readonly string[]): Table {
  const [header = '', rule = '', ...rows] = lines;
  return {
    columns: cellsOf(header).map((name, index) => ({ name: name.trim(), index })),
    rule: cellsOf(rule),
    rows: rows.map((line) => ({ cells: cellsOf(line), line })),
  };
}

/** A row's text in a column, without padding; empty where the row is short or the column is not there. */
export function cellOf(row: Row | undefined, column: Column | undefined): string {
  return column === undefined ? '' : (row?.cells[column.index] ?? '').trim();
}

/** The cells of a row. Pipes behind a backslash belong to the text, those at both ends are optional. */
export function cellsOf(line: string): readonly string[] {
  const trimmed = line.trim().replace(/^\|/, '');
  const cells = trimmed.split(/(?<!\\)\|/);
  return cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells;
}
