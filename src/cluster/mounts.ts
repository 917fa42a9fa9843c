import type { FactDraft } from '../model/fact.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, plain } from './object.ts';

/** The ConfigMaps whose files some containers of a pod find in their file system. */
export function mountsOf(pod: TreeNode, containers: readonly TreeNode[]): { readonly mounts?: readonly string[] } {
  const mounted = new Set(
    containers.flatMap((container) =>
      container
        .get('volumeMounts')
        .items()
        .flatMap((mount) => plain(mount.get('name')) ?? []),
    ),
  );
  const names = pod
    .at('spec', 'volumes')
    .items()
    .filter((volume) => mounted.has(plain(volume.get('name')) ?? ''))
    .flatMap((volume) => [volume, ...volume.at('projected', 'sources').items()])
    .flatMap((source) => plain(source.at('configMap', 'name')) ?? []);
  return names.length === 0 ? {} : { mounts: [...new Set(names)].sort().map((name) => `configmap:${name}`) };
}

/** A ConfigMap that was made of files of the repository: who mounts it finds those files. */
export function fileMounts(facts: readonly FactDraft[], objects: readonly ClusterObject[]): readonly FactDraft[] {
  const files = new Map(
    objects.filter(({ kind }) => kind === 'ConfigMap').map((object) => [`configmap:${object.name}`, filesOf(object)]),
  );
  return facts.map((fact) => {
    if (fact.kind !== 'component' || !fact.mounts) return fact;
    return { ...fact, mounts: [...new Set(fact.mounts.flatMap((mount) => [mount, ...(files.get(mount) ?? [])]))].sort() };
  });
}

function filesOf({ node }: ClusterObject): readonly string[] {
  const own = node.at('metadata', 'name').source.path;
  return node
    .get('data')
    .entries()
    .filter(([, value]) => value.text()?.includes('\n'))
    .flatMap(([, value]) => [value.source.path, ...value.via().map(({ path }) => path)])
    .filter((path) => path !== own && path !== '');
}
