import type { Repository } from '../model/analyzer.ts';
import { folderOf, joinPath } from '../sdk/path.ts';
import { parseYaml } from '../sdk/yaml.ts';

/** Whether a file is what `kustomize build` reads first in a folder. */
export function isKustomization(path: string): boolean {
  return /(^|\/)(kustomization\.ya?ml|Kustomization)$/.test(path);
}

const known = new WeakMap<Repository, ReadonlySet<string>>();
const LISTS = [
  'resources',
  'bases',
  'patches',
  'patchesStrategicMerge',
  'patchesJson6902',
  'crds',
  'generators',
  'transformers',
  'components',
];

/** Every file that a kustomization names: those are deployed by it and not by themselves. */
export function kustomizedFiles(repository: Repository): ReadonlySet<string> {
  const done = known.get(repository);
  if (done) return done;
  const files = new Set(repository.paths.filter(isKustomization).flatMap((path) => [path, ...namedIn(path, repository)]));
  known.set(repository, files);
  return files;
}

function namedIn(path: string, repository: Repository): readonly string[] {
  const source = repository.read(path);
  const [document] = source ? parseYaml(source).documents : [];
  if (!document) return [];
  return LISTS.flatMap((list) =>
    document
      .get(list)
      .items()
      .flatMap((item) => {
        const name = item.text() ?? item.get('path').text();
        return (name !== undefined && !name.includes('\n') && joinPath(folderOf(path), name)) || [];
      }),
  );
}
