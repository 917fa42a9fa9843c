import { folderOf, innermost, type Repository, type Source } from '../../src/sdk/index.ts';

// https://bundler.io/man/gemfile.5.html

/** One folder with a Gemfile, a gemspec or both. */
export interface Bundle {
  readonly folder: string;
  readonly manifest: Source;
  readonly isGem: boolean;
  /** The gem's own name. */
  readonly name?: string;
  readonly line: number;
  /** Gems that it asks for, with the versions that the lock file fixes. */
  readonly gems: ReadonlyMap<string, string | undefined>;
}

const known = new WeakMap<Repository, readonly Bundle[]>();

/** Every bundle of the repository, by folder. */
export function bundlesOf(repository: Repository): readonly Bundle[] {
  const found = known.get(repository) ?? readBundles(repository);
  known.set(repository, found);
  return found;
}

function readBundles(repository: Repository): readonly Bundle[] {
  const manifests = repository.paths.filter(
    (path) => /(^|\/)(Gemfile|gems\.rb|[\w-]+\.gemspec)$/.test(path) && !/(^|\/)vendor\//.test(path),
  );
  return [...new Set(manifests.map(folderOf))].flatMap((folder) => {
    const own = manifests.filter((path) => folderOf(path) === folder);
    const sources = own.flatMap((path) => repository.read(path) ?? []);
    const gemspec = sources.find(({ path }) => path.endsWith('.gemspec'));
    const manifest = gemspec ?? sources[0];
    return manifest ? [readBundle(folder, manifest, sources, repository)] : [];
  });
}

function readBundle(folder: string, manifest: Source, sources: readonly Source[], repository: Repository): Bundle {
  const isGem = manifest.path.endsWith('.gemspec');
  const locked = lockedVersions(repository.read(below(folder, 'Gemfile.lock'))?.text ?? '');
  const asked = sources.flatMap(({ text }) => [
    ...text.matchAll(/^[ \t]*(?:gem|\w+\.add_(?:runtime_)?dependency)[ (]+['"]([\w.-]{1,80})['"]/gm),
  ]);
  const lines = manifest.text.split(/\r?\n/);
  const index = isGem ? lines.findIndex((line) => /^\s*\w+\.name\s*=\s*['"]/.test(line)) : -1;
  const name = /['"]([\w-]{1,80})['"]/.exec(lines[index] ?? '')?.[1];
  return {
    folder,
    manifest,
    isGem,
    ...(name === undefined ? {} : { name }),
    line: index < 0 ? 1 : index + 1,
    gems: new Map(asked.flatMap(([, gem]) => (gem === undefined ? [] : [[gem, locked.get(gem)] as const]))),
  };
}

/** `    rails (7.1.3)` below `specs:`. */
function lockedVersions(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(/^ {4}([\w.-]{1,80}) \(([\w.]{1,40})(?:-[\w.-]{1,40})?\)\r?$/gm)];
  return new Map(
    found.flatMap(([, name, version]) => (name === undefined || version === undefined ? [] : [[name, version] as const])),
  );
}

/** A path below a folder; `.` is the root. */
export function below(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}

/** The innermost bundle around a path. */
export function homeOf(path: string, repository: Repository): string {
  return innermost(path, bundlesOf(repository))?.folder ?? '.';
}
