import type { Program } from '../../src/code/engine.ts';
import { folderOf, type Repository } from '../../src/sdk/index.ts';
import { below } from './modules.ts';

/** A command that installing a project makes, and the function that it calls. */
export interface ConsoleScript {
  readonly name: string;
  readonly module: string;
  readonly function: string;
  /** The project's folder. */
  readonly folder: string;
  readonly path: string;
}

const MANIFEST = /(?:^|\/)(?:pyproject\.toml|setup\.cfg|setup\.py)$/;
/** https://packaging.python.org/en/latest/specifications/pyproject-toml/#entry-points, https://python-poetry.org/docs/pyproject/#scripts */
const SECTION = /^\[(?:project|tool\.poetry)\.scripts\][ \t]*\r?\n((?:(?!\[).*(?:\r?\n|$))*)/gm;
/** `worker = "shop.cli:work"`, and `worker = { reference = "shop.cli:work", type = "console" }`. */
const KEYED =
  /^[ \t]*["']?([\w.-]{1,100})["']?[ \t]*=[ \t]*(?:\{[^}\n]{0,200}?\b(?:reference|callable)[ \t]*=[ \t]*)?["']([\w.]{1,200}):([\w.]{1,100})/gm;
/** https://setuptools.pypa.io/en/latest/userguide/entry_point.html */
const CONSOLE =
  /\bconsole_scripts["']?[ \t]*[=:][ \t]*(\[[^\]]{0,4000}\]|(?:\r?\n[ \t]+[^\n]{1,300}|[ \t]*["'][^"'\n]{1,300})+)/g;
const LISTED = /([\w.-]{1,100})[ \t]*=[ \t]*([\w.]{1,200}):([\w.]{1,100})/g;
const LONGEST_FILE = 200_000;

/** The commands that the projects of a repository are installed with. */
export function consoleScriptsOf(repository: Repository): readonly ConsoleScript[] {
  return repository.paths
    .filter((path) => MANIFEST.test(path))
    .flatMap((path) => {
      const text = repository.read(path)?.text ?? '';
      return text.length > LONGEST_FILE ? [] : scriptsIn(path, text);
    });
}

function scriptsIn(path: string, text: string): readonly ConsoleScript[] {
  const isToml = path.endsWith('.toml');
  const plain = text.replace(/^[ \t]*#.*$/gm, '');
  const parts = [...plain.matchAll(isToml ? SECTION : CONSOLE)].map(([, part = '']) => part);
  return parts.flatMap((part) =>
    [...part.matchAll(isToml ? KEYED : LISTED)].map(([, name = '', module = '', called = '']) => ({
      name,
      module,
      function: called,
      folder: folderOf(path),
      path,
    })),
  );
}

/**
 * Files that a program starts from, with the commands that start each; where several commands start one file, the function that each of
 * them calls.
 */
export function startsWithScripts(
  folder: string,
  entries: readonly string[],
  repository: Repository,
): Required<Pick<Program, 'starts'>> & Pick<Program, 'commands'> {
  const scripts = consoleScriptsOf(repository).filter((each) => each.folder === folder);
  const of = (file: string) => scripts.filter(({ module }) => isModule(module, file, folder));
  const isShared = (file: string) => new Set(of(file).map((each) => each.function)).size > 1;
  const shared = entries.filter(isShared);
  const commands = shared.flatMap((file) => of(file).map((each) => [each.name, `${file}#${each.function}`] as const));
  const starts = entries
    .filter((file) => !isShared(file))
    .map((file) => [file, new Set(of(file).map(({ name }) => name))] as const);
  return { starts: new Map(starts), ...(commands.length > 0 ? { commands: new Map(commands) } : {}) };
}

function isModule(name: string, file: string, folder: string): boolean {
  const path = name.replaceAll('.', '/');
  const inside = [path, `src/${path}`].flatMap((each) => [`${each}.py`, `${each}/__init__.py`]);
  return inside.some((each) => below(folder, each) === file);
}
