// https://helmfile.readthedocs.io/
import { folderOf, joinPath, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { helmfileDocuments, releaseText, valuesRoot } from './helmfile-text.ts';
import { Dict, fromYaml, type GoValue, mergeDicts } from './template/value.ts';

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
  return repository.paths.filter(isHelmfile).flatMap((path) =>
    environmentsOf(path, repository).flatMap((environment) => {
      const documents = documentsOf(path, stateOf(environment), repository);
      const templates = new Map(documents.flatMap((document) => document.get('templates').entries()));
      const nodes = documents.flatMap((document) => document.get('releases').items());
      return nodes.flatMap((node) => releaseOf({ node, templates, environment, path, repository }));
    }),
  );
}

/** A helmfile with those that it is based on before it: https://helmfile.readthedocs.io/en/latest/writing-helmfile/#layering-state-files */
function documentsOf(path: string, dot: Dict, repository: Repository): readonly YamlNode[] {
  const source = repository.read(path);
  const own = source ? helmfileDocuments(source, dot) : [];
  const bases = own.flatMap((document) => document.get('bases').texts()).map((each) => joinPath(folderOf(path), each));
  const below = bases.flatMap((each) => (each === undefined ? [] : (repository.read(each) ?? [])));
  return [...below.flatMap((each) => helmfileDocuments(each, dot)), ...own];
}

interface Environment {
  readonly name?: string;
  readonly values: Dict;
}

function environmentsOf(path: string, repository: Repository): readonly Environment[] {
  const documents = documentsOf(path, stateOf({ values: new Dict() }), repository);
  const stated = documents.flatMap((document) => document.get('environments').entries());
  const named = stated.map(([name, node]) => {
    const dot = stateOf({ name, values: new Dict() });
    return { name, values: layersIn(node.get('values'), { dot, path, repository }) };
  });
  const several = named.filter(({ name }) => name !== 'default');
  return several.length > 0 ? several : [{ values: named[0]?.values ?? new Dict() }];
}

/** What templates of a helmfile find at the dot. */
function stateOf({ name = 'default', values }: Environment, more: Readonly<Record<string, GoValue>> = {}): Dict {
  return Dict.of({ Environment: Dict.of({ Name: name, Values: values }), Values: values, StateValues: values, ...more });
}

interface Stated {
  readonly node: YamlNode;
  /** What releases take over by `inherit`. */
  readonly templates: ReadonlyMap<string, YamlNode>;
  readonly environment: Environment;
  readonly path: string;
  readonly repository: Repository;
}

function releaseOf({ node, templates, environment, path, repository }: Stated): readonly Release[] {
  const inherited = node.get('inherit').items();
  const above = inherited.flatMap((each) => templates.get(each.get('template').text() ?? '') ?? []);
  const layers = [node, ...above.toReversed()];
  const field = (key: string) => layers.map((each) => each.get(key)).find(({ exists }) => exists) ?? node.get(key);
  const name = node.get('name').text();
  if (name === undefined || field('installed').text() === 'false' || isOff(field('condition').text(), environment)) return [];
  const known = { Name: name, Namespace: field('namespace').text() ?? '', Labels: fromYaml(field('labels')) };
  const dot = stateOf(environment, { Release: Dict.of(known) });
  const [chart, namespace] = [releaseText(field('chart'), dot), releaseText(field('namespace'), dot)];
  if (chart === undefined) return [];
  const folder = /^\.{0,2}\//.test(chart) ? joinPath(folderOf(path), chart) : undefined;
  const values = [...above, node].map((each) => layersIn(each.get('values'), { dot, path, repository }));
  return [
    {
      name,
      chart: folder ?? chart,
      isLocal: folder !== undefined,
      values: values.reduce(mergeDicts, environment.values),
      node: node.get('name'),
      file: path,
      ...(namespace !== undefined && { namespace }),
      ...(environment.name !== undefined && { environment: environment.name }),
    },
  ];
}

/** `condition: stock.enabled` asks the environment's values. */
function isOff(condition: string | undefined, { values }: Environment): boolean {
  const found = condition?.split('.').reduce<GoValue>((at, key) => (at instanceof Dict ? at.get(key) : null), values);
  return found === false;
}

interface Reading {
  readonly dot: Dict;
  readonly path: string;
  readonly repository: Repository;
}

/** Names of values files, or values themselves. */
function layersIn(list: YamlNode, { dot, path, repository }: Reading): Dict {
  return list.items().reduce((base, item) => {
    const file = releaseText(item, dot);
    const target = file === undefined ? undefined : joinPath(folderOf(path), file);
    const root = file === undefined ? item : target === undefined ? undefined : valuesRoot(target, dot, repository);
    const value = root && fromYaml(root);
    return value instanceof Dict ? mergeDicts(base, value) : base;
  }, new Dict());
}
