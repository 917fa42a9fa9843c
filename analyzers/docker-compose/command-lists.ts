// https://docs.docker.com/reference/cli/docker/compose/#use--f-to-specify-the-name-and-path-of-one-or-more-compose-files
import { folderOf, joinPath, type Repository } from '../../src/sdk/index.ts';

const SCRIPT =
  /(^|\/)([Mm]akefile|GNUmakefile|[Jj]ustfile|Taskfile\.ya?ml|Tiltfile|package\.json|\.gitlab-ci\.yml)$|\.(sh|bash|mk|ps1)$|^\.github\/workflows\/[^/]+\.ya?ml$/;
/** What people are told to run. */
const DOCUMENT = /\.(md|mdx|rst|adoc)$/i;
const CALL = /\b(?:docker|podman|nerdctl)(?:-compose|[ \t]+compose)(?:\.exe)?\b([^\n;&|]{0,2000})/g;
/** https://docs.docker.com/reference/cli/docker/stack/deploy/#compose-file */
const STACK = /\bdocker[ \t]+stack[ \t]+(?:deploy|up)\b([^\n;&|]{0,2000})/g;
const STACK_FILE = /(?:^|\s)(?:-c|--compose-file)[=\s]\s*["']?([^\s"'`\\]{1,300})/g;
const STACK_OPTION = /(?:^|\s)(?:(?:-c|--compose-file|--resolve-image)(?:=|\s{1,9})\S+|--?[a-z][\w=-]*)/g;
/** The folder that a line of a script or a document goes to before. */
const GOES_TO = /\bcd[ \t]+["']?([\w./-]{1,300})/g;
/**
 * `Do not run …`, `rather than running …`: what leads to a command in a document says that it is not to be run. Behind a comma, or another
 * verb after what is to be avoided, the advice is over: `Instead of the script you can run …`. Who is not to forget something is to do it.
 */
const ADVISED_AGAINST =
  /\b(?:(?:do not|don['’]t|never|no longer|not to)\b(?!\s{1,9}(?:forget|hesitate|worry|miss)\b)[^.,:;!?\n]{0,80}|(?:avoid|instead of|rather than)\b(?:(?!\b(?:run|use|start|try|call|execute|type)\b)[^.,:;!?\n]){0,80})(?::[ \t]*)?["'`]?$/i;
const FILE = /(?:^|\s)(?:-f|--file)[=\s]\s*["']?([^\s"'`\\,]{1,300})/g;
const STATED = /\bCOMPOSE_FILE\s*[:=]\s*["']?([^\s"'`]{1,1000})/g;
/** https://docs.tilt.dev/api.html#api.docker_compose */
const TILT = /\bdocker_compose\(\s*\[([^\]]{0,1000})\]/g;
const MOST_LISTS = 50;
/** How many characters before a command count as the lines before it. */
const NEAR = 300;

/** The files that scripts, Makefiles, packages, pipelines and documents start together, each list once, in the order that they give. */
export function commandLists(repository: Repository): readonly (readonly string[])[] {
  const lists = new Map<string, readonly string[]>();
  const scripts = repository.paths.filter((each) => SCRIPT.test(each));
  const documents = repository.paths.filter((each) => DOCUMENT.test(each));
  for (const path of [...scripts, ...documents]) {
    const text = repository.read(path)?.text ?? '';
    if (!/compose|COMPOSE_FILE|docker[ \t]+stack/.test(text)) continue;
    for (const stated of statedIn(text, DOCUMENT.test(path))) {
      const files = placed(stated, path, repository);
      if (files.length > 0 && lists.size < MOST_LISTS) lists.set(files.join('\n'), files);
    }
  }
  return [...lists.values()];
}

/** What stacks are called that scripts and documents deploy, by the last of their files. */
export function stackNames(repository: Repository): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const path of repository.paths.filter((each) => SCRIPT.test(each) || DOCUMENT.test(each))) {
    const text = repository.read(path)?.text.replace(/\\\r?\n/g, ' ') ?? '';
    for (const { 1: rest = '', index } of text.matchAll(STACK)) {
      const files = namesIn(STACK_FILE, rest).flatMap((each) => each.split(','));
      const folder = [...text.slice(Math.max(0, index - NEAR), index).matchAll(GOES_TO)].at(-1)?.[1];
      const file = placed({ files, folder }, path, repository).at(-1);
      const name = rest.replace(STACK_OPTION, ' ').trim().split(/\s+/)[0];
      if (file !== undefined && name !== undefined && /^[a-z0-9][\w-]{0,60}$/i.test(name)) names.set(file, name);
    }
  }
  return names;
}

interface Stated {
  readonly files: readonly string[];
  /** Where the lines before went to. */
  readonly folder: string | undefined;
}

function statedIn(text: string, isDocument: boolean): readonly Stated[] {
  const joined = text.replace(/\\\r?\n/g, ' ');
  const stated = (pattern: RegExp, files: (found: string) => readonly string[]) =>
    [...joined.matchAll(pattern)].flatMap(({ 1: found = '', index }): readonly Stated[] => {
      const lines = joined.slice(Math.max(0, index - NEAR), index);
      // What stands in another paragraph of a document is about something else.
      const before = isDocument ? (lines.split(/\r?\n[ \t]*\r?\n/).at(-1) ?? '') : lines;
      if (isDocument && ADVISED_AGAINST.test(before)) return [];
      return [{ files: files(found), folder: [...before.matchAll(GOES_TO)].at(-1)?.[1] }];
    });
  return [
    ...stated(CALL, (rest) => namesIn(FILE, beforeCommand(rest))),
    ...stated(STACK, (rest) => namesIn(STACK_FILE, rest).flatMap((each) => each.split(','))),
    ...stated(STATED, (list) => list.split(list.includes(';') ? ';' : ':')),
    ...stated(TILT, (list) => namesIn(/["']([^"'\n]{1,300})["']/g, list)),
  ];
}

function namesIn(pattern: RegExp, text: string): readonly string[] {
  return [...text.matchAll(pattern)].map(([, file = '']) => file);
}

/** `-f` behind `up`, `logs` or `exec` belongs to that command. */
function beforeCommand(rest: string): string {
  const end = /\s(up|down|build|run|exec|logs|pull|push|start|stop|restart|config|ps|rm|kill|create|watch)(\s|$|["'])/.exec(
    rest,
  )?.index;
  return rest.slice(0, end);
}

/**
 * Commands are run in the folder that the lines before go to, in that of the script, or at the root: whichever has all the files that
 * the line names. A document may take the folder for granted: then it is the only one that has them.
 */
function placed({ files, folder }: Stated, script: string, repository: Repository): readonly string[] {
  if (files.length === 0) return [];
  const around = [folderOf(script), '.'];
  const gone = folder === undefined ? [] : around.flatMap((each) => joinPath(each, folder) ?? []);
  const granted = DOCUMENT.test(script) && files.length > 1 ? onlyFolderWith(files, repository) : [];
  for (const each of [...gone, ...around, ...granted]) {
    const paths = files.map((file) => joinPath(each, file));
    if (paths.every((path) => path !== undefined && repository.has(path))) return paths.flatMap((path) => path ?? []);
  }
  return [];
}

function onlyFolderWith([first = '', ...others]: readonly string[], repository: Repository): readonly string[] {
  const ending = `/${first.replace(/^\.\//, '')}`;
  const folders = repository.paths.filter((path) => path.endsWith(ending)).map((path) => path.slice(0, -ending.length));
  const having = folders.filter((folder) => others.every((file) => repository.has(joinPath(folder, file) ?? '')));
  return having.length === 1 ? having : [];
}
