import type { Program } from '../../src/code/engine.ts';
import type { Module } from '../../src/code/ir.ts';
import { folderOf, isInside, type Repository } from '../../src/sdk/index.ts';
import { type GoModule, goModulesIn, moduleAround } from './go-modules.ts';
import { isOwnPath, isWritten } from './own-code.ts';
import { subcommandsIn } from './subcommands.ts';

/** A folder with a `package main`, and the folder that people would call the program's. */
export interface MainPackage {
  readonly folder: string;
  readonly home: string;
  readonly files: readonly string[];
  readonly module: GoModule | undefined;
  /** The file that has `func main()`, and its line. */
  readonly start: { readonly path: string; readonly line: number; readonly text: string };
}

const MAIN_PACKAGE = /^package\s+main\b/m;
const MAIN_FUNCTION = /^func\s+main\s*\(\s*\)/;
/** Folder names that say where code lies, not what it is. */
const GENERIC = /^(cmd|main|server|app|api|bin|src|service|svc|run|start)$/;

/** The engine's view: every program starts with all the files of its main package. */
export function findPrograms(repository: Repository, modules: readonly Module[]): readonly Program[] {
  const commands = subcommandsIn(modules);
  return mainPackages(repository).map(({ home, files }) => ({ folder: home, entries: files, isLibrary: false, commands }));
}

/** Every main package of the repository that is the team's own. */
export function mainPackages(repository: Repository): readonly MainPackage[] {
  const modules = goModulesIn(repository);
  const found = [...mainFiles(repository)].flatMap(([folder, files]) => {
    const start = files.flatMap((path) => startIn(path, repository))[0];
    return start ? [{ folder, files, start, module: moduleAround(folder, modules) }] : [];
  });
  return found.map((each) => ({ ...each, home: homeOf(each, found, repository) }));
}

function mainFiles(repository: Repository): ReadonlyMap<string, readonly string[]> {
  const folders = new Map<string, string[]>();
  for (const path of repository.paths) {
    const source = isOwnPath(path) ? repository.read(path) : undefined;
    if (!source || !MAIN_PACKAGE.test(source.text) || !isWritten(source, repository)) continue;
    folders.set(folderOf(path), [...(folders.get(folderOf(path)) ?? []), path]);
  }
  return folders;
}

function startIn(path: string, repository: Repository): readonly MainPackage['start'][] {
  const lines = (repository.read(path)?.text ?? '').split(/\r?\n/);
  const index = lines.findIndex((line) => MAIN_FUNCTION.test(line));
  return index < 0 ? [] : [{ path, line: index + 1, text: (lines[index] ?? '').trim() }];
}

type Main = Omit<MainPackage, 'home'>;

/** The nearest folder around a main package that is packed as an image and holds no other program; else the module, else itself. */
function homeOf(main: Main, all: readonly Main[], repository: Repository): string {
  const root = main.module?.folder ?? '.';
  const isAlone = (folder: string) => all.every((each) => each === main || !isInside(each.folder, folder));
  const above = foldersAbove(main.folder, root).filter(isAlone);
  const packed = above.find((folder) => folder !== '.' && hasDockerfile(folder, repository));
  if (packed !== undefined) return packed;
  if (above.includes(root)) return root;
  return above.find((folder) => folder !== '.' && !GENERIC.test(folder.slice(folder.lastIndexOf('/') + 1))) ?? main.folder;
}

/** A folder and those around it, up to the module's. */
function foldersAbove(folder: string, root: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== root && at !== '.'; ) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

function hasDockerfile(folder: string, repository: Repository): boolean {
  return repository.has(`${folder}/Dockerfile`);
}
