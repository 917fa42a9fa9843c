import type { Repository } from '../model/analyzer.ts';
import { type CommandLine, commandLinesOf } from './command-lines.ts';
import { pathsByName, scriptPath, throughScripts } from './follow-scripts.ts';
import { folderOf, joinPath } from './path.ts';
import { isScriptName, isShellScript, type StartScript, startScriptIn } from './start-script.ts';

const DEPLOYMENT = /(?:^|\/)(?:Procfile(?:\.\w+)?|[^/]+\.ya?ml|supervisord?[^/]*\.(?:conf|ini))$/i;
/** Pipelines run scripts as well, but none that goes on running. */
const PIPELINE = /(?:^|\/)\.|(?:^|\/)(?:azure-pipelines|buildspec|cloudbuild|bitbucket-pipelines|action)[^/]*\.ya?ml$/i;
const LONGEST_FILE = 200_000;
const WORDS = /[\w.-]+/g;
/** The last word of a name. */
const WORD = /[\w.-]+$/;

interface Scripts {
  readonly byPath: ReadonlyMap<string, StartScript>;
  readonly byName: ReadonlyMap<string, readonly string[]>;
}

const scripts = new WeakMap<Repository, Scripts>();
const lines = new WeakMap<Repository, readonly CommandLine[]>();

/** A command line with what the start scripts of the repository that it names run; the folders are those that its words may be seen from. */
export function lineThroughScripts(line: string, folders: readonly string[], repository: Repository): string {
  const { byPath, byName } = scriptsOf(repository);
  return byPath.size === 0 ? line : throughScripts(line, (word) => byPath.get(scriptPath(word, byName, folders) ?? ''));
}

/** The command lines that deployments come to by way of start scripts, each with the folders that it may be seen from. */
export function linesThroughScripts(repository: Repository): readonly CommandLine[] {
  const found = lines.get(repository) ?? linesIn(repository);
  lines.set(repository, found);
  return found;
}

function scriptsOf(repository: Repository): Scripts {
  const found = scripts.get(repository) ?? scriptsIn(repository);
  scripts.set(repository, found);
  return found;
}

function scriptsIn(repository: Repository): Scripts {
  const byPath = new Map(
    repository.paths.flatMap((path) => {
      const text = isScriptName(path) ? repository.read(path)?.text : undefined;
      const script = text !== undefined && isShellScript(path, text) ? startScriptIn(text) : undefined;
      return script ? [[path, script] as const] : [];
    }),
  );
  return { byPath, byName: pathsByName(byPath.keys()) };
}

function linesIn(repository: Repository): readonly CommandLine[] {
  const names = new Set([...scriptsOf(repository).byName.keys()].map((name) => WORD.exec(name)?.[0]));
  if (names.size === 0) return [];
  return repository.paths
    .filter((path) => DEPLOYMENT.test(path) && !PIPELINE.test(path))
    .flatMap((path) => repository.read(path) ?? [])
    .filter(({ text }) => text.length <= LONGEST_FILE && (text.match(WORDS) ?? []).some((word) => names.has(word)))
    .flatMap((source) => {
      const beside = folderOf(source.path);
      return commandLinesOf(source).flatMap(({ line, folders }) => {
        const followed = lineThroughScripts(line, [...folders, beside], repository);
        return followed === line ? [] : inFolders(followed, folders);
      });
    });
}

/** `cd apps/worker && node dist/index.js` is seen from that folder. */
function inFolders(line: string, folders: readonly string[]): readonly CommandLine[] {
  return line.split(/\s&\s/).map((each) => {
    const into = /(?:^|[;&\s])cd\s+([^\s;&$]+)\s*&&/.exec(each)?.[1];
    const moved = into === undefined ? [] : [...folders, '.'].flatMap((folder) => joinPath(folder, into) ?? []);
    return { line: each, folders: [...moved, ...folders] };
  });
}
