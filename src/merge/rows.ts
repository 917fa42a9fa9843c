/** The cells of a Markdown table row, or undefined for any other line. Pipes behind a backslash belong to the text. */
export function cellsOf(line: string): readonly string[] | undefined {
  const trimmed = line.trim();
  if (!trimmed.startsWith('|') || !trimmed.endsWith('|') || trimmed.length < 3) return undefined;
  return trimmed.slice(1, -1).split(/(?<!\\)\|/);
}

/** A row without the padding that formatters add, so that a padded table does not count as edited; any other line as it is. */
export function withoutPadding(line: string): string {
  const cells = cellsOf(line)?.map((cell) => cell.trim());
  return cells ? `| ${cells.map((cell) => (/^:?-{3,}:?$/.test(cell) ? cell.replace(/-+/, '---') : cell)).join(' | ')} |` : line;
}

/** What one place becomes when three versions of it meet. */
export interface Settled {
  readonly text: string;
  /** Both changed it, differently; the person's text was taken. */
  readonly disputed: boolean;
}

/** One line of three versions. Rows of a table are settled cell by cell, so that an edited purpose does not freeze its evidence. */
export function settleLine(ours: string, base: string, theirs: string): Settled {
  const [left, middle, right] = [cellsOf(ours), cellsOf(base), cellsOf(theirs)];
  if (!left || !middle || !right || left.length !== middle.length || left.length !== right.length) {
    return settle(ours, base, theirs);
  }
  const cells = left.map((cell, index) => settle(cell, middle[index] ?? '', right[index] ?? ''));
  return { text: `|${cells.map(({ text }) => text).join('|')}|`, disputed: cells.some(({ disputed }) => disputed) };
}

function settle(ours: string, base: string, theirs: string): Settled {
  if (ours === base || ours === theirs) return { text: theirs, disputed: false };
  return { text: ours, disputed: theirs !== base };
}
