/** One directive of a Caddyfile with the blocks it stands in. */
export interface Line {
  readonly words: readonly string[];
  /** 1-based. */
  readonly number: number;
  /** Outermost first. */
  readonly parents: readonly Line[];
}

const DEEPEST = 50;

/** Directives line by line; `{` at the end of a line opens a block and `}` alone closes one. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = [];
  const open: Line[] = [];
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const words = wordsOf(raw);
    const opens = words.at(-1) === '{';
    if (words[0] === '}') open.pop();
    else if (words.length > 0) {
      const line = { words: opens ? words.slice(0, -1) : words, number: index + 1, parents: [...open] };
      lines.push(line);
      if (opens && open.length < DEEPEST) open.push(line);
    }
  }
  return lines;
}

function wordsOf(line: string): readonly string[] {
  const words = [...line.matchAll(/"(?:\\.|[^"\\])*"|`[^`]*`|\S+/g)].map(([word]) => word.replace(/^(["`])(.*)\1$/, '$2'));
  const comment = words.findIndex((word) => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}
