import { joinPath, type Repository, recipesFor } from '../../src/sdk/index.ts';
import { parted, valuesOf } from './command-options.ts';
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

/** https://www.gnu.org/software/make/manual/make.html#Options-Summary */
const VALUED = /^(-[CfIoWE]|--(directory|file|makefile|include-dir|old-file|assume-old|new-file|what-if|assume-new|eval))$/;
const WITH_VALUE = /^-[BRSbdeikmnpqrstvw]*([CfIoWE])(.*)$/s;
/** They take the word behind them where it is a number. */
const OF_NUMBERS = /^(-[BRSbdeikmnpqrstvw]*[jl]|--(jobs|load-average|max-load))$/;
const NUMBER = /^(\d*\.?\d+|[$`].*)$/s;

/** The lines that `make build SHOP=bread` runs of the Makefile that was copied there. https://www.gnu.org/software/make/manual/make.html#Running */
export function linesMade({ words, folder }: ShellCommand, { places, names, beside, repository }: Stood): readonly MadeLine[] {
  const [tool = '', ...rest] = words;
  if (!/^(g?make|\$\(MAKE\)|\$\{MAKE\})$/.test(tool)) return [];
  const told = parted(plainWords(rest), VALUED);
  const at = valuesOf(told, '-C', '--directory').reduce(pathIn, folder);
  const files = valuesOf(told, '-f', '--file', '--makefile');
  const looked = files.length > 0 ? files : ['GNUmakefile', 'makefile', 'Makefile'];
  const sources = looked.flatMap((file) => sourcesOf(pathIn(at, file), places).map(({ source }) => source));
  const paths = sources.flatMap((source) => [joinPath(beside, source), source]);
  const text = paths.flatMap((path) => (path === undefined ? [] : (repository.read(path)?.text ?? [])))[0];
  const given = new Map(
    told.rest.flatMap((word) => [...word.matchAll(/^(\w+)=(.*)$/gs)].map(([, key = '', value = '']) => [key, value] as const)),
  );
  const goals = told.rest.filter((word) => !/^\w+=/.test(word));
  return text === undefined
    ? []
    : recipesFor(text, { goals, given, environment: names }).map((each) => ({ text: each.text, folder: at }));
}

/** Without numbers of jobs, and values apart from their options: `-j 4`, `-Cbakery`. */
function plainWords(words: readonly string[]): readonly string[] {
  const plain = words.filter((word, index) => !(NUMBER.test(word) && OF_NUMBERS.test(words[index - 1] ?? '')));
  return plain.flatMap((word) => {
    const [, letter, value] = WITH_VALUE.exec(word) ?? [];
    return letter ? [`-${letter}`, ...(value ? [value] : [])] : [word];
  });
}
