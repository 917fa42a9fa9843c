import { type Likeness, type Met, meet } from './meet.ts';
import { mergeText } from './merge-text.ts';
import type { LostRow, Remark } from './pieces.ts';
import { type Column, cellOf, type Row, readTable, type Table } from './table.ts';

/** A merged table: its lines, what there is to say about them, and the rows that only people still know. */
export interface MergedTable {
  readonly lines: readonly string[];
  readonly remarks: readonly Remark[];
  readonly lost: readonly LostRow[];
}

interface Sides {
  readonly ours: Table;
  readonly base: Table;
  readonly theirs: Table;
  readonly columns: readonly Met<Column>[];
}

interface MergedRow {
  readonly line: string;
  readonly kept: string;
  readonly generated: string;
  readonly disputed: boolean;
}

/** Three versions of a table, row by row and cell by cell: an edited cell, an added row or column stays, the rest follows the sources. */
export function mergeTable(ours: readonly string[], base: readonly string[], theirs: readonly string[]): MergedTable {
  const tables = { ours: readTable(ours), base: readTable(base), theirs: readTable(theirs) };
  const all = meet(tables.ours.columns, tables.base.columns, tables.theirs.columns, columnLikeness);
  const rows = meet(tables.ours.rows, tables.base.rows, tables.theirs.rows, rowLikeness({ ...tables, columns: all }));
  const columns = all.filter((column) => staysColumn(column, rows));
  const sides = { ...tables, columns };
  const lines = headOf(sides, ours);
  const remarks: Remark[] = [];
  const lost: LostRow[] = [];
  for (const met of rows) {
    if (isLost(met, columns)) lost.push({ head: lines.slice(0, 2), line: met.ours?.line ?? '' });
    if (met.ours === undefined && met.base && met.theirs) remarks.push(remark('left-out', lines.length - 1, '', met.theirs.line));
    if (!staysRow(met)) continue;
    const { line, disputed, generated } = mergeRow(met, sides);
    if (disputed) remarks.push(remark('conflict', lines.length, line, generated));
    lines.push(line);
  }
  return { lines, remarks, lost };
}

function remark(kind: Remark['kind'], offset: number, kept: string, generated: string): Remark {
  return { kind, offset, kept, generated };
}

/** A column that the sources dropped stays when people wrote in it; one that people dropped stays away. */
function staysColumn({ ours, base, theirs }: Met<Column>, rows: readonly Met<Row>[]): boolean {
  if (base === undefined) return true;
  if (ours === undefined) return false;
  if (theirs !== undefined || ours.name !== base.name) return true;
  return rows.some((row) => row.ours && cellOf(row.ours, ours) !== cellOf(row.base, base));
}

function staysRow({ ours, base, theirs }: Met<Row>): boolean {
  if (base === undefined) return true;
  return ours !== undefined && theirs !== undefined;
}

/** A row that people edited and the sources no longer have. */
function isLost({ ours, base, theirs }: Met<Row>, columns: readonly Met<Column>[]): boolean {
  if (ours === undefined || base === undefined || theirs !== undefined) return false;
  return columns.some((column) => cellOf(ours, column.ours) !== cellOf(base, column.base));
}

function headOf({ ours, theirs, columns }: Sides, lines: readonly string[]): string[] {
  const [header = '', rule = ''] = lines;
  const asWritten =
    columns.length === ours.columns.length && columns.every((column, index) => column.ours === ours.columns[index]);
  const names = columns.map(
    (column) => (column.ours && column.base ? nameOf(column) : (column.ours ?? column.theirs)?.name) ?? '',
  );
  if (asWritten && names.every((name, index) => name === ours.columns[index]?.name)) return [header, rule];
  const dashes = columns.map(({ ours: here, theirs: there }) =>
    (here ? ours.rule[here.index] : theirs.rule[there?.index ?? 0])?.trim(),
  );
  return [row(names), row(dashes.map((dash) => dash ?? '---'))];
}

function nameOf({ ours, base, theirs }: Met<Column>): string {
  return mergeText(ours?.name ?? '', base?.name ?? '', theirs?.name ?? base?.name ?? '').text;
}

function mergeRow(met: Met<Row>, { columns, ours, theirs }: Sides): MergedRow {
  const cells = columns.map((column) => mergeCell(met, column));
  const texts = cells.map(({ text }) => text);
  const generated = met.theirs?.line ?? '';
  const line = asWritten(met.ours, ours, texts, columns, 'ours') ?? asWritten(met.theirs, theirs, texts, columns, 'theirs');
  const beyond = met.ours?.cells.slice(ours.columns.length) ?? [];
  const rebuilt = row([...cells.map((cell) => cell.padded), ...beyond.map((cell) => cell.trim())]);
  return { line: line ?? rebuilt, kept: texts.join(' | '), generated, disputed: cells.some(({ disputed }) => disputed) };
}

/** The line as it stands in one version, if it says just this there. */
function asWritten(
  side: Row | undefined,
  table: Table,
  texts: readonly string[],
  columns: readonly Met<Column>[],
  version: 'ours' | 'theirs',
): string | undefined {
  if (side === undefined || table.columns.length !== columns.length) return undefined;
  const same = columns.every(
    (column, index) => column[version]?.index === index && cellOf(side, column[version]) === texts[index],
  );
  return same ? side.line : undefined;
}

function mergeCell(met: Met<Row>, column: Met<Column>) {
  const [here, before, now] = [cellOf(met.ours, column.ours), cellOf(met.base, column.base), cellOf(met.theirs, column.theirs)];
  const one = met.ours === undefined || column.ours === undefined ? 'theirs' : alone(met, column);
  const { text, disputed } =
    one === 'theirs'
      ? { text: now, disputed: false }
      : one === 'ours'
        ? { text: here, disputed: false }
        : mergeText(here, before, now);
  const written = met.ours?.cells[column.ours?.index ?? -1];
  return { text, disputed, padded: written !== undefined && written.trim() === text ? written : text };
}

/** Whether people alone have this cell. */
function alone(met: Met<Row>, column: Met<Column>): 'ours' | 'both' {
  return met.theirs === undefined || column.theirs === undefined ? 'ours' : 'both';
}

function row(cells: readonly string[]): string {
  return `|${cells.map((cell) => (cell.trim() === cell ? ` ${cell} ` : cell)).join('|')}|`;
}

/** A renamed column stands where the old one stood. */
const columnLikeness: Likeness<Column> = {
  key: ({ name }) => name.toLowerCase(),
  alike: (_left, _right, leftIndex, rightIndex) => (leftIndex === rightIndex ? 1 : 0),
};

/** Rows are the same if their first cells are: as few as tell the rows of each generated version apart. */
function rowLikeness({ ours, base, theirs, columns }: Sides): Likeness<Row> {
  const generated = columns.filter((column) => column.base ?? column.theirs);
  const versions = [
    [ours, generated.map((column) => column.ours)],
    [base, generated.map((column) => column.base)],
    [theirs, generated.map((column) => column.theirs)],
  ] as const;
  const texts = new Map(
    versions.flatMap(([{ rows }, own]) => rows.map((each) => [each, own.map((column) => cellOf(each, column))] as const)),
  );
  const keyOf = (each: Row, width: number) => (texts.get(each) ?? []).slice(0, width).join('|');
  const width = generated.findIndex((_, index) =>
    [base, theirs].every(({ rows }) => new Set(rows.map((each) => keyOf(each, index + 1))).size === rows.length),
  );
  return {
    key: (each) => keyOf(each, width < 0 ? generated.length : width + 1),
    alike: (left, right) => sameCells(texts.get(left) ?? [], texts.get(right) ?? []),
  };
}

/** The share of cells that two rows have in common, empty ones apart. */
function sameCells(left: readonly string[], right: readonly string[]): number {
  const compared = left
    .map((cell, index) => [cell, right[index] ?? ''] as const)
    .filter(([here, there]) => here !== '' || there !== '');
  return compared.length === 0 ? 0 : compared.filter(([here, there]) => here === there).length / compared.length;
}
