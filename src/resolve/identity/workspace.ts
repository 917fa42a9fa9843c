import { bareName, isPlainFolderName, slug } from '../../model/names.ts';
import { foldersAround, isInside } from '../../sdk/path.ts';
import { deepestFolder, folderOf } from '../folders.ts';
import { namesOfProgram, type ProgramSighting } from './sightings.ts';

/** The program folders and what lies in what. */
export interface Workspace {
  readonly programs: readonly ProgramSighting[];
  at(folder: string): ProgramSighting | undefined;
  /** The deepest program whose folder contains the path. */
  around(path: string): ProgramSighting | undefined;
  /** Whether other programs that run lie inside this one's folder. */
  holdsOthers(program: ProgramSighting): boolean;
  /** The program that compiling a folder or file makes; behind a `/` at its end, the only one of all that lies below it. */
  madeOf(path: string): ProgramSighting | undefined;
  /** The one runnable program that a command line or a list of paths is about. */
  namedIn(text: string): ProgramSighting | undefined;
}

/** Whether a manifest leaves open that the program is started. */
export function isRunnable(program: ProgramSighting): boolean {
  return program.facts.length === 0 || program.facts.some((fact) => fact.role !== 'library' && fact.role !== 'tool');
}

/** Looks programs up by folder and by what is said about them. */
export function workspaceOf(programs: readonly ProgramSighting[]): Workspace {
  const byFolder = new Map(programs.map((program) => [program.folder, program]));
  const runnable = programs.filter(isRunnable);
  const holding = new Set(runnable.flatMap(({ folder }) => (folder === '.' ? [] : foldersAround(folder))));
  return {
    programs,
    at: (folder) => byFolder.get(folder),
    around: (path) => byFolder.get(deepestFolder(path, byFolder.keys()) ?? ''),
    holdsOthers: ({ folder }) => holding.has(folder),
    madeOf: (path) => madeOf(path, runnable),
    namedIn: (text) => {
      const tokens = tokensOf(text);
      const byPath = runnable.filter(
        (program) => program.folder !== '.' && tokens.some((token) => mentionsFolder(token, program.folder)),
      );
      const deepest = byPath.filter(
        (program) => !byPath.some((each) => each !== program && isInside(each.folder, program.folder)),
      );
      if (deepest.length > 0) return deepest.length === 1 ? deepest[0] : undefined;
      const named = runnable.filter((program) => program.folder !== '.' && mentionsName(tokens, program));
      return named.length === 1 ? named[0] : undefined;
    },
  };
}

function madeOf(path: string, runnable: readonly ProgramSighting[]): ProgramSighting | undefined {
  const plain = path.replace(/(?<=.)\/$/, '');
  const starts = (program: ProgramSighting) => program.facts.some(({ evidence }) => folderOf(evidence.path) === plain);
  const [exact, ...others] = path.endsWith('/') ? [] : runnable.filter(starts);
  if (exact && others.length === 0) return exact;
  const below = runnable.filter((program) => isInside(program.folder, plain));
  if (below.length > 0) return below.length === 1 ? below[0] : undefined;
  const around = runnable.filter((program) => isInside(plain, program.folder));
  const deepest = around.find((program) => around.every((each) => isInside(program.folder, each.folder)));
  return deepest && runnable.every((each) => each === deepest || !isInside(each.folder, deepest.folder)) ? deepest : undefined;
}

/** The words that may say which program it is: an address tells who is asked, and an option how something is done. */
function tokensOf(text: string): readonly string[] {
  return text
    .slice(0, 4000)
    .split(/[\s"'\\,;=[\]()]+/)
    .filter((token) => !token.startsWith('-') && !token.includes('://'))
    .map((token) => token.replace(/^\.?\//, '').replace(/\/$/, ''))
    .filter((token) => token !== '');
}

function mentionsFolder(token: string, folder: string): boolean {
  return `/${token}/`.includes(`/${folder}/`);
}

/** `nest start orders`, `yarn workspace @shop/orders start`, `node dist/orders/main`. */
function mentionsName(tokens: readonly string[], program: ProgramSighting): boolean {
  const names = new Set(
    namesOfProgram(program)
      .filter((name) => !isPlainFolderName(name))
      .flatMap((name) => [slug(name), bareName(name)])
      .filter((name) => name !== ''),
  );
  return tokens.some((token) =>
    (token.includes('/') && !token.startsWith('@') ? token.split('/') : [token]).some((part) => names.has(slug(part))),
  );
}
