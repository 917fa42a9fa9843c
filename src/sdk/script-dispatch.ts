/** What a shell script starts: `by` its first argument (`1`) or a variable, the command for each word. */
export interface Dispatch {
  readonly by: string;
  readonly commands: Readonly<Record<string, string>>;
}

/** `case "$1" in`, `case "${ROLE:-web}" in`. */
const CASE = /\bcase\s{1,20}["']?\$\{?(\w{1,60})(?::?-[^}"']{0,100})?\}?["']?\s{1,20}in\b/;
const ARM = /^[ \t]*\(?["']?([\w.:-]+(?:["']?[ \t]*\|[ \t]*["']?[\w.:-]+)*)["']?\)([\s\S]*?)(?:;;&?|$(?![\s\S]))/gm;
/** `if [ "$1" = "web" ]; then`, `elif [[ $ROLE == web ]]; then`. */
const IF =
  /\b(?:el)?if\s{1,20}\[\[?\s{1,20}["']?\$\{?(\w{1,60})(?::?-[^}"']{0,100})?\}?["']?\s{0,20}==?\s{0,20}["']?([\w.:-]{1,60})["']?\s{0,20}\]\]?\s{0,20};?\s{0,20}then\b/g;
const BRANCH_ENDS = /\b(?:elif|else|fi)\b/g;
const MOST_TESTS = 100;

const ROLE = /^(?:1|[A-Z_]*(?:ROLE|TYPE|MODE|PROCESS|SERVICE|COMMAND|CMD|APP|TARGET)\w*)$/;

/** What a script starts, by the word or the variable that tells it what to. */
export function dispatchIn(text: string): Dispatch | undefined {
  const found = text === '' ? [] : [...casesIn(text), ...testsIn(text)];
  const by = found[0]?.by;
  const alike = found.filter((each) => each.by === by);
  if (by === undefined || !ROLE.test(by)) return undefined;
  return { by, commands: Object.fromEntries(alike.map(({ word, body }) => [word, body])) };
}

interface Start {
  readonly by: string;
  readonly word: string;
  readonly body: string;
}

function casesIn(text: string): readonly Start[] {
  const [head = '', by = ''] = CASE.exec(text) ?? [];
  const inside = text.slice(text.indexOf(head) + head.length);
  const end = /\besac\b/.exec(inside);
  if (head === '' || !end) return [];
  const isLast = isOver(inside.slice(end.index + end[0].length));
  return [...inside.slice(0, end.index).matchAll(ARM)].flatMap(([, words = '', body = '']) =>
    isStart(body, isLast) ? words.split('|').map((word) => ({ by, word: word.replace(/["'\s]/g, ''), body: lineOf(body) })) : [],
  );
}

function testsIn(text: string): readonly Start[] {
  const ends = [...text.matchAll(BRANCH_ENDS)].map(({ index }) => index);
  const found: Start[] = [];
  let past = 0;
  for (const head of [...text.matchAll(IF)].slice(0, MOST_TESTS)) {
    const [whole, by = '', word = ''] = head;
    const from = head.index + whole.length;
    const to = ends.find((at) => at >= from);
    if (to === undefined || head.index < past) continue;
    past = to;
    const [body, after] = [text.slice(from, to), text.slice(to)];
    const end = /(?:^|[\n;])[ \t]*fi\b/.exec(after);
    const isLast = isOver(after.slice(end ? end.index + end[0].length : 0));
    if (isStart(body, isLast)) found.push({ by, word, body: lineOf(body) });
  }
  return found;
}

/** What begins a program in place of the script, or hands one to the end of it: all else only makes things ready. */
const STARTS = /(?:^|[\n;&|])[ \t]*(?:exec[ \t]+|set -- (?!["']?\$@))/;
/** The script itself, begun anew. */
const ANEW = /\bexec\b.{0,200}\$\{?(?:0|BASH_SOURCE)\b/;

function isStart(body: string, isLast: boolean): boolean {
  return (isLast || STARTS.test(body)) && !ANEW.test(body);
}

/** Whether a script does nothing more. */
function isOver(rest: string): boolean {
  return rest.split(/[\n;]/).every((line) => /^(?:#.*|fi|esac|done|\}|exit\b.{0,20})?$/.test(line.trim()));
}

/** The commands of a body as one line, with `$1` for the word that it goes by and `$@` for those behind it. */
function lineOf(body: string): string {
  const isShifted = /(?:^|[\n;&])[ \t]*shift\b/.test(body);
  const counted = isShifted
    ? body.replace(/\$(\{?)([1-8])(?!\d)/g, (_all, brace: string, at: string) => `$${brace}${Number(at) + 1}`)
    : body.replace(/"?\$[@*]"?/g, () => '"$1" "$@"');
  const commands = counted
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^(?:exec\b|set --|set -\w+|shift\b;?)\s*/, ''))
    .filter((line) => line !== '' && !/^(?:#|echo\b)/.test(line));
  return commands.join(' ; ').replace(/[ \t]+/g, ' ');
}
