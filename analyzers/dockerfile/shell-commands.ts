// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
const LONGEST = 8000;
const MOST_PARTS = 600;
const WORD = String.raw`(?:"(?:\\.|[^"\\]){0,2000}"|'[^']{0,2000}'|\$\([^()]{0,500}\)|\`[^\`]{0,500}\`|\$\{[^{}]{0,500}\}|[^\s"'\`;&|()<>])+`;
/** Where something is read from or printed to, which is no word of the command: `2>&1`, `> build.log`. */
const REDIRECTION = String.raw`(?:\d{0,3}|&)[<>]{1,3}[&|]?[ \t]*(?:${WORD})?`;
const TOKEN = new RegExp(`${REDIRECTION}|&&|\\|&|\\|\\||[;|&\\n()]|(${WORD})`, 'g');
/** What stands before a command and is none. */
const BEFORE = /^(?:if|then|else|elif|do|while|until|!|time|exec|sudo|env|\{|[A-Za-z_]\w*=.*)$/s;

/** One command of a line of a shell, and the folder that it runs in where `cd` has gone to another. */
export interface ShellCommand {
  readonly words: readonly string[];
  readonly folder: string;
}

/** The commands of a RUN instruction one after another, seen from a folder; `filled` puts in what is known. */
export function shellCommands(
  text: string,
  folder: string,
  goTo: (folder: string, into: string) => string,
  filled: (text: string) => string,
): readonly ShellCommand[] {
  const found: ShellCommand[] = [];
  const at = new Folders(folder);
  for (const words of partsIn(text.slice(0, LONGEST)).slice(0, MOST_PARTS)) {
    const [first = '', ...rest] = words;
    const into = filled(rest.find((word) => !/^-./.test(word)) ?? '.');
    if (first === 'cd') at.enter(into === '-' ? at.before : goTo(at.now, into));
    else if (first === 'pushd') at.push(goTo(at.now, into));
    else if (first === 'popd') at.pop();
    else if (PARTING.test(first)) at.part(first);
    else found.push({ words: words.map(filled), folder: at.now });
  }
  return found;
}

/** The folder that a shell is in, and those that it may go back to. */
class Folders {
  now: string;
  before: string;
  /** Where the list of commands began: one that `&` ends was run beside, in a shell of its own. */
  #start: string;
  readonly #around: { readonly now: string; readonly start: string }[] = [];
  readonly #pushed: string[] = [];

  constructor(folder: string) {
    this.now = folder;
    this.before = folder;
    this.#start = folder;
  }

  enter(folder: string): void {
    this.before = this.now;
    this.now = folder;
  }

  push(folder: string): void {
    this.#pushed.push(this.now);
    this.enter(folder);
  }

  pop(): void {
    this.enter(this.#pushed.pop() ?? this.now);
  }

  part(by: string): void {
    if (by === '(') this.#around.push({ now: this.now, start: this.#start });
    if (by === '&') this.now = this.#start;
    this.#start = this.now;
    const around = by === ')' ? this.#around.pop() : undefined;
    if (around) {
      this.now = around.now;
      this.#start = around.start;
    }
  }
}

const PARTING = /^[;&\n()]$/;

/** The words of each command, and what parts one list of commands from the next. */
function partsIn(text: string): readonly (readonly string[])[] {
  const parts: string[][] = [];
  let current: string[] = [];
  const end = () => {
    const start = current.findIndex((word) => !BEFORE.test(word));
    if (start >= 0) parts.push(current.slice(start).map(unquoted));
    current = [];
  };
  for (const [token, word] of text.matchAll(TOKEN)) {
    if (word !== undefined) current.push(word);
    else if (!/[<>]/.test(token)) end();
    if (PARTING.test(token)) parts.push([token]);
  }
  end();
  return parts;
}

function unquoted(word: string): string {
  return word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/gs, (_all, double?: string, single?: string) => double ?? single ?? '');
}
