// https://argo-cd.readthedocs.io/en/stable/operator-manual/application.yaml and …/operator-manual/applicationset/
import type { Repository, Source } from '../model/analyzer.ts';
import { joinPath } from '../sdk/path.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { parseYaml } from '../sdk/yaml.ts';
import { withoutTemplates } from './manifest.ts';
import { MARK } from './object.ts';

/** What Argo CD is told to deploy from a folder of this repository. */
export interface Application {
  readonly name: string;
  readonly namespace?: string;
  /** A folder of the repository: a chart, an overlay or plain manifests. */
  readonly path: string;
  readonly release?: string;
  /** Values files of the repository, the later ones on top. */
  readonly valuesFiles: readonly string[];
  /** Values that stand in the application: as YAML in a text, as a map, as single parameters. */
  readonly values?: TreeNode;
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly node: TreeNode }[];
  /** What kustomize is to change on top of the folder: names, images, replicas, patches. */
  readonly kustomize?: TreeNode;
  readonly node: TreeNode;
}

/** The applications that the sources declare, also those that an ApplicationSet makes of a list or of folders. */
export function applicationsIn(sources: readonly Source[], repository: Repository): readonly Application[] {
  const telling = sources.filter(({ text }) => text.includes('argoproj.io') && /^\s*kind:\s*["']?Application/m.test(text));
  return telling.flatMap((source) => {
    const sets = /kind:\s*["']?ApplicationSet/.test(source.text);
    const { documents } = parseYaml(source, sets ? source.text : withoutTemplates(source.text));
    return documents.flatMap((document) => applicationsOf(document, repository));
  });
}

function applicationsOf(document: TreeNode, repository: Repository): readonly Application[] {
  switch (document.get('kind').text()) {
    case 'Application':
      return sourcesOf(document, (text) => text, repository);
    case 'ApplicationSet':
      return parametersOf(document.at('spec', 'generators'), repository).flatMap((given) =>
        sourcesOf(document.at('spec', 'template'), (text) => filled(text, given), repository),
      );
    default:
      return [];
  }
}

type Given = ReadonlyMap<string, string>;
const MOST = 50;

/** The list and git generators; what others would find is only known where they run. */
function parametersOf(generators: TreeNode, { paths }: Repository): readonly Given[] {
  const listed = generators.items().flatMap((each) => each.at('list', 'elements').items());
  const lists = listed.map((element) => new Map(element.entries().flatMap(([key, value]) => pair(key, value.text()))));
  const patterns = generators.items().flatMap((each) => each.at('git', 'directories').items());
  const [left, wanted] = [true, false].map((excluded) =>
    patterns.filter((each) => (each.get('exclude').text() === 'true') === excluded).map((each) => each.get('path').text() ?? ''),
  );
  const folders = wanted?.some((each) => each !== '') ? foldersIn(paths) : [];
  const found = folders.filter(
    (folder) => wanted?.some((each) => fits(folder, each)) && !left?.some((each) => fits(folder, each)),
  );
  const directories = found.map(
    (folder) =>
      new Map([...pair('path', folder), ...pair('path.path', folder), ...pair('path.basename', folder.replace(/^.*\//, ''))]),
  );
  return [...lists, ...directories].slice(0, MOST);
}

function pair(key: string, value: string | undefined): readonly (readonly [string, string])[] {
  return value === undefined ? [] : [[key, value]];
}

function foldersIn(paths: readonly string[]): readonly string[] {
  const folders = new Set<string>();
  for (const path of paths)
    for (let at = path.indexOf('/'); at > 0; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at));
  return [...folders].sort();
}

/** `*` stays in a folder, as Argo CD has it. */
function fits(folder: string, pattern: string): boolean {
  const [steps, wanted] = [folder.split('/'), pattern.split('/')];
  return steps.length === wanted.length && wanted.every((want, index) => want === '*' || want === steps[index]);
}

/** `{{path.basename}}`, and `{{ .path.basename }}` where the set asks for Go templates. */
function filled(text: string, given: Given): string {
  return text.replace(/\{\{-?\s{0,5}\.?([\w.-]{1,100})\s{0,5}-?\}\}/g, (_whole, key: string) => given.get(key) ?? MARK);
}

type Fill = (text: string) => string;

function sourcesOf(object: TreeNode, fill: Fill, repository: Repository): readonly Application[] {
  const spec = object.get('spec');
  const all = spec.get('sources').kind === 'list' ? spec.get('sources').items() : [spec.get('source')];
  const references = new Set(all.flatMap((each) => each.get('ref').text() ?? []));
  const node = object.at('metadata', 'name');
  const name = textOf(node, fill);
  const namespace = textOf(spec.at('destination', 'namespace'), fill);
  return all.flatMap((source) => {
    const path = joinPath('.', textOf(source.get('path'), fill) ?? '/');
    const isHere = path !== undefined && repository.paths.some((each) => path === '.' || each.startsWith(`${path}/`));
    if (name === undefined || path === undefined || !isHere) return [];
    const helm = source.get('helm');
    const stated = helm.get('valueFiles').texts().map(fill);
    const release = textOf(helm.get('releaseName'), fill);
    const values = [helm.get('valuesObject'), helm.get('values')].find(({ exists }) => exists);
    return [
      {
        name,
        path,
        node,
        ...(namespace !== undefined && { namespace }),
        ...(release !== undefined && { release }),
        valuesFiles: stated.flatMap((file) => valuesFile(file, path, references) ?? []).filter(repository.has),
        ...(values && { values }),
        ...(source.get('kustomize').kind === 'map' && { kustomize: source.get('kustomize') }),
        parameters: helm
          .get('parameters')
          .items()
          .flatMap((each) => parameterOf(each, fill)),
      },
    ];
  });
}

function parameterOf(node: TreeNode, fill: Fill): Application['parameters'] {
  const [name, value] = [textOf(node.get('name'), fill), textOf(node.get('value'), fill)];
  return name === undefined || value === undefined ? [] : [{ name, value, node: node.get('value') }];
}

/** From the chart's folder; `/…` and `$reference/…` start at the root of a repository. */
function valuesFile(file: string, path: string, references: ReadonlySet<string>): string | undefined {
  const [, reference, rest] = /^\$([\w-]{1,100})\/(.*)$/.exec(file) ?? [];
  if (reference !== undefined && rest !== undefined) return references.has(reference) ? joinPath('.', rest) : undefined;
  return file.startsWith('/') ? joinPath('.', file.slice(1)) : joinPath(path, file);
}

function textOf(node: TreeNode, fill: Fill): string | undefined {
  const text = node.text();
  const result = text === undefined ? undefined : fill(text);
  return result === undefined || result === '' || result.includes(MARK) ? undefined : result;
}
