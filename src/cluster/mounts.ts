import type { FactDraft, MountFact, Owner } from '../model/fact.ts';
import { pathFromRoot } from '../sdk/path.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, plain, sightingOf } from './object.ts';

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
    .flatMap(sourcesOf)
    .flatMap((source) => plain(source.at('configMap', 'name')) ?? []);
  return names.length === 0 ? {} : { mounts: [...new Set(names)].sort().map((name) => `configmap:${name}`) };
}

/** Where containers of the owner's program, and no others of its pod, find the entries of ConfigMaps: https://kubernetes.io/docs/concepts/storage/volumes/#configmap */
export function mountFacts(pod: TreeNode, containers: readonly TreeNode[], owner: Owner): readonly MountFact[] {
  const volumes = new Map(
    pod
      .at('spec', 'volumes')
      .items()
      .map((volume) => [plain(volume.get('name')) ?? '', volume] as const),
  );
  return containers.flatMap((container) =>
    container
      .get('volumeMounts')
      .items()
      .flatMap((mount) => placesOf(mount, volumes.get(plain(mount.get('name')) ?? '')))
      .map(({ path, source, node }) => ({ kind: 'mount', ...sightingOf(node), owner, path, source })),
  );
}

/** What a volume brings: itself, and what it projects. */
function sourcesOf(volume: TreeNode): readonly TreeNode[] {
  return [volume, ...volume.at('projected', 'sources').items()];
}

interface Place {
  readonly path: string;
  readonly source: string;
  readonly node: TreeNode;
}

/** All entries of the volume below the path; with `subPath` one of them is the path. */
function placesOf(mount: TreeNode, volume: TreeNode | undefined): readonly Place[] {
  const stated = plain(mount.get('mountPath'));
  if (stated === undefined || !volume) return [];
  const path = pathFromRoot(stated);
  const inside = sourcesOf(volume).flatMap((each) => entriesOf(each.get('configMap')));
  const part = plain(mount.get('subPath'));
  const places = inside.map(({ name, source }) => ({ name, source, node: mount.get('mountPath') }));
  if (part === undefined)
    return places.map(({ name, source, node }) => ({ path: name === '' ? path : pathFromRoot(`${path}/${name}`), source, node }));
  return places.flatMap(({ name, source, node }) => {
    if (name === part) return [{ path, source, node }];
    return name === '' ? [{ path, source: `${source}/${part}`, node }] : [];
  });
}

/** `items` names the entries that are there and gives them paths; without it, all are there by their keys. */
function entriesOf(map: TreeNode): readonly { readonly name: string; readonly source: string }[] {
  const name = plain(map.get('name'));
  if (name === undefined) return [];
  const items = map.get('items').items();
  if (items.length === 0) return [{ name: '', source: `configmap:${name}` }];
  return items.flatMap((item) => {
    const [key, path] = [plain(item.get('key')), plain(item.get('path'))];
    return key === undefined || path === undefined ? [] : [{ name: path, source: `configmap:${name}/${key}` }];
  });
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
