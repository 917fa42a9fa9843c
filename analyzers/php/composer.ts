import { folderOf, innermost, joinPath, parseJson, type Repository, type Source } from '../../src/sdk/index.ts';

// https://getcomposer.org/doc/04-schema.md

/** One composer.json with what its lock file fixes. */
export interface Project {
  readonly folder: string;
  readonly manifest: Source;
  readonly name?: string;
  readonly line: number;
  readonly type: string;
  /** Namespaces by the folder that has their files. */
  readonly autoload: readonly (readonly [namespace: string, folder: string])[];
  readonly requires: ReadonlyMap<string, string | undefined>;
}

const known = new WeakMap<Repository, readonly Project[]>();

/** Every project of the repository, by folder. */
export function projectsOf(repository: Repository): readonly Project[] {
  const found = known.get(repository) ?? readProjects(repository);
  known.set(repository, found);
  return found;
}

function readProjects(repository: Repository): readonly Project[] {
  const paths = repository.paths.filter(
    (path) => /(^|\/)composer\.json$/.test(path) && !/(^|\/)(vendor|node_modules)\//.test(path),
  );
  return paths.flatMap((path) => {
    const source = repository.read(path);
    return source ? [readProject(source, repository)] : [];
  });
}

function readProject(source: Source, repository: Repository): Project {
  const folder = folderOf(source.path);
  const { root } = parseJson(source);
  const name = root.get('name').text();
  const locked = lockedVersions(repository.read(below(folder, 'composer.lock')));
  const autoload = root.at('autoload', 'psr-4').entries();
  return {
    folder,
    manifest: source,
    ...(name === undefined ? {} : { name }),
    line: name === undefined ? 1 : root.get('name').line,
    type: root.get('type').text() ?? 'project',
    autoload: autoload.flatMap(([namespace, node]) =>
      node.texts().flatMap((each) => {
        const path = joinPath(folder, each);
        return path === undefined ? [] : [[namespace.replace(/\\$/, ''), path] as const];
      }),
    ),
    requires: new Map(
      root
        .get('require')
        .entries()
        .map(([each]) => [each, locked.get(each)]),
    ),
  };
}

function lockedVersions(source: Source | undefined): ReadonlyMap<string, string> {
  if (!source) return new Map();
  const packages = parseJson(source).root.get('packages').items();
  return new Map(
    packages.flatMap((each) => {
      const [name, version] = [each.get('name').text(), each.get('version').text()];
      return name !== undefined && version !== undefined ? [[name, version.replace(/^v/, '')] as const] : [];
    }),
  );
}

/** The innermost project around a path. */
export function projectAround(path: string, projects: readonly Project[]): Project | undefined {
  return innermost(path, projects);
}

/** A path below a folder; `.` is the root. */
export function below(folder: string, name: string): string {
  return folder === '.' ? name : `${folder}/${name}`;
}
