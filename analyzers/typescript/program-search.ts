import type { Repository } from '../../src/model/analyzer.ts';
import { foldersUp, joinPath, sourceFileAt } from './file-paths.ts';
import { asObject, asText, type Manifest } from './manifests.ts';
import { readStartCommand } from './start-commands.ts';
import type { WorkspaceProject } from './workspace-projects.ts';

/** What is known of one folder while programs are looked for. */
export interface Candidate {
  readonly folder: string;
  readonly manifest?: Manifest;
  readonly project?: WorkspaceProject;
  readonly entries: Set<string>;
  /** A command starts one of its files. */
  isStarted: boolean;
  /** A bundler or framework takes the whole folder. */
  isBundled: boolean;
}

export interface ProgramSearch {
  readonly repository: Repository;
  readonly nest: readonly WorkspaceProject[];
  /** By folder; the empty string is the root. */
  readonly candidates: ReadonlyMap<string, Candidate>;
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
    if (START_SCRIPT.test(name)) readScript(manifest, name, search, 0);
  }
}

function readScript(manifest: Manifest, name: string, search: ProgramSearch, hops: number): void {
  const line = asText(asObject(manifest.json['scripts'])[name]);
  if (line !== undefined && hops < MOST_SCRIPT_HOPS) readCommand(line, manifest.folder, search, hops);
}

/** A command run in a folder: the files it starts are entries of the programs that they lie in. */
function readCommand(line: string, folder: string, search: ProgramSearch, hops = 0): void {
  const command = readStartCommand(line);
  for (const path of command.files) addEntry(sourceFileAt(search.repository, joinPath(folder, path)), search);
  for (const name of command.nestProjects) {
    addEntry(search.nest.find((project) => project.name === name && project.workspace === folder)?.entry, search);
  }
  const candidate = search.candidates.get(folder);
  if (!candidate) return;
  if (command.isBundled) candidate.isBundled = true;
  for (const script of command.scripts) if (candidate.manifest) readScript(candidate.manifest, script, search, hops + 1);
}

/** An image's command: paths may be relative to the Dockerfile's folder or to any folder around it that was copied whole. */
export function readImageCommand(line: string, folder: string, search: ProgramSearch): void {
  const { files } = readStartCommand(line);
  for (const path of files) {
    const found = foldersUp(folder).map((around) => sourceFileAt(search.repository, joinPath(around, path)));
    addEntry(found.find(Boolean), search);
  }
  if (files.length === 0) readCommand(line, folder, search);
}

/** A process manager's configuration is not where the program starts. */
function addEntry(file: string | undefined, search: ProgramSearch): void {
  if (!file || !/\.[cm]?[jt]sx?$/.test(file) || /\.config\.[cm]?[jt]s$/.test(file)) return;
  const candidate = candidateAround(file, search);
  if (!candidate) return;
  candidate.entries.add(file);
  candidate.isStarted = true;
}
