import MarkdownIt from 'markdown-it';

/** What a stretch of lines is to the merge. */
export type BlockKind = 'heading' | 'paragraph' | 'list' | 'table' | 'fence' | 'html' | 'blank';

/** A stretch of lines that Markdown reads as one thing, kept as it is written. */
export interface Block {
  readonly kind: BlockKind;
  readonly lines: readonly string[];
  /** The empty lines below it. */
  readonly gap: readonly string[];
  /** A heading's depth, 1 to 6; 0 for all else. */
  readonly depth: number;
  /** What stands behind the opening fence, such as `mermaid`. */
  readonly info: string;
  /** A list's items, each with the lines that hang below it. */
  readonly items: readonly (readonly string[])[];
}

/** A heading with what stands below it, up to the next heading of its depth or above. The document itself is one without heading. */
export interface Section {
  readonly heading: Block | undefined;
  readonly body: readonly Block[];
  readonly sections: readonly Section[];
}

/** Only the shape of blocks is asked for: https://spec.commonmark.org/ and GitHub's tables, https://github.github.com/gfm/. */
const parser = new MarkdownIt({ html: true });
parser.core.ruler.enableOnly(['normalize', 'block']);

type Token = ReturnType<typeof parser.parse>[number];

const KINDS: Readonly<Record<string, BlockKind>> = {
  heading_open: 'heading',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  table_open: 'table',
  fence: 'fence',
  html_block: 'html',
};

/** Reads a document's structure. Front matter and everything that Markdown does not show are blocks like any other. */
export function readMarkdown(lines: readonly string[]): Section {
  return sectionsOf(blocksOf(lines));
}

function sectionsOf(blocks: readonly Block[]): Section {
  const start = blocks.findIndex(({ kind }) => kind === 'heading');
  if (start < 0) return { heading: undefined, body: blocks, sections: [] };
  return { heading: undefined, body: blocks.slice(0, start), sections: nested(blocks.slice(start)) };
}

/** The sections that a run of blocks, starting with a heading, falls into. */
function nested(blocks: readonly Block[]): readonly Section[] {
  const sections: Section[] = [];
  let start = 0;
  while (start < blocks.length) {
    const heading = blocks[start];
    const depth = heading?.depth ?? 0;
    const rest = blocks.slice(start + 1);
    const next = rest.findIndex((block) => block.kind === 'heading' && block.depth <= depth);
    const inner = sectionsOf(next < 0 ? rest : rest.slice(0, next));
    sections.push({ ...inner, heading });
    start = next < 0 ? blocks.length : start + 1 + next;
  }
  return sections;
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  const front = frontMatterEnd(lines);
  if (front > 0) blocks.push(blockOf('paragraph', lines.slice(0, front)));
  let end = front;
  for (const [start, stop, token, items] of stretchesOf(lines, front)) {
    pushPlain(blocks, lines.slice(end, start));
    blocks.push(blockOf(KINDS[token.type] ?? 'paragraph', lines.slice(start, stop), token, items));
    end = stop;
  }
  pushPlain(blocks, lines.slice(end));
  return blocks;
}

type Stretch = readonly [start: number, stop: number, token: Token, items: readonly (readonly string[])[]];

function stretchesOf(lines: readonly string[], offset: number): readonly Stretch[] {
  const tokens = parser.parse(lines.slice(offset).join('\n'), {});
  return tokens.flatMap((token, index): readonly Stretch[] => {
    if (token.level !== 0 || token.nesting < 0 || !token.map) return [];
    const start = token.map[0] + offset;
    const stop = withoutBlankEnd(lines, start, Math.min(token.map[1] + offset, lines.length));
    return [
      [start, stop, token, KINDS[token.type] === 'list' ? itemsOf(lines.slice(0, stop), tokens.slice(index + 1), offset) : []],
    ];
  });
}

/** The items of the list whose opening token stands before these. */
function itemsOf(lines: readonly string[], tokens: readonly Token[], offset: number): readonly (readonly string[])[] {
  const end = tokens.findIndex(({ level, nesting }) => level === 0 && nesting < 0);
  const starts = tokens
    .slice(0, end)
    .flatMap(({ type, level, map }) => (type === 'list_item_open' && level === 1 && map ? [map[0] + offset] : []));
  return starts.map((start, index) => lines.slice(start, starts[index + 1] ?? lines.length));
}

/** Link definitions and stray lines have no token: they are paragraphs. Empty lines belong to the block above them. */
function pushPlain(blocks: Block[], lines: readonly string[]): void {
  for (const line of lines) {
    const last = blocks.at(-1);
    if (line.trim() === '') {
      if (last) blocks[blocks.length - 1] = { ...last, gap: [...last.gap, line] };
      else blocks.push({ ...blockOf('blank', []), gap: [line] });
    } else if (last?.kind === 'paragraph' && last.gap.length === 0) {
      blocks[blocks.length - 1] = { ...last, lines: [...last.lines, line] };
    } else blocks.push(blockOf('paragraph', [line]));
  }
}

function blockOf(kind: BlockKind, lines: readonly string[], token?: Token, items: Block['items'] = []): Block {
  const depth = kind === 'heading' ? Number(token?.tag.slice(1) ?? 0) : 0;
  return { kind, lines, gap: [], depth, info: token?.info.trim() ?? '', items };
}

function withoutBlankEnd(lines: readonly string[], start: number, end: number): number {
  let stop = end;
  while (stop > start + 1 && (lines[stop - 1] ?? '').trim() === '') stop -= 1;
  return stop;
}

/** The line after the front matter: YAML between two lines of three dashes at the very top. */
function frontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  return end < 0 ? 0 : end + 1;
}
