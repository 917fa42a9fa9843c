import MarkdownIt from 'markdown-it';

/** Titles of the sections that something stands in, the innermost first. */
type Headings = readonly string[];

/** A table as a document has it; its cells are as they are written. */
export interface DocumentTable {
  readonly headings: Headings;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly cells: readonly string[]; readonly line: number }[];
}

/** A fenced block: what stands behind the fence, and its lines. */
export interface DocumentFence {
  readonly headings: Headings;
  readonly info: string;
  readonly lines: readonly string[];
  /** The line of the document on which the first of them stands. */
  readonly line: number;
}

/** A line of text in a list. */
export interface DocumentItem {
  readonly headings: Headings;
  readonly text: string;
  readonly line: number;
}

/** The parts of a document that can claim something; lines are 1-based. */
export interface DocumentParts {
  readonly tables: readonly DocumentTable[];
  readonly fences: readonly DocumentFence[];
  readonly items: readonly DocumentItem[];
}

/** Only blocks are looked for: https://spec.commonmark.org/ with GitHub's tables, https://github.github.com/gfm/. */
const parser = new MarkdownIt({ html: true });
parser.core.ruler.enableOnly(['normalize', 'block']);

type Token = ReturnType<typeof parser.parse>[number];

/** A document of more cells, items and blocks than people write is read up to here. */
const MOST_TOKENS = 200_000;

/** Reads the parts of a document in its order. */
export function readParts(text: string): DocumentParts {
  const parts = { tables: [] as DocumentTable[], fences: [] as DocumentFence[], items: [] as DocumentItem[] };
  const open: { readonly depth: number; readonly title: string }[] = [];
  const tokens = parser.parse(text, {}).slice(0, MOST_TOKENS);
  for (const [index, token] of tokens.entries()) {
    const line = (token.map?.[0] ?? 0) + 1;
    const headings = () => open.map(({ title }) => title).reverse();
    if (token.type === 'heading_open') {
      const depth = Number(token.tag.slice(1));
      while ((open.at(-1)?.depth ?? 0) >= depth) open.pop();
      open.push({ depth, title: tokens[index + 1]?.content ?? '' });
    } else if (token.type === 'table_open') parts.tables.push({ headings: headings(), ...tableFrom(tokens, index) });
    else if (token.type === 'fence')
      parts.fences.push({ headings: headings(), info: token.info.trim(), lines: token.content.split('\n'), line: line + 1 });
    else if (isInList(tokens, index))
      parts.items.push(...token.content.split('\n').map((each, at) => ({ headings: headings(), text: each, line: line + at })));
  }
  return parts;
}

function isInList(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.type === 'inline' && tokens[index - 2]?.type === 'list_item_open';
}

function tableFrom(tokens: readonly Token[], start: number): Pick<DocumentTable, 'columns' | 'rows'> {
  const rows: { readonly cells: string[]; readonly line: number }[] = [];
  for (let at = start; at < tokens.length && tokens[at]?.type !== 'table_close'; at += 1) {
    const token = tokens[at];
    if (token?.type === 'tr_open') rows.push({ cells: [], line: (token.map?.[0] ?? 0) + 1 });
    if (token?.type === 'inline') rows.at(-1)?.cells.push(token.content);
  }
  return { columns: rows[0]?.cells ?? [], rows: rows.slice(1) };
}
