/** A statement that adds rows to a table: which column gets which of the values as they are written. */
export interface Insertion {
  readonly table: string;
  readonly rows: readonly (readonly Assigned[])[];
}

interface Assigned {
  readonly column: string;
  readonly value: WrittenValue;
}

/** A value in a statement: a text, or a parameter by its position or name. */
export type WrittenValue =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'position'; readonly index: number }
  | { readonly is: 'name'; readonly name: string }
  | { readonly is: 'other' };

/** A statement that gives rows of a table; a column that is computed goes by its new name alone. */
export interface Selection {
  readonly table: string;
  readonly columns: readonly { readonly column?: string | undefined; readonly as: string }[];
  readonly isWhole: boolean;
}

/** Data to begin with may be thousands of rows; what a program sends is few. */
const MOST_ROWS = 100;

/** Stands around the number of a part of a statement that code puts in. */
export const GAP = '§';

const NAME = String.raw`[\w.$"\x60\[\]\xa7]+`;
const INSERT = new RegExp(String.raw`\binsert\s+(?:or\s+\w+\s+|ignore\s+)?into\s+(${NAME})\s*(?:as\s+\w+\s*)?\(`, 'i');
const FROM = new RegExp(String.raw`\bfrom\s+(?:only\s+)?(${NAME})`, 'i');
const UPDATED = new RegExp(String.raw`\bupdate\s+(?:only\s+)?(${NAME})\s+(?:(?:as\s+)?\w+\s+)?set\b`, 'i');
const DELETED = new RegExp(String.raw`\bdelete\s+from\s+(?:only\s+)?(${NAME})`, 'i');

/** Whether a text may be a statement that adds rows; comments and `with` may stand in front. */
export function beginsInsertion(text: string): boolean {
  return /^\s*(?:--[^\n]*\n\s*|\/\*[^*]*\*\/\s*)*(?:with\b|insert\b)/i.test(text) && /\binsert\s/i.test(text);
}

/** `insert into outbox (topic, payload) values ($1, $2), ($3, $4)`; undefined where the columns are not told. */
export function insertionIn(statement: string): Insertion | undefined {
  const sql = withoutComments(statement);
  const found = INSERT.exec(sql);
  if (!found) return undefined;
  const [columns, rest] = upToClosing(sql.slice(found.index + found[0].length));
  let tuples = /^\s*values?\s*\(/i.exec(rest) ? rest.slice(rest.indexOf('(')) : '';
  const names = split(columns).map(plainName);
  const rows: Assigned[][] = [];
  for (let before = 0; rows.length < MOST_ROWS && tuples.startsWith('('); ) {
    const [values, behind] = upToClosing(tuples.slice(1));
    const written = split(values);
    rows.push(
      names.flatMap((column, index) => {
        const value = written[index];
        return value === undefined ? [] : [{ column, value: valueIn(value, before + marksIn(written.slice(0, index).join())) }];
      }),
    );
    before += marksIn(values);
    tuples = /^\s*,\s*\(/.test(behind) ? behind.slice(behind.indexOf('(')) : '';
  }
  return { table: plainName(found[1] ?? ''), rows };
}

/** `select id, topic from outbox`, `update outbox set … returning topic`. */
export function selectionIn(statement: string): Selection | undefined {
  const sql = withoutComments(statement);
  const returned = /\breturning\b/i.exec(sql);
  const changed = returned && (UPDATED.exec(sql) ?? DELETED.exec(sql) ?? INSERT.exec(sql));
  if (returned && changed) return selectionOf(changed[1], sql.slice(returned.index + returned[0].length));
  const start = /\bselect\s+(?:distinct\s+|all\s+)?/i.exec(sql);
  if (!start) return undefined;
  const behind = sql.slice(start.index + start[0].length);
  const [columns, rest] = upToFrom(behind);
  return selectionOf(FROM.exec(rest)?.[1], columns);
}

function selectionOf(table: string | undefined, written: string): Selection | undefined {
  if (table === undefined) return undefined;
  const all = split(written.replace(/;\s*$/, '')).map((each) => each.trim());
  const isWhole = all.some((each) => each === '*' || each.endsWith('.*'));
  return { table: plainName(table), isWhole, columns: all.map(columnIn) };
}

function columnIn(written: string): Selection['columns'][number] {
  const renamed = /^(.*?)\s+(?:as\s+)?(["`\w]+)$/is.exec(written);
  const [whole, as] = [renamed?.[1] ?? written, renamed?.[2]];
  const column = /^["`\w.[\]]+(?:::\w+(?:\[\])?)?$/.test(whole) ? plainName(whole.replace(/::.*$/, '')) : undefined;
  return { column, as: plainName(as ?? column ?? '') };
}

/** The columns, which may hold a `from` in brackets. */
function upToFrom(sql: string): readonly [string, string] {
  for (const found of sql.matchAll(/\bfrom\b/gi)) {
    const head = sql.slice(0, found.index);
    if (head.split('(').length === head.split(')').length) return [head, sql.slice(found.index)];
  }
  return [sql, ''];
}

/** What stands before the bracket that closes the one in front, and what behind. */
function upToClosing(sql: string): readonly [string, string] {
  let depth = 1;
  for (const found of sql.matchAll(/'(?:[^']|'')*'|[()]/g)) {
    if (found[0] === '(') depth++;
    if (found[0] === ')' && --depth === 0) return [sql.slice(0, found.index), sql.slice(found.index + 1)];
  }
  return [sql, ''];
}

/** The parts between commas that stand in no bracket and no text. */
function split(list: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (const found of list.matchAll(/'(?:[^']|'')*'|[(),]/g)) {
    if (found[0] === '(') depth++;
    if (found[0] === ')') depth--;
    if (found[0] !== ',' || depth > 0) continue;
    parts.push(list.slice(from, found.index));
    from = found.index + 1;
  }
  return [...parts, list.slice(from)];
}

/** Parameters that go by their order alone. */
function marksIn(sql: string): number {
  return [...sql.replace(/'(?:[^']|'')*'/g, '').matchAll(/\?(?!\d)|%s/g)].length;
}

function valueIn(written: string, before: number): WrittenValue {
  const value = written.trim().replace(/::[\w[\] ]+$/, '');
  const text = /^[nN]?'((?:[^']|'')*)'$/.exec(value)?.[1];
  if (text !== undefined && !text.includes(GAP)) return { is: 'text', text: text.replaceAll("''", "'") };
  const position = /^[$?:@]?[pP]?(\d+)$/.exec(value)?.[1];
  if (position !== undefined && !/^\d/.test(value)) return { is: 'position', index: Number(position) - 1 };
  if (value === '?' || value === '%s') return { is: 'position', index: before };
  const name = /^[:@$](\w+)$|^%\((\w+)\)s$|^#\{(\w+)\}$|^'?(§\d+§)'?$/
    .exec(value)
    ?.slice(1)
    .find((each) => each !== undefined);
  return name === undefined ? { is: 'other' } : { is: 'name', name };
}

const TEXT_OR_COMMENT = /'(?:[^']|'')*'|--[^\n]*|\/\*[\s\S]*?(?:\*\/|$)/g;

function withoutComments(sql: string): string {
  return sql.replace(TEXT_OR_COMMENT, (part) => (part.startsWith("'") ? part : ' '));
}

/** Without schema and quotes, as databases compare names. */
function plainName(written: string): string {
  const bare = written.replace(/["`[\]]/g, '').trim();
  return bare.slice(bare.lastIndexOf('.') + 1).toLowerCase();
}
