// https://helm.sh/docs/topics/charts/
import { isTooLarge } from '../../src/cluster/index.ts';
import { folderOf, parseYaml, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { Dict, fromYaml } from './template/value.ts';

/** A chart as its folder states it. */
export interface Chart {
  readonly name: string;
  readonly folder: string;
  readonly manifest: YamlNode;
  readonly isLibrary: boolean;
  /** Its own values.yaml. */
  readonly values: Dict;
  readonly dependencies: readonly Dependency[];
  /** The files below `templates/`, sorted. */
  readonly templates: readonly string[];
}

/** A chart that another one brings along: from its `charts/` folder, from a folder of the repository, or from elsewhere. */
export interface Dependency {
  readonly name: string;
  /** The key of its values. */
  readonly key: string;
  readonly conditions: readonly string[];
  readonly tags: readonly string[];
  readonly node: YamlNode;
  readonly chart?: Chart;
}

const DEEPEST = 8;

/** Every chart that is not part of another one, sorted by folder. */
export function outermostCharts(repository: Repository): readonly Chart[] {
  const folders = repository.paths.filter((path) => /(^|\/)Chart\.yaml$/.test(path)).map(folderOf);
  const isInner = (folder: string) =>
    folders.some((other) => other !== folder && folder.startsWith(other === '.' ? 'charts/' : `${other}/charts/`));
  return folders.filter((folder) => !isInner(folder)).flatMap((folder) => readChart(folder, repository) ?? []);
}

/** Whether another chart of the repository has it as a dependency by its folder: `repository: file://../microservice`. */
export function isBroughtAlong({ folder }: Chart, repository: Repository): boolean {
  const known = broughtAlong.get(repository) ?? new Set(outermostCharts(repository).flatMap(foldersBrought));
  broughtAlong.set(repository, known);
  return known.has(folder);
}

const broughtAlong = new WeakMap<Repository, ReadonlySet<string>>();

function foldersBrought({ folder, dependencies }: Chart): readonly string[] {
  return dependencies.flatMap(({ chart }) => (chart && chart.folder !== folder ? [chart.folder] : []));
}

/** A path below a folder. */
export function below(folder: string, path: string): string {
  return folder === '.' ? path : `${folder}/${path}`;
}

/** The first document of a YAML file. */
export function readRoot(path: string, repository: Repository): YamlNode | undefined {
  const source = repository.read(path);
  const root = source && parseYaml(source).documents[0];
  return root?.content && !isTooLarge(root.content) ? root : undefined;
}

/** The chart in a folder. */
export function readChart(folder: string, repository: Repository, depth = 0): Chart | undefined {
  const manifest = readRoot(below(folder, 'Chart.yaml'), repository);
  const name = manifest?.get('name').text();
  if (!manifest || name === undefined || depth > DEEPEST) return undefined;
  const values = readRoot(below(folder, 'values.yaml'), repository);
  const read = values && fromYaml(values);
  const prefix = below(folder, 'templates/');
  return {
    name,
    folder,
    manifest,
    isLibrary: manifest.get('type').text() === 'library',
    values: read instanceof Dict ? read : new Dict(),
    dependencies: dependenciesOf(folder, manifest, repository, depth),
    templates: repository.paths.filter((path) => path.startsWith(prefix)),
  };
}

function dependenciesOf(folder: string, manifest: YamlNode, repository: Repository, depth: number): readonly Dependency[] {
  const legacy = readRoot(below(folder, 'requirements.yaml'), repository);
  const declared = [...manifest.get('dependencies').items(), ...(legacy?.get('dependencies').items() ?? [])].flatMap((node) => {
    const name = node.get('name').text();
    return name === undefined ? [] : [declaredDependency(name, node, folder, repository, depth)];
  });
  const named = new Set(declared.map(({ name }) => name));
  const vendored = vendoredCharts(folder, repository, depth).filter(({ name }) => !named.has(name));
  return [
    ...declared,
    ...vendored.map((chart) => ({
      name: chart.name,
      key: chart.name,
      conditions: [],
      tags: [],
      node: chart.manifest.get('name'),
      chart,
    })),
  ];
}

function vendoredCharts(folder: string, repository: Repository, depth: number): readonly Chart[] {
  const prefix = below(folder, 'charts/');
  const folders = repository.paths
    .filter((path) => path.startsWith(prefix) && /^[^/]+\/Chart\.yaml$/.test(path.slice(prefix.length)))
    .map(folderOf);
  return folders.flatMap((each) => readChart(each, repository, depth + 1) ?? []);
}

function declaredDependency(name: string, node: YamlNode, folder: string, repository: Repository, depth: number): Dependency {
  const local = /^file:\/\/(.+)$/.exec(node.get('repository').text() ?? '')?.[1];
  const candidates = [below(folder, `charts/${name}`), ...(local === undefined ? [] : [normal(`${folder}/${local}`)])];
  const chart = candidates.map((each) => readChart(each, repository, depth + 1)).find((each) => each !== undefined);
  return {
    name,
    key: node.get('alias').text() ?? name,
    conditions: (node.get('condition').text() ?? '')
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== ''),
    tags: node.get('tags').texts(),
    node: node.get('name'),
    ...(chart && { chart }),
  };
}

function normal(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/') || '.';
}
