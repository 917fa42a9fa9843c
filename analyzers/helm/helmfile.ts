// https://helmfile.readthedocs.io/
import { folderOf, joinPath, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { readRoot } from './chart.ts';
import { Dict, fromYaml, mergeDicts } from './template/value.ts';

/** A release that a helmfile states, in one of its environments. */
export interface Release {
  readonly name: string;
  readonly namespace?: string;
  /** Folder of a chart of the repository, or `repository/chart`. */
  readonly chart: string;
  readonly isLocal: boolean;
  readonly environment?: string;
  readonly values: Dict;
  readonly node: YamlNode;
  readonly file: string;
}

/** Whether a file is a helmfile. */
function isHelmfile(path: string): boolean {
  return /(^|\/)helmfile(\.d\/[\w.-]+)?\.ya?ml(\.gotmpl)?$/.test(path);
}

/** Every release of the repository's helmfiles, once for each environment that brings values of its own. */
export function helmfileReleases(repository: Repository): readonly Release[] {
  return repository.paths.filter(isHelmfile).flatMap((path) => {
    const source = repository.read(path);
    if (!source) return [];
    const text = source.text.replace(/\{\{[^{}]{0,500}\}\}/g, 'default');
    const documents = parseYaml(source, text).documents;
    const environments = environmentsOf(documents, path, repository);
    return documents.flatMap((document) =>
      document
        .get('releases')
        .items()
        .flatMap((node) => environments.flatMap((environment) => releaseOf(node, environment, path, repository))),
    );
  });
}

interface Environment {
  readonly name?: string;
  readonly values: Dict;
}

function environmentsOf(documents: readonly YamlNode[], path: string, repository: Repository): readonly Environment[] {
  const stated = documents.flatMap((document) => document.get('environments').entries());
  const named = stated.map(([name, node]) => ({ name, values: layersIn(node.get('values'), path, repository) }));
  const several = named.filter(({ name }) => name !== 'default');
  return several.length > 0 ? several : [{ values: named[0]?.values ?? new Dict() }];
}

function releaseOf(node: YamlNode, environment: Environment, path: string, repository: Repository): readonly Release[] {
  const name = node.get('name').text();
  const chart = node.get('chart').text();
  if (name === undefined || chart === undefined || node.get('installed').text() === 'false') return [];
  const folder = /^\.{0,2}\//.test(chart) ? joinPath(folderOf(path), chart) : undefined;
  const namespace = node.get('namespace').text();
  return [
    {
      name,
      chart: folder ?? chart,
      isLocal: folder !== undefined,
      values: mergeDicts(environment.values, layersIn(node.get('values'), path, repository)),
      node: node.get('name'),
      file: path,
      ...(namespace !== undefined && { namespace }),
      ...(environment.name !== undefined && { environment: environment.name }),
    },
  ];
}

/** Names of values files, or values themselves. */
function layersIn(list: YamlNode, path: string, repository: Repository): Dict {
  return list.items().reduce((base, item) => {
    const file = item.text();
    const target = file === undefined ? undefined : joinPath(folderOf(path), file);
    const root = file === undefined ? item : target === undefined ? undefined : readRoot(target, repository);
    const value = root && fromYaml(root);
    return value instanceof Dict ? mergeDicts(base, value) : base;
  }, new Dict());
}
