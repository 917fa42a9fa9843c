import type { Program } from '../../src/code/engine.ts';
import type { Repository } from '../../src/model/analyzer.ts';
import { type BundledPages, findBundledPages } from './bundled-pages.ts';
import { type DockerfileStart, findDeploymentCommands, findDockerfileStarts } from './dockerfile-starts.ts';
import { fileAt, joinPath } from './file-paths.ts';
import { dependencyRange, type Manifest } from './manifests.ts';
import { CHOSEN_SERVICES, isServiceFile } from './moleculer-files.ts';
import { isOwnCode } from './own-code.ts';
import { type PackageUses, UNKNOWN_USES } from './package-uses.ts';
import { findProcessApplications } from './process-applications.ts';
import {
  type Candidate,
  candidateAround,
  type ProgramSearch,
  readDeploymentCommand,
  readImageCommand,
  readManifestEntries,
  startFile,
} from './program-search.ts';
import { namedManifests } from './published-names.ts';
import { asText } from './read-json.ts';
import { foldersOfServedScripts } from './served-scripts.ts';
import { filesOfVercel, isDeployedAlone } from './start-settings.ts';
import { findTriggerTasks } from './trigger-tasks.ts';
import { findWorkers } from './worker-files.ts';
import { findNestProjects, findNxProjects } from './workspace-projects.ts';

/** Files of tools. */
const CONFIGURATION = /\.(config|conf)\.[cm]?[jt]s$/;

/** Where a program starts when nothing says it. */
const CONVENTIONAL = ['main', 'index', 'server', 'app'];

/** What else is known when programs are looked for. */
interface Surroundings {
  /** Folders that a deployment packs as functions of a cloud. */
  readonly functions: ReadonlySet<string>;
  readonly pages: readonly BundledPages[];
  readonly uses: PackageUses;
}

/**
 * The folders whose code runs as one program, each with the files it starts from as manifests and Dockerfiles tell.
 * Code without any of these is one program.
 */
export function findPrograms(
  repository: Repository,
  { functions = new Set(), pages = findBundledPages(repository), uses = UNKNOWN_USES }: Partial<Surroundings> = {},
): readonly Program[] {
  const dockerfiles = findDockerfileStarts(repository);
  const candidates = declaredCandidates(repository);
  addApplications(repository, dockerfiles, candidates);
  const search: ProgramSearch = { repository, nest: findNestProjects(repository), candidates, processFiles: new Set() };
  for (const { manifest } of candidates.values()) if (manifest) readManifest(manifest, search);
  for (const { folder, commands } of dockerfiles) {
    for (const command of commands) readImageCommand(command, folder, search);
  }
  addImages(dockerfiles, candidates, search);
  for (const command of findDeploymentCommands(repository)) readDeploymentCommand(command, search);
  addPages(pages, candidates, search);
  for (const path of findTriggerTasks(repository)) candidateAround(path, search)?.processes.add(path);
  for (const folder of functions) {
    const at = folder === '.' ? '' : folder;
    candidates.set(at, { ...(candidates.get(at) ?? emptyCandidate(at)), isFunctions: true });
  }
  addServers(candidates, search);
  for (const candidate of candidates.values()) addServed(candidate, search, uses);
  const inhabited = inhabitedFolders(search);
  const images = new Set(dockerfiles.map(({ folder }) => folder));
  return [...candidates.values()]
    .filter(({ folder, entries }) => inhabited.has(folder) || entries.size > 0)
    .toSorted((a, b) => (a.folder < b.folder ? -1 : 1))
    .map((candidate) => toProgram(candidate, search, images));
}

/** What a manifest states of starts, and what lies beside it for a deployment. */
function readManifest(manifest: Manifest, search: ProgramSearch): void {
  readManifestEntries(manifest, search);
  for (const file of filesOfVercel(manifest, search.repository)) startFile(file, manifest.folder, search);
}

/** Every folder with a package.json or a deno.json, every project of a Nest or Nx workspace, every worker of Cloudflare's. */
function declaredCandidates(repository: Repository): Map<string, Candidate> {
  const candidates = new Map<string, Candidate>();
  for (const manifest of namedManifests(repository))
    candidates.set(manifest.folder, { ...emptyCandidate(manifest.folder), manifest });
  for (const project of [...findNestProjects(repository), ...findNxProjects(repository)]) {
    if (project.name === '') continue;
    const candidate = candidates.get(project.folder) ?? emptyCandidate(project.folder);
    candidates.set(project.folder, { ...candidate, project, entries: new Set(project.entry ? [project.entry] : []) });
  }
  for (const { folder, entry } of findWorkers(repository)) {
    const candidate = candidates.get(folder) ?? emptyCandidate(folder);
    candidates.set(folder, { ...candidate, entries: new Set([...candidate.entries, entry]), isStarted: true });
  }
  return candidates;
}

function emptyCandidate(folder: string): Candidate {
  return {
    folder,
    entries: new Set(),
    processes: new Set(),
    scripts: new Map(),
    isStarted: false,
    isBundled: false,
    isFunctions: false,
  };
}

function addApplications(
  repository: Repository,
  dockerfiles: readonly DockerfileStart[],
  candidates: Map<string, Candidate>,
): void {
  const images = new Set(dockerfiles.map(({ folder }) => folder));
  for (const { folder, entry } of findProcessApplications(repository, images))
    if (!candidates.has(folder))
      candidates.set(folder, { ...emptyCandidate(folder), entries: new Set([entry]), isStarted: true });
}

/** Fewer files than that beside a page only send it out. */
const FEWEST_OF_SERVER = 3;

/** Pages that are bundled inside the package of a server: the browser runs them, and the bundler is not what runs the package. */
function addPages(pages: readonly BundledPages[], candidates: Map<string, Candidate>, search: ProgramSearch): void {
  if (pages.length === 0) return;
  const own = ownFiles(search.repository);
  for (const { folder, manifest } of pages) {
    const server = candidates.get(manifest.folder);
    if (!server?.isStarted || candidateAround(folder, search) !== server) continue;
    const isInPage = (path: string): boolean => path.startsWith(`${folder}/`);
    const beside = own.filter((path) => !isInPage(path) && candidateAround(path, search) === server);
    if ([...server.entries].some(isInPage) || beside.length < FEWEST_OF_SERVER) continue;
    server.isBundled = false;
    candidates.set(folder, { ...emptyCandidate(folder), isBundled: true });
  }
}

/** Servers in other languages that send scripts out; what lies outside of them is one program where nothing else tells of any. */
function addServers(candidates: Map<string, Candidate>, search: ProgramSearch): void {
  const isAlone = candidates.size === 0;
  for (const folder of foldersOfServedScripts(search.repository))
    if (!candidateAround(joinPath(folder, 'page.js'), search)) candidates.set(folder, emptyCandidate(folder));
  const isOutside = (path: string): boolean => candidateAround(path, search) === undefined;
  if (isAlone && (candidates.size === 0 || ownFiles(search.repository).some(isOutside))) candidates.set('', emptyCandidate(''));
}

/** A folder that is built into an image is a program without a manifest too, unless a program around it is known to run. */
function addImages(dockerfiles: readonly DockerfileStart[], candidates: Map<string, Candidate>, search: ProgramSearch): void {
  for (const { folder } of dockerfiles) {
    const around = candidateAround(folder, search);
    if (!around || (around.entries.size === 0 && !around.isBundled && around.folder !== folder)) {
      candidates.set(folder, emptyCandidate(folder));
    }
  }
}

/** Folders with code of their own, outside of the programs below them; a tool's configuration does not count. */
function inhabitedFolders(search: ProgramSearch): ReadonlySet<string> {
  return new Set(
    ownFiles(search.repository)
      .map((path) => candidateAround(path, search)?.folder)
      .filter((folder) => folder !== undefined),
  );
}

/** Own code that is no tool's configuration. */
function ownFiles(repository: Repository): readonly string[] {
  return repository.paths.filter((path) => isOwnCode(path, repository) && !CONFIGURATION.test(path));
}

function toProgram(candidate: Candidate, search: ProgramSearch, images: ReadonlySet<string>): Program {
  const { folder, entries, processes, scripts, isBundled, isFunctions } = candidate;
  const isWhole = isBundled || isFunctions || isServerless(folder, search.repository) || loadsFolders(candidate);
  const known = entries.size > 0 ? [...entries] : conventional(folder, search);
  const isLibrary = candidate.project ? candidate.project.isLibrary : isShared(candidate, search) && !images.has(folder);
  const started = isWhole ? [] : [...new Set([...known, ...processes])];
  const starts = new Map(started.map((file) => [file, scripts.get(file) ?? new Set<string>()]));
  const chosenBy = started.length > 0 && started.every(isServiceFile) ? { chosenBy: CHOSEN_SERVICES } : {};
  return { folder: folder === '' ? '.' : folder, entries: started.toSorted(), isLibrary, starts, ...chosenBy };
}

/** A package that others ask for by name is run all the same when its code opens a port, or when nobody takes more than types from it. */
function addServed(candidate: Candidate, search: ProgramSearch, uses: PackageUses): void {
  const { folder, manifest, entries } = candidate;
  const name = asText(manifest?.json['name']);
  if (name === undefined || candidate.project || candidate.isBundled || !isShared(candidate, search)) return;
  const files = new Set([...entries, ...conventionalFiles(folder, search)]);
  const served = [...files].filter((file) => candidateAround(file, search) === candidate && uses.isServed(file, name, folder));
  for (const file of served) entries.add(file);
  if (served.length > 0 || uses.isForTypesOnly(name, folder) || isDeployedAlone(folder, search.repository)) {
    candidate.isStarted = true;
  }
}

/** Other packages ask for it by name and nothing starts it. */
function isShared({ manifest, isStarted }: Candidate, { candidates }: ProgramSearch): boolean {
  const name = asText(manifest?.json['name']);
  if (isStarted || name === undefined) return false;
  return [...candidates.values()].some(
    (it) => it.manifest && it.manifest !== manifest && dependencyRange(it.manifest, name) !== undefined,
  );
}

/** Frameworks that load files by the folders they lie in, which nothing imports: controllers, models, routes. */
const LOADING = ['@adonisjs/core', '@adonisjs/fold', '@loopback/boot', 'loopback-boot', 'sails', '@solidjs/start'];

function loadsFolders({ manifest }: Candidate): boolean {
  return manifest !== undefined && LOADING.some((name) => dependencyRange(manifest, name) !== undefined);
}

/** Each function of a Serverless Framework service is a start of its own. */
function isServerless(folder: string, repository: Repository): boolean {
  return ['yml', 'yaml', 'ts', 'js', 'json'].some((extension) => repository.has(joinPath(folder, `serverless.${extension}`)));
}

function conventional(folder: string, search: ProgramSearch): readonly string[] {
  return conventionalFiles(folder, search).slice(0, 1);
}

function conventionalFiles(folder: string, { repository }: ProgramSearch): readonly string[] {
  const stems = ['src', ''].flatMap((source) => CONVENTIONAL.map((name) => joinPath(folder, source, name)));
  const files = stems.map((stem) => fileAt(repository, stem)).filter((file) => file !== undefined);
  return files.filter((file) => /\.[cm]?[jt]sx?$/.test(file));
}
