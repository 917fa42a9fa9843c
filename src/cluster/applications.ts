// https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml and …/operator-manual/applicationset/,
// https://fluxcd.io/flux/components/helm/helmreleases/
import type { Repository, Source } from '../model/analyzer.ts';
import type { Problem } from '../model/problem.ts';
import { joinPath } from '../sdk/path.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { parseYaml } from '../sdk/yaml.ts';
import { checkedOutAt, leadsSomewhere, possibleRoots } from './checkouts.ts';
import { parametersOf } from './generators.ts';
import { withoutTemplates } from './manifest.ts';
import { MARK } from './object.ts';
import { filled } from './template-text.ts';

interface Told {
  readonly name: string;
  readonly namespace?: string;
  readonly release?: string;
  /** Values files of the repository, the later ones on top. */
  readonly valuesFiles: readonly string[];
  /** Values that stand in the application: as YAML in a text, as a map, as single parameters. */
  readonly values?: TreeNode;
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly node: TreeNode }[];
  /** What kustomize is to change on top of the folder: names, images, replicas, patches. */
  readonly kustomize?: TreeNode;
  /** What it is: `Application`, `HelmRelease`. */
  readonly kind: string;
  readonly node: TreeNode;
}

/** What Argo CD or Flux is told to deploy from a folder of this repository: a chart, an overlay or plain manifests. */
export interface Application extends Told {
  readonly path: string;
}

/** What Argo CD or Flux is told to deploy of a chart that lies elsewhere. */
export interface ForeignApplication extends Told {
  readonly chart: string;
}

type AnyApplication = Application | ForeignApplication;

/** The applications that the sources declare, also those that an ApplicationSet makes. */
export interface Applications {
  readonly own: readonly Application[];
  readonly foreign: readonly ForeignApplication[];
  readonly problems: readonly Problem[];
}

/** Reads the applications and the sets of them. */
export function applicationsIn(sources: readonly Source[], repository: Repository): Applications {
  const telling = sources.filter(
    ({ text }) =>
      /argoproj\.io|helm\.toolkit\.fluxcd\.io/.test(text) &&
      /(?:^|[{,])\s{0,20}["']?kind["']?:\s*["']?(Application|HelmRelease)/m.test(text),
  );
  const problems: Problem[] = [];
  const all = telling.flatMap((source) => {
    const sets = /kind["']?:\s*["']?ApplicationSet/.test(source.text);
    const { documents } = parseYaml(source, sets ? source.text : withoutTemplates(source.text));
    return documents.flatMap((document) => applicationsAround(document, source.path, repository, problems));
  });
  return { own: all.filter((each) => 'path' in each), foreign: all.filter((each) => 'chart' in each), problems };
}

/** The namespace into which folders are deployed, where all applications that deploy one say the same. */
export function namespacesTold(applications: readonly Application[]): ReadonlyMap<string, string> {
  const told = new Map<string, Set<string | undefined>>();
  for (const { path, namespace } of applications) told.set(path, (told.get(path) ?? new Set()).add(namespace));
  return new Map(
    [...told].flatMap(([path, [only, ...others]]) => (only === undefined || others.length > 0 ? [] : [[path, only]])),
  );
}

const MOST = 500;

/** Paths begin at the root of a repository, which is the first folder around the file where they lead somewhere. */
function applicationsAround(
  document: TreeNode,
  file: string,
  repository: Repository,
  problems: Problem[],
): readonly AnyApplication[] {
  let first: readonly AnyApplication[] | undefined;
  for (const root of possibleRoots(file)) {
    const told: Problem[] = [];
    const found = applicationsOf(document, checkedOutAt(root, repository), told);
    const isHere = found.some((each) => 'path' in each || each.valuesFiles.length > 0);
    if (first === undefined) problems.push(...told);
    first ??= found;
    if (isHere) return found.map((each) => movedTo(root, each));
  }
  return first ?? [];
}

function movedTo<T extends AnyApplication>(root: string, application: T): T {
  const moved = (path: string) => joinPath(root, path) ?? path;
  const valuesFiles = application.valuesFiles.map(moved);
  return { ...application, valuesFiles, ...('path' in application && { path: moved(application.path) }) };
}

function applicationsOf(document: TreeNode, repository: Repository, problems: Problem[]): readonly AnyApplication[] {
  switch (document.get('kind').text()) {
    case 'Application':
      return sourcesOf(document, (text) => text, repository);
    case 'ApplicationSet': {
      const { all, isCut } = parametersOf(document.at('spec', 'generators'), repository);
      const count = isCut ? 'very many' : all.length;
      const message = `Only the first ${MOST} of the ${count} applications that this set makes are read.`;
      if (isCut || all.length > MOST)
        problems.push({ code: 'limit-reached', message, evidence: document.get('kind').evidence() });
      return all
        .slice(0, MOST)
        .flatMap((given) => sourcesOf(document.at('spec', 'template'), (text) => filled(text, given), repository));
    }
    case 'HelmRelease':
      return releaseOf(document, repository);
    default:
      return [];
  }
}

/** Paths of charts and of values files begin at the root of the repository that the source names. */
function releaseOf(object: TreeNode, repository: Repository): readonly AnyApplication[] {
  const spec = object.get('spec');
  const stated = spec.at('chart', 'spec');
  const node = object.at('metadata', 'name');
  const [chart, name] = [stated.get('chart').text(), node.text()];
  if (chart === undefined || name === undefined || [chart, name].some((text) => text.includes(MARK))) return [];
  const target = spec.get('targetNamespace').text();
  const namespace = target ?? object.at('metadata', 'namespace').text();
  const path = stated.at('sourceRef', 'kind').text() === 'HelmRepository' ? undefined : joinPath('.', chart);
  const files = [...stated.get('valuesFiles').texts(), ...stated.get('valuesFile').texts()];
  const told = {
    kind: 'HelmRelease',
    name,
    node,
    ...(namespace !== undefined && { namespace }),
    release: spec.get('releaseName').text() ?? (target === undefined ? name : `${target}-${name}`),
    ...(spec.get('values').exists && { values: spec.get('values') }),
    valuesFiles: files.flatMap((file) => joinPath('.', file) ?? []).filter(repository.has),
    parameters: [],
  };
  return path !== undefined && leadsSomewhere(path, repository)
    ? [{ ...told, path }]
    : [{ ...told, chart: chart.split('/').at(-1) ?? chart }];
}

type Fill = (text: string) => string;

function sourcesOf(object: TreeNode, fill: Fill, repository: Repository): readonly AnyApplication[] {
  const spec = object.get('spec');
  const all = spec.get('sources').kind === 'list' ? spec.get('sources').items() : [spec.get('source')];
  const references = new Set(all.flatMap((each) => each.get('ref').text() ?? []));
  const node = object.at('metadata', 'name');
  const name = textOf(node, fill);
  const namespace = textOf(spec.at('destination', 'namespace'), fill);
  if (name === undefined) return [];
  return all.flatMap((source): readonly AnyApplication[] => {
    const chart = textOf(source.get('chart'), fill);
    const path = joinPath('.', textOf(source.get('path'), fill) ?? '/');
    const isHere = path !== undefined && leadsSomewhere(path, repository);
    if (!isHere && chart === undefined) return [];
    const files = source.at('helm', 'valueFiles').texts().map(fill);
    const told = {
      kind: 'Application',
      name,
      node,
      ...(namespace !== undefined && { namespace }),
      ...toldOf(source, fill),
      valuesFiles: files.flatMap((file) => valuesFile(file, isHere ? path : undefined, references) ?? []).filter(repository.has),
    };
    return isHere ? [{ ...told, path }] : chart === undefined ? [] : [{ ...told, chart }];
  });
}

function toldOf(source: TreeNode, fill: Fill): Pick<Told, 'release' | 'values' | 'kustomize' | 'parameters'> {
  const helm = source.get('helm');
  const release = textOf(helm.get('releaseName'), fill);
  const values = [helm.get('valuesObject'), helm.get('values')].find(({ exists }) => exists);
  return {
    ...(release !== undefined && { release }),
    ...(values && { values }),
    ...(source.get('kustomize').kind === 'map' && { kustomize: source.get('kustomize') }),
    parameters: helm
      .get('parameters')
      .items()
      .flatMap((each) => parameterOf(each, fill)),
  };
}

function parameterOf(node: TreeNode, fill: Fill): Application['parameters'] {
  const [name, value] = [textOf(node.get('name'), fill), textOf(node.get('value'), fill)];
  return name === undefined || value === undefined ? [] : [{ name, value, node: node.get('value') }];
}

/** From the chart's folder, where that lies here; `/…` and `$reference/…` start at the root of a repository. */
function valuesFile(file: string, path: string | undefined, references: ReadonlySet<string>): string | undefined {
  const [, reference, rest] = /^\$([\w-]{1,100})\/(.*)$/.exec(file) ?? [];
  if (reference !== undefined && rest !== undefined) return references.has(reference) ? joinPath('.', rest) : undefined;
  if (path === undefined) return undefined;
  return file.startsWith('/') ? joinPath('.', file.slice(1)) : joinPath(path, file);
}

function textOf(node: TreeNode, fill: Fill): string | undefined {
  const text = node.text();
  const result = text === undefined ? undefined : fill(text);
  return result === undefined || result === '' || result.includes(MARK) ? undefined : result;
}
