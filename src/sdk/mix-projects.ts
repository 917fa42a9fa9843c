import type { Repository, Source } from '../model/analyzer.ts';
import { folderOf, isInside } from './path.ts';

/** One project of Mix: https://hexdocs.pm/mix/Mix.Project.html */
export interface MixProject {
  readonly folder: string;
  readonly manifest: Source;
  /** The application's name. */
  readonly name?: string | undefined;
  readonly line: number;
  /** It holds other projects: https://hexdocs.pm/elixir/dependencies-and-umbrella-projects.html */
  readonly isUmbrella: boolean;
  /** Whether it has a module that is started with it. */
  readonly isStarted: boolean;
  /** Names of the releases that it makes. */
  readonly releases: number;
  /** Packages that it asks for, with the versions that the lock file fixes. */
  readonly dependencies: ReadonlyMap<string, string | undefined>;
}

const known = new WeakMap<Repository, readonly MixProject[]>();

/** Every project of the repository, deepest folders first. */
export function mixProjects(repository: Repository): readonly MixProject[] {
  const found = known.get(repository) ?? readProjects(repository);
  known.set(repository, found);
  return found;
}

function readProjects(repository: Repository): readonly MixProject[] {
  return repository.paths
    .filter((path) => /(^|\/)mix\.exs$/.test(path) && !/(^|\/)(deps|_build|node_modules)\//.test(path))
    .flatMap((path) => repository.read(path) ?? [])
    .map((manifest) => readProject(manifest, repository))
    .sort((one, other) => other.folder.length - one.folder.length || (one.folder < other.folder ? -1 : 1));
}

const IMAGE = /(^|\/)((Docker|Container)file(\.[\w.-]+)?|[\w.-]+\.(docker|container)file)$/i;

/**
 * Whether a project runs as part of another, or not at all. The applications of an umbrella are one program, as its release is by default, unless it
 * makes several releases or they have images of their own. Outside of one, what is started by nobody is a library.
 * https://hexdocs.pm/mix/Mix.Tasks.Release.html#module-umbrellas
 */
export function isPartOfAnother(project: MixProject, repository: Repository): boolean {
  const all = mixProjects(repository);
  const images = new Set(repository.paths.filter((path) => IMAGE.test(path)).map(folderOf));
  const umbrella = project.isUmbrella ? project : all.find((each) => each.isUmbrella && isBelow(each.folder, project.folder));
  if (!umbrella) return !project.isStarted && !images.has(project.folder);
  const apps = all.filter((each) => each !== umbrella && isBelow(umbrella.folder, each.folder));
  const areApart = umbrella.releases > 1 || apps.some(({ folder }) => images.has(folder));
  if (!areApart) return project !== umbrella;
  return project === umbrella || (!project.isStarted && !images.has(project.folder));
}

/** The project and, of an umbrella, those that it holds. */
export function projectsInside(project: MixProject, repository: Repository): readonly MixProject[] {
  return mixProjects(repository).filter(
    (each) => each === project || (project.isUmbrella && isBelow(project.folder, each.folder)),
  );
}

function isBelow(folder: string, other: string): boolean {
  return folder !== other && isInside(other, folder);
}

const APPLICATION = /\bapp:\s*:(\w{1,80})/;

/** What a `mix.exs` says, as far as its text tells: it is a program by itself. */
function readProject(manifest: Source, repository: Repository): MixProject {
  const { text } = manifest;
  const folder = folderOf(manifest.path);
  const lines = text.split(/\r?\n/);
  const index = lines.findIndex((line) => APPLICATION.test(line));
  const locked = lockedVersions(folder, repository);
  const asked = [...text.matchAll(/\{\s*:(\w{1,80})\s*,/g)].flatMap(([, name]) => name ?? []);
  const releases = /\breleases:\s*\[([\s\S]{0,4000})/.exec(text)?.[1] ?? '';
  return {
    folder,
    manifest,
    name: APPLICATION.exec(lines[index] ?? '')?.[1],
    line: index < 0 ? 1 : index + 1,
    isUmbrella: /\bapps_path:/.test(text),
    isStarted: /\bmod:\s*\{/.test(text),
    releases: [...releases.matchAll(/^\s{0,20}\w{1,80}:\s*\[/gm)].length,
    dependencies: new Map(asked.map((name) => [name, locked.get(name)])),
  };
}

/** `"phoenix": {:hex, :phoenix, "1.7.10", …`: beside the project, or at the umbrella's root. */
function lockedVersions(folder: string, repository: Repository): ReadonlyMap<string, string> {
  for (let at = folder; ; at = folderOf(at)) {
    const text = repository.read(at === '.' ? 'mix.lock' : `${at}/mix.lock`)?.text;
    if (text !== undefined) {
      const found = text.matchAll(/^[ \t]*"(\w{1,80})":\s*\{:hex,\s*:\w{1,80},\s*"([\w.+-]{1,40})"/gm);
      return new Map([...found].flatMap(([, name, version]) => (name && version ? [[name, version] as const] : [])));
    }
    if (at === '.' || at === '') return new Map();
  }
}
