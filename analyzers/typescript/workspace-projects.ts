import type { Repository } from '../../src/model/analyzer.ts';
import { fileAt, folderOf, joinPath } from './file-paths.ts';
import { asObject, asText, readJson } from './read-json.ts';

/** An application or library that a workspace's own file lists. */
export interface WorkspaceProject {
  /** The empty string for a workspace's default project. */
  readonly name: string;
  readonly folder: string;
  readonly entry: string | undefined;
  readonly isLibrary: boolean;
  /** The folder of the file that lists it. */
  readonly workspace: string;
}

/** The projects of every nest-cli.json; one without `projects` is one nameless project. https://docs.nestjs.com/cli/monorepo */
export function findNestProjects(repository: Repository): readonly WorkspaceProject[] {
  const configs = repository.paths.filter((path) => /(^|\/)\.?nest-cli\.json$/.test(path));
  return configs.flatMap((path) => {
    const json = readJson(repository, path);
    const workspace = folderOf(path);
    const projects = Object.entries(asObject(json['projects']));
    const root = readProject(repository, workspace, '', { ...json, root: '' });
    if (projects.length === 0) return [root];
    const named = projects.map(([name, project]) => readProject(repository, workspace, name, asObject(project)));
    const byDefault = named.find(({ entry }) => entry !== undefined && entry === root.entry);
    return byDefault ? [...named, { ...byDefault, name: '' }] : named;
  });
}

function readProject(
  repository: Repository,
  workspace: string,
  name: string,
  project: Readonly<Record<string, unknown>>,
): WorkspaceProject {
  const root = asText(project['root']) ?? '';
  const sourceRoot = asText(project['sourceRoot']) ?? joinPath(root, 'src');
  const isLibrary = project['type'] === 'library';
  const entryFile = asText(project['entryFile']) ?? (isLibrary ? 'index' : 'main');
  const entry = fileAt(repository, joinPath(workspace, sourceRoot, entryFile));
  return { name, folder: joinPath(workspace, root), entry, isLibrary, workspace };
}

/** The folders with a project.json of Nx. https://nx.dev/reference/project-configuration */
export function findNxProjects(repository: Repository): readonly WorkspaceProject[] {
  const configs = repository.paths.filter((path) => /(^|\/)project\.json$/.test(path));
  return configs.flatMap((path) => {
    const json = readJson(repository, path);
    const type = json['projectType'];
    if (type !== 'application' && type !== 'library') return [];
    const workspace = folderOf(path);
    const options = asObject(asObject(asObject(json['targets'])['build'])['options']);
    const main = asText(options['main']);
    const entry = main === undefined ? undefined : fileAt(repository, main);
    return [{ name: asText(json['name']) ?? workspace, folder: workspace, entry, isLibrary: type === 'library', workspace }];
  });
}
