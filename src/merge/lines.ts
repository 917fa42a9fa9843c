/** A document as lines, apart from how its lines end. */
export interface Lines {
  readonly lines: readonly string[];
  readonly ending: '\n' | '\r\n';
  /** A byte order mark stays where it was. */
  readonly mark: string;
}

/** Splits a document; its line ending is the one most of its lines have. */
export function linesOf(text: string): Lines {
  const mark = text.startsWith('\ufeff') ? '\ufeff' : '';
  const lines = text.slice(mark.length).split(/\r?\n/);
  const windows = text.split('\r\n').length - 1;
  return { lines, ending: windows * 2 > lines.length - 1 ? '\r\n' : '\n', mark };
}

/** The title of the section that each line stands in; `#` inside fenced blocks is no heading. */
export function headingsOf(lines: readonly string[]): readonly string[] {
  let heading = '';
  let fenced = false;
  return lines.map((line) => {
    if (/^\s{0,3}(```|~~~)/.test(line)) fenced = !fenced;
    const title = fenced ? undefined : /^#{1,6} (.*)$/.exec(line)?.[1];
    heading = title?.trim() ?? heading;
    return heading;
  });
}

/** Whether two runs of lines say the same. */
export function isSameLines(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((line, index) => line === right[index]);
}
