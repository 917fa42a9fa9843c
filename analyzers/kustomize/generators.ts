// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/
import { folderOf, joinPath, type Place, type Repository, type YamlNode } from '../../src/sdk/index.ts';
import { emptyMap, type MapContent, scalar, textAt, withEntry, withValueAt } from './content.ts';

/** The ConfigMaps and Secrets that a kustomization makes, with `behavior: merge` on top of those that are there already. */
export function withGenerated(
  resources: readonly MapContent[],
  kustomization: YamlNode,
  repository: Repository,
): readonly MapContent[] {
  let result = resources;
  for (const [list, kind] of [
    ['configMapGenerator', 'ConfigMap'],
    ['secretGenerator', 'Secret'],
  ] as const) {
    for (const node of kustomization.get(list).items()) {
      const name = node.get('name').text();
      if (name === undefined) continue;
      const data = dataOf(node, repository);
      const isSame = (each: MapContent) => textAt(each, 'kind') === kind && textAt(each, 'metadata', 'name') === name;
      const behavior = node.get('behavior').text();
      result =
        behavior === 'merge' && result.some(isSame)
          ? result.map((each) => (isSame(each) ? merged(each, data) : each))
          : [...result.filter((each) => !isSame(each)), made(kind, name, node, data)];
    }
  }
  return result;
}

interface Datum extends Place {
  readonly key: string;
  readonly text: string;
  readonly via: readonly Place[];
}

function made(kind: string, name: string, node: YamlNode, data: readonly Datum[]): MapContent {
  const place = { source: node.source, line: node.get('name').line };
  const metadata = withEntry(emptyMap(place), 'name', scalar(name, place));
  const head = withEntry(withEntry(emptyMap(place), 'apiVersion', scalar('v1', place)), 'kind', scalar(kind, place));
  return merged(withEntry(head, 'metadata', metadata), data);
}

function merged(resource: MapContent, data: readonly Datum[]): MapContent {
  return data.reduce((map, datum) => withValueAt(map, ['data', datum.key], () => scalar(datum.text, datum)), resource);
}

function dataOf(node: YamlNode, repository: Repository): readonly Datum[] {
  const folder = folderOf(node.source.path);
  const here = (item: YamlNode): Place => ({ source: item.source, line: item.line });
  const literals = node
    .get('literals')
    .items()
    .flatMap((item): readonly Datum[] => {
      const [, key, text] = /^([^=]+)=(.*)$/s.exec(item.text() ?? '') ?? [];
      return key === undefined || text === undefined
        ? []
        : [{ key, text: text.replace(/^(["'])(.*)\1$/s, '$2'), ...here(item), via: [] }];
    });
  const files = node
    .get('files')
    .items()
    .flatMap((item): readonly Datum[] => {
      const [, key, path = ''] = /^(?:([^=]+)=)?(.+)$/.exec(item.text() ?? '') ?? [];
      const source = read(folder, path, repository);
      return source
        ? [
            {
              key: key ?? path.slice(path.lastIndexOf('/') + 1),
              text: `${source.text.trimEnd()}\n`,
              source,
              line: 1,
              via: [here(item)],
            },
          ]
        : [];
    });
  const single = node.get('env').exists ? [node.get('env')] : [];
  const envs = [...node.get('envs').items(), ...single].flatMap((item) => envData(item, folder, repository));
  return [...envs, ...files, ...literals];
}

function envData(item: YamlNode, folder: string, repository: Repository): readonly Datum[] {
  const source = read(folder, item.text() ?? '', repository);
  return (source?.text.split(/\r?\n/) ?? []).flatMap((line, index) => {
    const [, key, text] = /^\s*(?:export\s+)?([\w.-]{1,200})=(.*)$/.exec(line) ?? [];
    if (!source || key === undefined || text === undefined) return [];
    return [{ key, text, source, line: index + 1, via: [{ source: item.source, line: item.line }] }];
  });
}

function read(folder: string, path: string, repository: Repository) {
  const target = joinPath(folder, path);
  return target === undefined ? undefined : repository.read(target);
}
