import type { TreeNode } from '../sdk/tree.ts';
import { plain } from './object.ts';

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
