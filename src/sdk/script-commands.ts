/** One command of a script. */
export interface Command {
  readonly words: readonly string[];
  /** 1-based. */
  readonly line: number;
  /** Where `cd` has gone, as far as the file says. */
  readonly folder: string;
}

const MOST_COMMANDS = 5000;
const LONGEST = 4000;
const GOES_ON = /[\\`]\s*$/;

/** Commands of a script or of the scripts inside a pipeline: lines joined at `\`, parted at `&&` and `;`. */
export function commandsOf(text: string): readonly Command[] {
  const lines = text.split(/\r?\n/);
  const commands: Command[] = [];
  for (let index = 0; index < lines.length && commands.length < MOST_COMMANDS; index += 1) {
    const start = index;
    let joined = '';
    for (; GOES_ON.test(lines[index] ?? '') && index + 1 < lines.length; index += 1)
      if (joined.length < LONGEST) joined += (lines[index] ?? '').replace(GOES_ON, ' ');
    joined += lines[index] ?? '';
    if (!/^\s*(#|\/\/|REM\b)/.test(joined)) commands.push(...commandsIn(joined.slice(0, LONGEST), start + 1));
  }
  return commands;
}

/** `cd orders && docker build .`: a `cd` counts for the rest of its line only, because what lines share is not known. */
function commandsIn(text: string, line: number): readonly Command[] {
  let folder = '.';
  return text.split(/&&|;|\|\|/).map((part) => {
    const words = wordsOf(part);
    const cd = words.indexOf('cd');
    const before = folder;
    const into = cd >= 0 ? words[cd + 1] : undefined;
    if (into !== undefined && !/[$~]/.test(into)) folder = into.replace(/^\.\//, '') || '.';
    return { words, line, folder: before };
  });
}

function wordsOf(text: string): readonly string[] {
  return [...text.matchAll(/"((?:\\.|[^"\\])*)"|'([^']*)'|(\S+)/g)].map(
    ([, double, single, plain]) => double ?? single ?? plain ?? '',
  );
}
