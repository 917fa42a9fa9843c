import { joinPath } from './path.ts';
import type { StartScript } from './start-script.ts';

/** The script that a word of a command line names. */
export type ScriptNamed = (word: string) => StartScript | undefined;

const DEEPEST = 4;
/** What only starts another program, with what changes the user. */
const STARTERS =
  /^(?:exec|sh|bash|dash|ash|-[celoux]{1,5}|pipefail|tini|-g|-s|--|dumb-init|env|(?:\/usr)?\/bin\/(?:ba|da|a)?sh|\/usr\/bin\/env|(?:\/usr\/bin|\/sbin)\/(?:tini|dumb-init)|\w+=\S*)$/;

/**
 * A command line with what the start scripts that it names run: `./bin/worker high` behind `exec node dist/worker.js "$@"` is
 * `node dist/worker.js high`. `told` gives the value of a variable that a script goes by.
 */
export function throughScripts(
  line: string,
  find: ScriptNamed,
  told: (variable: string) => string | undefined = () => undefined,
  depth = 0,
): string {
  const at = Math.max(line.lastIndexOf('&&'), line.lastIndexOf('||'), line.lastIndexOf(';'), line.lastIndexOf('\n'));
  const before = at < 0 ? '' : line.slice(0, at + (/[&|]/.test(line[at] ?? '') ? 2 : 1));
  const last = line.slice(before.length);
  const parts = last.split(/\s&\s/);
  const followed = parts.map((part) => through(part, find, told, depth) ?? part);
  return parts.every((part, index) => part === followed[index]) ? line : `${before}${before && ' '}${followed.join(' & ')}`;
}

function through(
  part: string,
  find: ScriptNamed,
  told: (variable: string) => string | undefined,
  depth: number,
): string | undefined {
  const words = part.split(/[\s"',[\]]+/).filter((word) => word !== '');
  const start = words.findIndex((word) => !STARTERS.test(word));
  const word = words[start] ?? '';
  const script = depth < DEEPEST && isPath(word) ? find(word) : undefined;
  if (!script) return undefined;
  const command = runBy(script, words.slice(start + 1), told);
  return command === undefined ? undefined : throughScripts(command, find, told, depth + 1);
}

/** Bare words are looked for among the programs of the machine. */
function isPath(word: string): boolean {
  return word.includes('/') || /\.(?:sh|bash)$/.test(word);
}

function runBy(
  { command, handsOn, starts }: StartScript,
  given: readonly string[],
  told: (variable: string) => string | undefined,
): string | undefined {
  const word = starts && (starts.by === '1' ? given[0] : told(starts.by));
  const chosen = starts && word !== undefined && Object.hasOwn(starts.commands, word) ? starts.commands[word] : undefined;
  if (chosen !== undefined) return withWords(chosen, given, 1).trim();
  const waiting = command === undefined ? waitingIn(given) : [];
  if (waiting.length > 0) return waiting.join(' ');
  if (handsOn && given.length > 0) return given.join(' ');
  return command === undefined ? undefined : withWords(command, given, 0);
}

/** What `wait.sh db:5432 -- node server.js` runs when it has waited. */
function waitingIn(given: readonly string[]): readonly string[] {
  const at = given.indexOf('--');
  return at < 0 || given[at + 1]?.startsWith('-') ? [] : given.slice(at + 1);
}

/** `$2`, `${2:-usual}` and `"$@"` by the words that are given; `$@` stands for those behind the first ones. */
export function withWords(command: string, given: readonly string[], behind: number): string {
  return command.replace(
    /"?\$(?:[@*]|\{[@*]\}|(\d)|\{(\d)(?::?-([^}]{0,100}))?\})"?/g,
    (_all, plain?: string, braced?: string, usual = '') => {
      const at = plain ?? braced;
      return at === undefined ? given.slice(behind).join(' ') : (given[Number(at) - 1] ?? usual);
    },
  );
}

/** Paths by the name of their files. */
export function pathsByName(paths: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1);
    const alike = found.get(name);
    if (alike) alike.push(path);
    else found.set(name, [path]);
  }
  return found;
}

/**
 * The path, among those of scripts, that a word of a command line means: seen from one of the folders, or with steps left out that
 * only the image knows. Nothing where several could be meant.
 */
export function scriptPath(
  word: string,
  paths: ReadonlyMap<string, readonly string[]>,
  folders: readonly string[],
): string | undefined {
  const steps = word.split('/').filter((step) => step !== '' && !/^\.\.?$/.test(step));
  const fewest = /^[/$~]/.test(word) ? 1 : steps.length;
  for (let left = steps; left.length >= fewest && left.length > 0; left = left.slice(1)) {
    const found = endingIn(left.join('/'), paths.get(left.at(-1) ?? '') ?? [], folders);
    if (found.length > 0) return found.length === 1 ? found[0] : undefined;
  }
  return undefined;
}

/** Beside one of the folders, else below one of them, else anywhere. */
function endingIn(end: string, paths: readonly string[], folders: readonly string[]): readonly string[] {
  const beside = folders.map((folder) => joinPath(folder, end)).find((path) => path !== undefined && paths.includes(path));
  if (beside !== undefined) return [beside];
  const ending = paths.filter((path) => path === end || path.endsWith(`/${end}`));
  const below = ending.filter((path) => folders.some((folder) => folder !== '.' && path.startsWith(`${folder}/`)));
  return below.length > 0 ? below : ending;
}
