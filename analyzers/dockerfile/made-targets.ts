import { joinPath, type Repository, recipesFor } from '../../src/sdk/index.ts';
import type { ShellCommand } from './shell-commands.ts';
import { type CopiedPlace, pathIn, sourcesOf } from './stage-files.ts';

/** A line that `make` runs, and the folder of the stage that it runs in. */
interface MadeLine {
  readonly text: string;
  readonly folder: string;
}

/** What a stage has when `make` is started in it. */
interface Stood {
  readonly places: readonly CopiedPlace[];
  readonly names: ReadonlyMap<string, string>;
  /** The folder of the Dockerfile. */
  readonly beside: string;
  readonly repository: Repository;
}

/** The lines that `make build SHOP=bread` runs of the Makefile that was copied there. https://www.gnu.org/software/make/manual/make.html#Running */
export function linesMade({ words, folder }: ShellCommand, { places, names, beside, repository }: Stood): readonly MadeLine[] {
  const [tool = '', ...rest] = words;
  if (!/^(g?make|\$\(MAKE\)|\$\{MAKE\})$/.test(tool)) return [];
  const valueOf = (option: RegExp) => rest[rest.findIndex((word) => option.test(word)) + 1];
  const isTold = (option: RegExp) => rest.some((word) => option.test(word));
  const at = isTold(/^(-C|--directory)$/) ? pathIn(folder, valueOf(/^(-C|--directory)$/) ?? '.') : folder;
  const files = isTold(/^(-f|--file)$/) ? [valueOf(/^(-f|--file)$/) ?? ''] : ['Makefile', 'makefile', 'GNUmakefile'];
  const sources = files.flatMap((file) => sourcesOf(pathIn(at, file), places).map(({ source }) => source));
  const paths = sources.flatMap((source) => [joinPath(beside, source), source]);
  const text = paths.flatMap((path) => (path === undefined ? [] : (repository.read(path)?.text ?? [])))[0];
  const plain = rest.filter(
    (word, index) => !word.startsWith('-') && !/^(-[Cfj]|--directory|--file)$/.test(rest[index - 1] ?? ''),
  );
  const given = new Map(
    plain.flatMap((word) => [...word.matchAll(/^(\w+)=(.*)$/gs)].map(([, key = '', value = '']) => [key, value] as const)),
  );
  const goals = plain.filter((word) => !/^\w+=/.test(word));
  return text === undefined
    ? []
    : recipesFor(text, { goals, given, environment: names }).map((each) => ({ text: each.text, folder: at }));
}
