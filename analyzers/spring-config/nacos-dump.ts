// https://github.com/alibaba/nacos/blob/master/distribution/conf/mysql-schema.sql
import type { Source } from '../../src/sdk/index.ts';

/** A row of Nacos' table of settings in a dump of its database. */
export interface StoredRow {
  readonly dataId: string;
  readonly group: string;
  /** The namespace; empty for the public one. */
  readonly tenant: string;
  readonly content: string;
  /** The content as the dump writes it, with what it escapes. */
  readonly written: string;
  /** The line of the dump on which each line of the content begins. */
  readonly lines: readonly number[];
}

const INSERT =
  /\b(?:insert(?:\s{1,9}ignore)?|replace)\s{1,9}into\s{1,9}(?:["`[]?\w{1,64}["`\]]?\.){0,2}["`[]?config_info["`\]]?\s{0,9}(?:\(([^()]{1,2000})\))?\s{0,9}values\s{0,9}/gi;

/** As the table is made; a dump that names no columns has them in this order. */
const COLUMNS = 'id data_id group_id content md5 gmt_create gmt_modified src_user src_ip app_name tenant_id'.split(' ');

/** What a dump puts into `config_info`. */
export function storedRows(source: Source): readonly StoredRow[] {
  if (!source.text.includes('config_info')) return [];
  const reader = new Reader(source.text);
  return [...source.text.matchAll(INSERT)].flatMap((match) => {
    const names = match[1]?.split(',').map((each) => each.replace(/["`[\]\s]/g, '').toLowerCase()) ?? COLUMNS;
    return reader.rowsAt(match.index + match[0].length).flatMap((row) => toRow(names, row) ?? []);
  });
}

interface Cell {
  readonly text: string;
  readonly written: string;
  readonly lines: readonly number[];
  readonly quote?: string;
}

function toRow(names: readonly string[], row: readonly Cell[]): StoredRow | undefined {
  const cell = (name: string) => row[names.indexOf(name)];
  const [dataId, content] = [cell('data_id'), cell('content')];
  if (!dataId || !content) return undefined;
  return {
    dataId: dataId.text,
    group: cell('group_id')?.text ?? '',
    tenant: cell('tenant_id')?.text ?? '',
    content: content.text,
    written: content.written,
    lines: content.lines,
  };
}

/** https://dev.mysql.com/doc/refman/8.4/en/string-literals.html#character-escape-sequences */
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', '0': '' };

/** Reads rows of values; it only ever goes forward. */
class Reader {
  private at = 0;
  private line = 1;
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** `(1, 'a'), (2, 'b');` */
  rowsAt(start: number): readonly (readonly Cell[])[] {
    // Inside a text that has been read.
    if (this.at > start) return [];
    while (this.at < start) this.take();
    const rows: (readonly Cell[])[] = [];
    for (this.space(); this.text[this.at] === '('; this.space()) {
      this.take();
      rows.push(this.row());
      this.space();
      if (this.text[this.at] === ',') this.take();
    }
    return rows;
  }

  private row(): readonly Cell[] {
    const cells: Cell[] = [];
    while (this.at < this.text.length) {
      this.space();
      const cell = this.isQuote() ? this.quoted() : this.plain();
      // `E'...'` of PostgreSQL
      cells.push(cell.quote === undefined && this.isQuote() ? this.quoted() : cell);
      this.rest();
      if (this.take() === ')') break;
    }
    return cells;
  }

  /** A number, a name or a call such as `NOW()`; up to a text in quotes that is in no brackets. */
  private plain(): Cell {
    const lines = [this.line];
    let text = '';
    let depth = 0;
    while (this.at < this.text.length) {
      const next = this.text[this.at] ?? '';
      if (depth === 0 && (this.isQuote() || next === ',' || next === ')')) break;
      if (next === '(') depth += 1;
      if (next === ')') depth -= 1;
      text += this.isQuote() ? this.quoted().text : this.take();
    }
    return { text: text.trim(), written: text, lines };
  }

  /** What else belongs to the value: a cast, more of a text. */
  private rest(): void {
    for (this.plain(); this.isQuote(); this.plain()) this.quoted();
  }

  /** MySQL has texts in double quotes too. */
  private isQuote(): boolean {
    return this.text[this.at] === "'" || this.text[this.at] === '"';
  }

  private quoted(): Cell {
    const lines = [this.line];
    const written: string[] = [];
    let text = '';
    const quote = this.take();
    let start = this.at;
    let before = start;
    for (let part = this.character(quote); part !== undefined; part = this.character(quote)) {
      text += part;
      if (part === '\n') {
        lines.push(this.line);
        written.push(this.text.slice(start, before));
        start = this.at;
      }
      before = this.at;
    }
    return { text, written: [...written, this.text.slice(start, before)].join('\n'), lines, quote };
  }

  /** One character of a text in quotes; undefined at its end. */
  private character(quote: string): string | undefined {
    if (this.at >= this.text.length) return undefined;
    const next = this.take();
    if (next === '\\') {
      const escaped = this.take();
      return ESCAPES[escaped] ?? escaped;
    }
    if (next !== quote) return next;
    return this.text[this.at] === quote ? this.take() : undefined;
  }

  private space(): void {
    while (/\s/.test(this.text[this.at] ?? '')) this.take();
  }

  private take(): string {
    const next = this.text[this.at] ?? '';
    this.at += 1;
    if (next === '\n') this.line += 1;
    return next;
  }
}
