import type { Program } from '../../src/code/engine.ts';
import { documentOf, folderOf, type Repository, type Source } from '../../src/sdk/index.ts';
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
/** https://setuptools.pypa.io/en/latest/userguide/entry_point.html: as a list, as lines under a key, as texts, or as a section of INI. */
const CONSOLE =
  /\bconsole_scripts(?:["']?[ \t]*[=:][ \t]*(\[(?:[^\]"']|"[^"\n]{0,300}"|'[^'\n]{0,300}'){0,4000}\]|(?:\r?\n[ \t]+[^\n]{1,300}|[ \t]*["'][^"'\n]{1,300})+)|\][ \t]*((?:\r?\n[ \t]*[\w.-]{1,100}[ \t]*=[^\n]{1,300})+))/g;
const LISTED = /([\w.-]{1,100})[ \t]*=[ \t]*([\w.]{1,200}:[\w.]{1,100})/g;
const REFERENCE = /^([\w.]{1,200}):([\w.]{1,100})/;
const LONGEST_FILE = 200_000;

const known = new WeakMap<Repository, readonly ConsoleScript[]>();

/** The commands that the projects of a repository are installed with. */
export function consoleScriptsOf(repository: Repository): readonly ConsoleScript[] {
  const scripts = known.get(repository) ?? repository.paths.filter((path) => MANIFEST.test(path)).flatMap(readFrom(repository));
  known.set(repository, scripts);
  return scripts;
}

function readFrom(repository: Repository): (path: string) => readonly ConsoleScript[] {
  return (path) => {
    const source = repository.read(path);
    if (!source || source.text.length > LONGEST_FILE) return [];
    const stated = path.endsWith('.toml') ? inToml(source) : inSetup(source);
    return stated.flatMap(([name, reference]): readonly ConsoleScript[] => {
      const [, module, called] = REFERENCE.exec(reference) ?? [];
      return module && called ? [{ name, module, function: called, folder: folderOf(path), path }] : [];
    });
  };
}

type Stated = readonly [name: string, reference: string];

/** https://packaging.python.org/en/latest/specifications/pyproject-toml/#entry-points, https://python-poetry.org/docs/pyproject/#scripts */
function inToml(source: Source): readonly Stated[] {
  const { root } = documentOf(source);
  return [root.at('project', 'scripts'), root.at('tool', 'poetry', 'scripts')].flatMap((scripts) =>
    scripts.entries().map(([name, value]): Stated => {
      const reference = value.text() ?? value.get('reference').text() ?? value.get('callable').text();
      return [name, reference ?? ''];
    }),
  );
}

function inSetup({ text }: Source): readonly Stated[] {
  // Comments and empty lines may stand among the others.
  const plain = text.replace(/^[ \t]*(?:[#;].*)?(?:\r?\n|$)/gm, '');
  const parts = [...plain.matchAll(CONSOLE)].map(([, listed, section]) => listed ?? section ?? '');
  return parts.flatMap((part) => [...part.matchAll(LISTED)].map(([, name = '', reference = '']): Stated => [name, reference]));
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
