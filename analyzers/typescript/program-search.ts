import type { Repository } from '../../src/model/analyzer.ts';
import { type CommandLine, isInside } from '../../src/sdk/index.ts';
import { foldersUp, isBinary, joinPath, sourceFileAt } from './file-paths.ts';
import type { Manifest } from './manifests.ts';
import { servicesBelow } from './moleculer-files.ts';
import { asObject, asText } from './read-json.ts';
import { readStartCommand } from './start-commands.ts';
import { bundledFrom, commandsOfProcessFile, defaultCommands, isProcessFile } from './start-settings.ts';
import type { WorkspaceProject } from './workspace-projects.ts';

/** What is known of one folder while programs are looked for. */
export interface Candidate {
  readonly folder: string;
  readonly manifest?: Manifest;
  readonly project?: WorkspaceProject;
  readonly entries: Set<string>;
  /** Files that deployments start beside these. */
  readonly processes: Set<string>;
  /** Start scripts by the file that they run. */
  readonly scripts: Map<string, Set<string>>;
  /** A command starts one of its files. */
  isStarted: boolean;
  /** A bundler or framework takes the whole folder. */
  isBundled: boolean;
  /** A deployment packs its files as functions of a cloud: each is a start of its own. */
  readonly isFunctions: boolean;
}

export interface ProgramSearch {
  readonly repository: Repository;
  readonly nest: readonly WorkspaceProject[];
  /** By folder; the empty string is the root. */
  readonly candidates: ReadonlyMap<string, Candidate>;
  /** Process managers' settings that were read, with the scripts that led there: they may start themselves. */
  readonly processFiles: Set<string>;
}

/** `start`, `dev` and the like, also `start:orders` and `worker:dev`. */
const START_SCRIPT = /^(start|dev|serve|server|worker|consumer|prod|production|develop)([:._-].*)?$/;
const MOST_SCRIPT_HOPS = 4;

/** The innermost candidate around a path. */
export function candidateAround(path: string, { candidates }: ProgramSearch): Candidate | undefined {
  for (const folder of foldersUp(path)) {
    const candidate = candidates.get(folder);
    if (candidate) return candidate;
  }
  return undefined;
}

/** Entries that a manifest states: `main`, `bin`, and what its start scripts run. */
export function readManifestEntries(manifest: Manifest, search: ProgramSearch): void {
  const { json, folder } = manifest;
  const binaries = typeof json['bin'] === 'string' ? [json['bin']] : Object.values(asObject(json['bin']));
  for (const path of [json['main'], ...binaries].map(asText)) {
    const file = path && sourceFileAt(search.repository, joinPath(folder, path));
    if (file) search.candidates.get(folder)?.entries.add(file);
  }
  for (const name of Object.keys(asObject(json['scripts']))) {
    if (START_SCRIPT.test(name)) readScript(manifest, search, { scripts: [name], into: 'entries' });
  }
}

/** How a command was come by: the scripts that lead to it, the innermost last, and what the files it starts are. */
interface Origin {
  readonly scripts: readonly string[];
  readonly into: 'entries' | 'processes';
}

const BY_ITSELF: Origin = { scripts: [], into: 'entries' };

function readScript(manifest: Manifest, search: ProgramSearch, origin: Origin): void {
  const line = asText(asObject(manifest.json['scripts'])[origin.scripts.at(-1) ?? '']);
  if (line !== undefined && origin.scripts.length <= MOST_SCRIPT_HOPS) readCommand(line, manifest.folder, search, origin);
}

/** A command run in a folder: the files it starts are entries of the programs that they lie in. */
function readCommand(line: string, folder: string, search: ProgramSearch, origin = BY_ITSELF): void {
  const command = readStartCommand(line);
  for (const path of command.files) readFile(path, folder, search, origin);
  for (const name of command.nestProjects) {
    addStart(search.nest.find((project) => project.name === name && project.workspace === folder)?.entry, search, origin);
  }
  const candidate = search.candidates.get(folder);
  if (!candidate) return;
  if (command.runsServices) for (const file of servicesBelow(folder, search.repository)) addStart(file, search, origin);
  if (command.runsByDefault && candidate.manifest)
    for (const each of defaultCommands(candidate.manifest, search.repository)) readCommand(each, folder, search, origin);
  if (command.isBundled && origin.into === 'entries') candidate.isBundled = true;
  for (const script of command.scripts)
    if (candidate.manifest) readScript(candidate.manifest, search, { ...origin, scripts: [...origin.scripts, script] });
}

/** A file that a command names; a process manager's settings name further commands. */
function readFile(path: string, folder: string, search: ProgramSearch, origin: Origin): void {
  if (!isProcessFile(path)) {
    addStart(fileThatRuns(path, folder, search), search, origin);
    return;
  }
  const file = joinPath(folder, path);
  const key = [file, origin.into, ...origin.scripts].join(' ');
  if (search.processFiles.has(key)) return;
  search.processFiles.add(key);
  for (const { line, at } of commandsOfProcessFile(search.repository.read(file)?.text ?? ''))
    readCommand(line, joinPath(folder, at), search, origin);
}

/** The source of what runs: beside the output, or what a script of the package bundles into it. */
function fileThatRuns(path: string, folder: string, { repository, candidates }: ProgramSearch): string | undefined {
  const manifest = candidates.get(folder)?.manifest;
  const source = sourceFileAt(repository, joinPath(folder, path)) ?? (manifest && bundledFrom(path, manifest));
  return source && sourceFileAt(repository, source);
}

/** A deployment's command: a file or script that one alone has of the programs in its image, else of all, is a process of that program. */
export function readDeploymentCommand({ line, folders }: CommandLine, search: ProgramSearch): void {
  const { files, scripts } = readStartCommand(line);
  const all = [...search.candidates.values()];
  const scopes = [...folders.flatMap((folder) => candidatesOf(folder, search)), all];
  for (const path of files) addStart(fileOfOne(path, scopes, search), search, { scripts: [], into: 'processes' });
  for (const script of scripts) {
    const having = scopes.map((scope) => manifestsWith(script, scope)).find((each) => each.length > 0) ?? [];
    const [manifest] = having;
    if (manifest && having.length === 1) readScript(manifest, search, { scripts: [script], into: 'processes' });
  }
}

/** The program of a folder, then those below it; without any, the one around it. */
function candidatesOf(folder: string, search: ProgramSearch): readonly (readonly Candidate[])[] {
  const own = search.candidates.get(folder === '.' ? '' : folder);
  const below = [...search.candidates.values()].filter((each) => each !== own && isInside(each.folder, folder));
  const first = own ?? (below.length > 0 ? undefined : candidateAround(`${folder}/`, search));
  return [...(first ? [[first]] : []), below];
}

function fileOfOne(path: string, scopes: readonly (readonly Candidate[])[], { repository }: ProgramSearch): string | undefined {
  const paths = pathsInImage(path);
  for (const scope of scopes) {
    const found = new Set(
      scope.flatMap(({ folder }) => paths.flatMap((each) => sourceFileAt(repository, joinPath(folder, each)) ?? []).slice(0, 1)),
    );
    if (found.size > 0) return found.size === 1 ? [...found][0] : undefined;
  }
  return undefined;
}

function manifestsWith(script: string, candidates: readonly Candidate[]): readonly Manifest[] {
  return candidates.flatMap(({ manifest }) =>
    manifest && asText(asObject(manifest.json['scripts'])[script]) !== undefined ? [manifest] : [],
  );
}

/** `/usr/src/app/dist/worker.js` may be `dist/worker.js` of the program. */
function pathsInImage(path: string): readonly string[] {
  const steps = path.split('/').filter((step) => step !== '' && step !== '.');
  return path.startsWith('/') ? steps.map((_, index) => steps.slice(index).join('/')) : [steps.join('/')];
}

/** An image's command: paths may be relative to the Dockerfile's folder or to any folder around it that was copied whole. */
export function readImageCommand(line: string, folder: string, search: ProgramSearch): void {
  const { files } = readStartCommand(line);
  for (const path of files) {
    const found = foldersUp(folder).map((around) => fileThatRuns(path, around, search));
    addStart(found.find(Boolean), search, BY_ITSELF);
  }
  if (files.length === 0) readCommand(line, folder, search);
}

/** A file of a folder that something other than a command starts. */
export function startFile(path: string, folder: string, search: ProgramSearch): void {
  addStart(fileThatRuns(path, folder, search), search, BY_ITSELF);
}

/** A process manager's configuration is not where the program starts. */
function addStart(file: string | undefined, search: ProgramSearch, { scripts, into }: Origin): void {
  if (file === undefined || !(/\.[cm]?[jt]sx?$/.test(file) || isBinary(file)) || /\.config\.[cm]?[jt]s$/.test(file)) return;
  const candidate = candidateAround(file, search);
  if (!candidate) return;
  candidate[into].add(file);
  candidate.isStarted = true;
  candidate.scripts.set(file, new Set([...(candidate.scripts.get(file) ?? []), ...scripts]));
}
