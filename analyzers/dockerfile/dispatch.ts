import { folderOf, type ImageFact, type Repository } from '../../src/sdk/index.ts';

const LONGEST = 20_000;
const SCRIPT = /^(?:\.?\/)*([\w./-]{1,200}\.sh|[\w./-]{0,200}entrypoint[\w.-]{0,50})$/;
/** `case "$1" in`, `case "${ROLE:-web}" in`. */
const CASE = /\bcase\s+["']?\$\{?(\w{1,60})(?::?-[^}"']{0,100})?\}?["']?\s+in\b([\s\S]*?)\besac\b/;
const ARM = /^[ \t]*\(?["']?([\w.:-]+(?:["']?[ \t]*\|[ \t]*["']?[\w.:-]+)*)["']?\)([\s\S]*?)(?:;;&?|$(?![\s\S]))/gm;
/** `if [ "$1" = "web" ]; then`, `elif [[ $ROLE == web ]]; then`. */
const IF =
  /\b(?:el)?if\s+\[\[?\s*["']?\$\{?(\w{1,60})(?::?-[^}"']{0,100})?\}?["']?\s*==?\s*["']?([\w.:-]+)["']?\s*\]\]?\s*;?\s*then\b([\s\S]*?)(?=\belif\b|\belse\b|\bfi\b)/g;

/** What the script that an image begins with starts, by the word or the variable that tells it what to. */
export function dispatchOf(command: string, dockerfile: string, repository: Repository): ImageFact['starts'] {
  const [script] = command.split(/\s+/).flatMap((word) => SCRIPT.exec(word)?.[1] ?? []);
  const path = script === undefined ? undefined : scriptAt(script, folderOf(dockerfile), repository);
  const text = path === undefined ? '' : (repository.read(path)?.text ?? '').slice(0, LONGEST);
  const found = text === '' ? [] : [...casesIn(text), ...testsIn(text)];
  const by = found[0]?.by;
  const alike = found.filter((each) => each.by === by);
  if (by === undefined || !/^(?:1|[A-Z_]*(?:ROLE|TYPE|MODE|PROCESS|SERVICE|COMMAND|CMD|APP|TARGET)\w*)$/.test(by))
    return undefined;
  return { by, commands: Object.fromEntries(alike.map(({ word, body }) => [word, body])) };
}

/** The file of that name that lies nearest to the Dockerfile: images may keep it anywhere. */
function scriptAt(script: string, folder: string, { paths }: Repository): string | undefined {
  const name = script.slice(script.lastIndexOf('/') + 1);
  const named = paths.filter((path) => path === name || path.endsWith(`/${name}`));
  const below = named.filter((path) => folder === '.' || path.startsWith(`${folder}/`));
  const [nearest] = (below.length > 0 ? below : named).toSorted((one, other) => one.length - other.length);
  return nearest;
}

interface Start {
  readonly by: string;
  readonly word: string;
  readonly body: string;
}

function casesIn(text: string): readonly Start[] {
  const [, by = '', arms = ''] = CASE.exec(text) ?? [];
  return [...arms.matchAll(ARM)].flatMap(([, words = '', body = '']) =>
    words.split('|').map((word) => ({ by, word: word.replace(/["'\s]/g, ''), body: lineOf(body) })),
  );
}

function testsIn(text: string): readonly Start[] {
  return [...text.matchAll(IF)].map(([, by = '', word = '', body = '']) => ({ by, word, body: lineOf(body) }));
}

/** The commands of a body as one line. */
function lineOf(body: string): string {
  const commands = body
    .replace(/\\\r?\n/g, ' ')
    .split(/\r?\n/)
    .map((line) => line.trim().replace(/^(?:exec|set -\w+|shift)\s*/, ''))
    .filter((line) => line !== '' && !/^(?:#|echo\b)/.test(line));
  return commands.join(' ; ').replace(/[ \t]+/g, ' ');
}
