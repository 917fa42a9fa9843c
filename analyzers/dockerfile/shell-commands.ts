// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
const LONGEST = 8000;
const MOST_COMMANDS = 300;
const TOKEN =
  /&&|\|\||[;|\n()]|(?:"(?:\\.|[^"\\]){0,2000}"|'[^']{0,2000}'|\$\([^()]{0,500}\)|`[^`]{0,500}`|\$\{[^{}]{0,500}\}|[^\s"'`;&|()])+/g;
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
  const left: string[] = [];
  let at = folder;
  for (const words of commandsIn(text.slice(0, LONGEST)).slice(0, MOST_COMMANDS)) {
    if (words[0] === '(') left.push(at);
    else if (words[0] === ')') at = left.pop() ?? at;
    else if (words[0] === 'cd' || words[0] === 'pushd') at = goTo(at, filled(words[1] ?? '.'));
    else found.push({ words: words.map(filled), folder: at });
  }
  return found;
}

function commandsIn(text: string): readonly (readonly string[])[] {
  const commands: string[][] = [];
  let current: string[] = [];
  const end = () => {
    const start = current.findIndex((word) => !BEFORE.test(word));
    if (start >= 0) commands.push(current.slice(start).map(unquoted));
    current = [];
  };
  for (const [token] of text.matchAll(TOKEN)) {
    const parts = /^(?:&&|\|\||[;|\n()])$/.test(token);
    if (!parts) current.push(token);
    else end();
    if (token === '(' || token === ')') commands.push([token]);
  }
  end();
  return commands;
}

function unquoted(word: string): string {
  return word.replace(/"((?:\\.|[^"\\])*)"|'([^']*)'/gs, (_all, double?: string, single?: string) => double ?? single ?? '');
}
