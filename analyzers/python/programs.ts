import type { Program } from '../../src/code/engine.ts';
import { folderOf, foldersAround, isInside, type Repository } from '../../src/sdk/index.ts';
import { startsWithScripts } from './console-scripts.ts';
import { isProject, servedBy } from './django-served.ts';
import { below } from './modules.ts';
import { type FileStart, findStarts } from './start-files.ts';
import { usedByOthers } from './workspace-libraries.ts';

const MANIFEST =
  /(^|\/)(pyproject\.toml|setup\.py|setup\.cfg|requirements([-_.][\w.-]*)?\.txt|Pipfile|manage\.py|bentofile\.ya?ml)$/;
const PACKAGE_MANIFEST = /(^|\/)(pyproject\.toml|setup\.py|setup\.cfg)$/;
const MAIN = /(^|\/)(main|app|server|wsgi|asgi|run|application|worker|__main__)\.py$/;

interface Candidate {
  readonly folder: string;
  readonly entries: Set<string>;
  isImage: boolean;
}

/** The folders whose code runs as one program, with the files that they start from as manifests and commands tell. */
export function findPrograms(repository: Repository, paths: readonly string[]): readonly Program[] {
  const files = new Set(paths);
  const candidates = new Map<string, Candidate>();
  const inhabited = new Set([...files].flatMap(foldersAround));
  const add = (folder: string): void => {
    if (inhabited.has(folder) && !candidates.has(folder)) candidates.set(folder, { folder, entries: new Set(), isImage: false });
  };
  for (const path of repository.paths) if (MANIFEST.test(path)) add(folderOf(path));
  const starts = findStarts(repository);
  for (const start of starts) if (start.isImage) addImage(start, files, candidates, add);
  for (const path of [...files].sort())
    if (MAIN.test(path) && !isHome(homeOf(path, candidates), path, files)) add(rootOf(path, files));
  if (candidates.size === 0) add('.');
  for (const start of starts) addEntries(start, files, candidates);
  const used = usedByOthers(repository);
  return [...candidates.values()]
    .toSorted((one, other) => (one.folder < other.folder ? -1 : 1))
    .map((candidate) => toProgram(candidate, candidates, { files, repository, used }));
}

/** A folder that is built into an image is a program, unless what the image starts lies in one that is known. */
function addImage(
  start: FileStart,
  files: ReadonlySet<string>,
  candidates: Map<string, Candidate>,
  add: (folder: string) => void,
): void {
  const entries = entriesOf(start, foldersAround(start.path), files);
  const home = entries.map((entry) => homeOf(entry, candidates)).find(Boolean);
  if (home && (home.folder !== '.' || start.folder === '.')) {
    home.isImage = true;
    return;
  }
  const inside = entries.some((entry) => isInside(entry, start.folder));
  const [entry] = entries;
  const folder = inside || entry === undefined ? start.folder : rootOf(entry, files);
  add(folder);
  const candidate = candidates.get(folder);
  if (candidate) candidate.isImage = true;
}

/** Paths in images and scripts are relative to their own folder or one around it; those in deployments to any program's. */
function addEntries(start: FileStart, files: ReadonlySet<string>, candidates: ReadonlyMap<string, Candidate>): void {
  const near = start.from.length > 0 ? [] : entriesOf(start, foldersAround(start.path), files);
  const inside = start.from.flatMap((each) => [each, ...[...candidates.keys()].filter((folder) => isInside(folder, each))]);
  const entries = near.length > 0 || start.isImage ? near : entriesOf(start, [...inside, ...candidates.keys()], files);
  for (const entry of entries) homeOf(entry, candidates)?.entries.add(entry);
  if (near.length === 0 && start.isImage) addCopied(start, files, candidates);
}

/** The Dockerfile of several programs lies apart from them; build arguments stand for one step of a path: `COPY services/${SERVICE}`. */
function addCopied(start: FileStart, files: ReadonlySet<string>, candidates: ReadonlyMap<string, Candidate>): void {
  const modules = [...start.files.flatMap(suffixes), ...start.modules.flatMap(modulePaths)];
  const within = foldersAround(start.path).flatMap((context) => start.within.map((each) => below(context, each)));
  for (const candidate of candidates.values()) {
    if (!within.some((each) => fits(candidate.folder, each))) continue;
    const inside = [...files].filter((path) => homeOf(path, candidates) === candidate);
    const found = inside.filter((path) => {
      const own = path.slice(candidate.folder.length + 1).replace(/^src\//, '');
      return modules.some((each) => fits(own, each));
    });
    for (const entry of found) candidate.entries.add(entry);
    if (found.length > 0) candidate.isImage = true;
  }
}

function fits(path: string, pattern: string): boolean {
  const [steps, wanted] = [path.split('/'), pattern.split('/')];
  return steps.length === wanted.length && wanted.every((want, index) => fitsStep(steps[index] ?? '', want));
}

function fitsStep(step: string, want: string): boolean {
  const [before, after] = [want.indexOf('$'), want.lastIndexOf('}')];
  if (before < 0) return step === want;
  return step.startsWith(want.slice(0, before)) && (after < before || step.endsWith(want.slice(after + 1)));
}

function entriesOf(start: FileStart, folders: readonly string[], files: ReadonlySet<string>): readonly string[] {
  const paths = [...start.files.flatMap(suffixes), ...start.modules.flatMap(modulePaths)];
  for (const folder of folders) {
    const found = paths
      .flatMap((path) => [below(folder, path), below(below(folder, 'src'), path)])
      .filter((path) => files.has(path));
    if (found.length > 0) return found;
  }
  return [];
}

/** `/usr/src/app/main.py` may be `main.py` here. */
function suffixes(path: string): readonly string[] {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return path.startsWith('/') ? steps.map((_, index) => steps.slice(index).join('/')) : [steps.join('/')];
}

function modulePaths(name: string): readonly string[] {
  const path = name.replaceAll('.', '/');
  return [`${path}.py`, `${path}/__main__.py`, `${path}/__init__.py`, `${path}/celery.py`];
}

/** The innermost candidate around a file. */
function homeOf(path: string, candidates: ReadonlyMap<string, Candidate>): Candidate | undefined {
  return foldersAround(path).flatMap((folder) => candidates.get(folder) ?? [])[0];
}

/** A manifest at the root says nothing of what lies in folders below folders. */
function isHome(home: Candidate | undefined, path: string, files: ReadonlySet<string>): boolean {
  return home !== undefined && (home.folder !== '.' || !rootOf(path, files).includes('/'));
}

/** The folder that a file's imports start from: the first around it that is no package. */
function rootOf(path: string, files: ReadonlySet<string>): string {
  const root = foldersAround(path).find((folder) => !files.has(below(folder, '__init__.py'))) ?? '.';
  return root === 'src' ? '.' : root.endsWith('/src') ? folderOf(root) : root;
}

interface Surroundings {
  readonly files: ReadonlySet<string>;
  readonly repository: Repository;
  /** Folders of projects that others are built with. */
  readonly used: ReadonlySet<string>;
}

function toProgram(
  candidate: Candidate,
  all: ReadonlyMap<string, Candidate>,
  { files, repository, used }: Surroundings,
): Program {
  const { folder, isImage } = candidate;
  const own = [...files].filter((path) => homeOf(path, all) === candidate).sort();
  const isDjango = repository.has(below(folder, 'manage.py')) || own.some((path) => isProject(path, repository));
  const mains = own.filter((path) => MAIN.test(path));
  const known = isDjango ? [] : candidate.entries.size > 0 ? [...candidate.entries].sort() : mains;
  const isPackage = repository.paths.some((path) => PACKAGE_MANIFEST.test(path) && folderOf(path) === folder);
  const isHeld = all.size > 1 && (isPackage || folder === '.');
  // `app.py` of a package that others take in may only say how an application is made.
  const isStarted = used.has(folder) ? own.some((path) => path.endsWith('__main__.py')) : mains.length > 0;
  const isLibrary = isHeld && !isImage && !isDjango && candidate.entries.size === 0 && !isStarted;
  const started = { folder, entries: known, isLibrary, ...startsWithScripts(folder, known, repository) };
  return isDjango ? { ...started, served: servedBy(own) } : started;
}
