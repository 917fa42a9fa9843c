// https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html
import { joinPath } from './path.ts';
import { type Dispatch, dispatchIn } from './script-dispatch.ts';

/** What a shell script comes to when it has made everything ready. */
export interface StartScript {
  /** What it runs then, with `$1` and `$@` for the words that it is given; several that run side by side are parted by `&`. */
  readonly command?: string;
  /** It runs the words that it is given: `exec "$@"`. */
  readonly handsOn?: true;
  /** It runs one command or another, as a word or a variable tells it. */
  readonly starts?: Dispatch;
}

const LONGEST = 20_000;
const LONGEST_LINE = 2000;
const MOST_COMMANDS = 6;
const SHELL = /^#!.{0,60}\b(?:ba|da|a|z|k)?sh\b/;
/** What is nothing but preparation. */
const AIDS =
  /^(?:wait|trap|echo|printf|exit|set|export|sleep|cd|true|:|source|\.|unset|return|kill|local|read|shift|mkdir|chown|chmod|ls|cat|rm|cp|mv|ln|touch|test|\[\[?|declare|readonly|ulimit|umask|popd|pushd|break|continue|exec)(?:\s|$)/;
/** `exec > log` only says where the script writes to. */
const REPLACES = /^exec\s+(?:-[cl]\s+|-a\s+\S+\s+)*[^\s<>\d&-]/;
/** `exec "$@"`, also behind what only changes the user or minds the children. */
const HANDS_ON = /^(?:(?:gosu|su-exec|tini|dumb-init|setpriv|env)\s(?:[^;&|]*\s)?)?"?\$(?:@|\*|\{@\})"?$/;

/** Whether a file may be a start script by its name: of a shell, or without an ending. */
export function isScriptName(path: string): boolean {
  return /\.(?:sh|bash)$|(?:^|\/)[\w-]+$/.test(path);
}

/** Whether a file is a script of a shell: it says so itself, or its name does. */
export function isShellScript(path: string, text: string): boolean {
  return /\.(?:sh|bash)$/.test(path) ? !/^#!(?!.{0,60}sh\b)/.test(text) : SHELL.test(text);
}

/** What a shell script starts in the end; undefined where that cannot be told. */
export function startScriptIn(text: string): StartScript | undefined {
  const short = text.slice(0, LONGEST);
  const commands = simpleCommands(short);
  const functions = functionsIn(short);
  const replacing = commands.filter(({ words }) => REPLACES.test(words)).map(withoutExec);
  const last = commands.findLast(({ words, isBehind }) => !isBehind && !AIDS.test(words) && !isAssignment(words));
  const ends = (replacing.length > 0 ? replacing : last ? [last] : []).filter(
    (each) => HANDS_ON.test(each.words) || !isOpen(each, functions),
  );
  const isHanding = ({ words }: Simple) => HANDS_ON.test(words);
  const handsOn = ends.some(isHanding);
  const running = chosen(ends.filter((each) => !isHanding(each)));
  const beside = commands.filter((each) => each.isBehind && !AIDS.test(each.words) && !isOpen(each, functions));
  const all = [...beside, ...running].slice(0, MOST_COMMANDS);
  const command = running.length + beside.length > 0 ? all.map(lineOf).join(' & ') : undefined;
  const starts = dispatchIn(short);
  if (command === undefined && !handsOn && !starts) return undefined;
  return { ...(command === undefined ? {} : { command }), ...(handsOn && { handsOn }), ...(starts && { starts }) };
}

/** A variable, a function of the script, or the script itself begun anew. */
function isOpen({ words }: Simple, functions: ReadonlySet<string>): boolean {
  const [name = ''] = words.replace(/^(?:[A-Za-z_]\w*=\S*\s+)+/, '').split(/\s/);
  return /^"?\$/.test(name) || functions.has(name) || /\s"?\$\{?0\b/.test(words);
}

function functionsIn(text: string): ReadonlySet<string> {
  const heads = text.matchAll(/^[ \t]*(?:function[ \t]+([\w-]{1,60})|([\w-]{1,60})[ \t]*\(\))/gm);
  return new Set([...heads].map(([, named, plain]) => named ?? plain ?? ''));
}

/** What stands under no condition is what the script comes to; else any of the branches may be meant, those that differ in options once. */
function chosen(ends: readonly Simple[]): readonly Simple[] {
  const always = ends.filter(({ depth }) => depth === 0);
  const apart = new Map(ends.map((each) => [each.words.replace(/\s-\S+/g, ''), each]));
  return always.length > 0 ? always.slice(-1) : [...apart.values()];
}

/** `cd apps/worker && node dist/index.js`, with what variables are by default. */
function lineOf({ words, folder }: Simple): string {
  const plain = words
    .replace(/^(?:[A-Za-z_]\w*=(?:"[^"]*"|'[^']*'|\S*)\s+)+/, '')
    .replace(/"?\$\{[A-Za-z_]\w*:?-([^}"]*)\}"?/g, '$1');
  return folder === '.' ? plain : `cd ${folder} && ${plain}`;
}

function withoutExec(simple: Simple): Simple {
  return { ...simple, words: simple.words.replace(/^exec\s+(?:-[cl]\s+|-a\s+\S+\s+)*/, '') };
}

function isAssignment(words: string): boolean {
  return /^[A-Za-z_]\w*\+?=(?:"[^"]*"|'[^']*'|\$\(.*\)|\S*)$/.test(words);
}

/** One command of a script. */
interface Simple {
  readonly words: string;
  /** How many conditions, loops and functions it stands in. */
  readonly depth: number;
  /** `node worker.js &` */
  readonly isBehind: boolean;
  /** Where `cd` has gone; `.` where that is not told. */
  readonly folder: string;
}

const OPENS = /^(?:if|for|while|until|case|select)\s/;
const CLOSES = /^(?:fi|done|esac|\}|\))(?:\s|$)/;
const FUNCTION = /^(?:function\s+[\w-]+(?:\s*\(\))?|[\w-]+\s*\(\))\s*\{?/;
/** What may stand before a command of a branch. */
const LEADING = /^(?:then|else|do|\{|!|time|nohup)\s+/;

function simpleCommands(text: string): readonly Simple[] {
  const found: Simple[] = [];
  let [depth, folder] = [0, '.'];
  for (const { words: written, isBehind } of pieces(text)) {
    const isFunction = FUNCTION.test(written);
    const words = leading(written.replace(FUNCTION, ''));
    if (isFunction || OPENS.test(words)) depth += 1;
    else if (CLOSES.test(words)) depth = Math.max(0, depth - 1);
    else if (words !== '' && !/^(?:then|else|do|elif\s.*|;;|\{|in)$/.test(words)) found.push({ words, depth, isBehind, folder });
    const into = /^cd\s+["']?([^\s"']+)/.exec(words)?.[1];
    if (into !== undefined && depth === 0) folder = folderAfter(folder, into);
  }
  return found;
}

function folderAfter(folder: string, into: string): string {
  return /[$~`]/.test(into) ? '.' : (joinPath(folder, into) ?? '.');
}

function leading(words: string): string {
  const rest = words.trim().replace(LEADING, '');
  return rest === words.trim() ? rest : leading(rest);
}

/** `web | server)` before the commands of a case. */
const ARM = /^\s*\(?["']?[\w*.:-]{1,60}["']?(?:\s*\|\s*["']?[\w*.:-]{1,60}["']?){0,10}\)\s*/;

interface Piece {
  words: string;
  isBehind: boolean;
}

/** Parts of lines between `;`, `&&`, `||` and `&`; of a pipe the first one. */
function pieces(text: string): readonly Piece[] {
  const lines = text.replace(/\\\r?\n/g, ' ').split(/\r?\n/);
  return withoutDocuments(lines).flatMap((line) => piecesOf(line.slice(0, LONGEST_LINE).replace(ARM, '')));
}

function piecesOf(line: string): readonly Piece[] {
  const parts: Piece[] = [];
  let [words, isLeftOut] = ['', false];
  for (const token of [...(line.match(TOKENS) ?? []), ';']) {
    if (ENDS.test(token)) {
      parts.push({ words: words.trim(), isBehind: token === '&' });
      [words, isLeftOut] = ['', false];
    } else {
      isLeftOut ||= token === '|' || (token === '#' && /(?:^|\s)$/.test(words));
      if (!isLeftOut) words += token;
    }
  }
  return parts.filter((part) => part.words !== '');
}

const ENDS = /^(?:&&|\|\||;;?|&)$/;
const TOKENS = /"(?:\\.|[^"\\])*"|'[^']*'|&&|\|\||;;|[;|]|[<>]&|&>|&|#|[^"'&|;<>#]+|./g;

/** `<<EOF`, but not the text of `<<< "yes"`. */
const DOCUMENT = /(?<!<)<<-?[ \t]{0,20}(["']?)(\w{1,40})\1/;

/** What a command is given to read, `<<EOF … EOF`, is no part of the script. */
function withoutDocuments(lines: readonly string[]): readonly string[] {
  const lastOf = new Map(lines.map((line, at) => [line.trim(), at]));
  const kept: string[] = [];
  let until: string | undefined;
  for (const [at, line] of lines.entries()) {
    if (until !== undefined) {
      if (line.trim() === until) until = undefined;
      continue;
    }
    const [, , word = ''] = DOCUMENT.exec(line.slice(0, LONGEST_LINE)) ?? [];
    if ((lastOf.get(word) ?? at) > at && word !== '') until = word;
    kept.push(line);
  }
  return kept;
}
