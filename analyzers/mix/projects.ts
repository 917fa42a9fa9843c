import { folderOf, type Repository, type Source } from '../../src/sdk/index.ts';

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

const APPLICATION = /\bapp:\s*:(\w{1,80})/;

/** What a `mix.exs` says, as far as its text tells: it is a program by itself. */
export function readProject(manifest: Source, repository: Repository): MixProject {
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
      const found = text.matchAll(/^\s*"(\w{1,80})":\s*\{:hex,\s*:\w{1,80},\s*"([\w.+-]{1,40})"/gm);
      return new Map([...found].flatMap(([, name, version]) => (name && version ? [[name, version] as const] : [])));
    }
    if (at === '.' || at === '') return new Map();
  }
}
