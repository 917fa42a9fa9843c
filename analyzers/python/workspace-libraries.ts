import { documentOf, folderOf, joinPath, type Repository, type TreeNode } from '../../src/sdk/index.ts';
import { canonical, dependenciesOf } from './dependencies.ts';

/**
 * The folders of projects that others of the repository are built with: sources of uv that lie in the workspace, dependencies by path.
 * https://docs.astral.sh/uv/concepts/projects/workspaces/, https://python-poetry.org/docs/dependency-specification/#path-dependencies
 */
export function usedByOthers(repository: Repository): ReadonlySet<string> {
  const projects = repository.paths
    .filter((path) => /(^|\/)pyproject\.toml$/.test(path))
    .flatMap((path) => readProject(path, repository));
  const byName = new Map(projects.map(({ name, folder }) => [name, folder]));
  const members = new Set(projects.flatMap((each) => each.members));
  const used = projects.flatMap((project) => {
    const named = dependenciesOf(project.folder, repository).flatMap(({ name }) =>
      members.has(name) ? (byName.get(name) ?? []) : [],
    );
    return [...named, ...project.paths].filter((folder) => folder !== project.folder);
  });
  return new Set(used);
}

interface Project {
  readonly folder: string;
  readonly name: string;
  /** Names that it takes from the workspace. */
  readonly members: readonly string[];
  /** Folders that it takes packages from. */
  readonly paths: readonly string[];
}

function readProject(path: string, repository: Repository): readonly Project[] {
  const source = repository.read(path);
  if (!source) return [];
  const folder = folderOf(path);
  const { root } = documentOf(source);
  const poetry = root.get('tool').get('poetry');
  const name = root.get('project').get('name').text() ?? poetry.get('name').text() ?? '';
  const sources = root.get('tool').get('uv').get('sources').entries();
  const taken = [...sources, ...poetry.get('dependencies').entries()];
  return [
    {
      folder,
      name: canonical(name),
      members: sources.flatMap(([key, value]) => (value.get('workspace').text() === 'true' ? [canonical(key)] : [])),
      paths: taken.flatMap(([, value]) => pathIn(value, folder)),
    },
  ];
}

function pathIn(value: TreeNode, folder: string): readonly string[] {
  const path = value.get('path').text();
  const found = path === undefined ? undefined : joinPath(folder, path);
  return found === undefined ? [] : [found === '' ? '.' : found];
}
