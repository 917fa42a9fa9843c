import { basename, dirname } from 'node:path/posix';
import { isDeepStrictEqual } from 'node:util';
import type { Files, Rewriting, Rewritten } from '../rewriting.ts';
import { type Data, type DataMap, dumpAll, isMap, loaded } from './yaml.ts';

interface Manifests {
  readonly path: string;
  readonly objects: readonly DataMap[];
  /** No other file names it. */
  readonly isFree: boolean;
}

export const KUBERNETES: readonly Rewriting[] = [
  kubernetes('kubernetes-file-each', 'every object in a file of its own', (all) =>
    all
      .filter(({ isFree, objects }) => isFree && objects.length > 1)
      .flatMap(({ path, objects }) => [
        [path, undefined] as const,
        ...objects.map((object, at) => [path.replace(/\.ya?ml$/, `-rewritten-${at}.yaml`), dumpAll([object])] as const),
      ]),
  ),
  kubernetes('kubernetes-list', 'the objects of a file become the items of a List', (all) =>
    all.map(({ path, objects }) => [path, dumpAll([{ apiVersion: 'v1', kind: 'List', items: objects }])] as const),
  ),
  kubernetes('kubernetes-one-file', 'all objects of a folder in one file', (all) => {
    const folders = new Map<string, Manifests[]>();
    for (const each of all) if (each.isFree) folders.set(dirname(each.path), [...(folders.get(dirname(each.path)) ?? []), each]);
    return [...folders]
      .filter(([, inside]) => inside.length > 1)
      .flatMap(([folder, inside]) => [
        ...inside.map(({ path }) => [path, undefined] as const),
        [`${folder}/rewritten-all.yaml`, dumpAll(inside.flatMap(({ objects }) => objects))] as const,
      ]);
  }),
  kubernetes('kubernetes-overlay', 'manifests become the base of an overlay of kustomize, which brings env', toOverlays),
  kubernetes('kubernetes-environment-from', 'env with values becomes envFrom of a ConfigMap', (all) => all.map(toConfigMaps)),
  kubernetes('kubernetes-environment-inline', 'envFrom and configMapKeyRef become env with values', inline),
];

/** Each folder of manifests, beside which nothing else may be applied. */
function toOverlays(all: readonly Manifests[]): Writings {
  const folders = new Set(all.map(({ path }) => dirname(path)));
  return [...folders].flatMap((folder): Writings => {
    const inside = all.filter(({ path }) => dirname(path) === folder);
    const keys = inside.flatMap(({ objects }) => objects.map(keyOf));
    if (!inside.every(({ isFree }) => isFree) || new Set(keys).size < keys.length || folder === '.') return [];
    const patches = inside.flatMap(({ objects }) => objects.flatMap(patchOf));
    const resources = inside.map(({ path }) => basename(path));
    const [head, overlay] = [
      { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization' },
      `${folder}/rewritten-overlay`,
    ];
    return [
      ...inside.map(({ path, objects }) => [path, dumpAll(objects.map(withoutEnvironment))] as const),
      [`${folder}/kustomization.yaml`, dumpAll([{ ...head, resources }])],
      [
        `${overlay}/kustomization.yaml`,
        dumpAll([{ ...head, resources: ['..'], patches: patches.map((_, at) => ({ path: `env-${at}.yaml` })) }]),
      ],
      ...patches.map((patch, at) => [`${overlay}/env-${at}.yaml`, dumpAll([patch])] as const),
    ];
  });
}

function keyOf({ kind, metadata }: DataMap): string {
  return `${kind} ${nameIn(metadata)} ${isMap(metadata) ? metadata['namespace'] : ''}`;
}

const PATCHED = /^(Deployment|StatefulSet|DaemonSet)$/;

/** A strategic merge patch with what the containers of a workload have in `env`. */
function patchOf({ apiVersion, kind, metadata, spec }: DataMap): readonly DataMap[] {
  const containers = podOf(spec)?.['containers'];
  const given = (Array.isArray(containers) ? (containers as readonly Data[]) : [])
    .filter(isMap)
    .flatMap(({ name, env }) => (name && Array.isArray(env) && env.length > 0 ? [{ name, env }] : []));
  if (!PATCHED.test(String(kind)) || podOf(spec)?.['initContainers'] || given.length === 0 || !isMap(metadata)) return [];
  const { name = null, namespace } = metadata;
  const known = { apiVersion: apiVersion ?? null, kind: kind ?? null };
  const place = namespace === undefined ? { name } : { name, namespace };
  return [{ ...known, metadata: place, spec: { template: { spec: { containers: given } } } }];
}

function podOf(spec: Data | undefined): DataMap | undefined {
  const template = isMap(spec) ? spec['template'] : undefined;
  const pod = isMap(template) ? template['spec'] : undefined;
  return isMap(pod) ? pod : undefined;
}

function withoutEnvironment(object: DataMap): DataMap {
  if (patchOf(object).length === 0) return object;
  return inContainers(object, ({ env: _, ...rest }) => rest) as DataMap;
}

type Writings = readonly (readonly [string, string | undefined])[];

function kubernetes(name: string, about: string, way: (all: readonly Manifests[]) => Writings): Rewriting {
  return {
    name,
    about,
    rewrite: async (files): Promise<Rewritten> => {
      const written = way(manifestsOf(files)).filter(
        ([path, text]) => text === undefined || !isDeepStrictEqual(loaded(text), loaded(files.get(path) ?? '')),
      );
      return { files: new Map(written), places: written.length };
    },
  };
}

function manifestsOf(files: Files): readonly Manifests[] {
  const found = [...files].flatMap(([path, text]) => {
    const objects =
      /\.ya?ml$/.test(path) && !/\/templates\//.test(path) ? loaded(text)?.filter((each) => each !== null) : undefined;
    const isManifest = objects?.every((each) => isMap(each) && each['apiVersion'] && each['kind'] && isMap(each['metadata']));
    return isManifest && objects && objects.length > 0 ? [{ path, objects: objects as readonly DataMap[] }] : [];
  });
  return found.map(({ path, objects }) => ({ path, objects, isFree: !isNamedElsewhere(path, files) }));
}

function isNamedElsewhere(path: string, files: Files): boolean {
  const name = basename(path);
  return [...files].some(
    ([other, text]) =>
      (other !== path && text.includes(name)) || /(^|\/)(kustomization\.ya?ml|skaffold\.ya?ml|Tiltfile|werf\.yaml)$/.test(other),
  );
}

/** Every container of an object, in its place. */
function inContainers(data: Data, way: (container: DataMap) => DataMap): Data {
  if (Array.isArray(data)) return data.map((each: Data) => inContainers(each, way));
  if (!isMap(data)) return data;
  return Object.fromEntries(
    Object.entries(data).map(
      ([key, value]) =>
        [
          key,
          /^(initC|c)ontainers$/.test(key) && Array.isArray(value)
            ? value.map((each: Data) => (isMap(each) ? way(each) : each))
            : inContainers(value, way),
        ] as const,
    ),
  );
}

/** References to other variables are only spelled out in `env`. */
function toConfigMaps({ path, objects }: Manifests): readonly [string, string] {
  const maps: DataMap[] = [];
  const rewritten = objects.map((object) => {
    const metadata = object['metadata'];
    if (!isMap(metadata)) return object;
    return inContainers(object, (container) => {
      const { env, envFrom = [], ...rest } = container;
      const entries = Array.isArray(env) ? (env as readonly Data[]).filter(isMap) : [];
      const plain = entries.filter(({ value }) => typeof value === 'string' && !value.includes('$('));
      if (plain.length === 0 || !Array.isArray(envFrom)) return container;
      const name = `rewritten-${metadata['name']}-${container['name']}`;
      maps.push({
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: { ...(metadata['namespace'] ? { namespace: metadata['namespace'] } : {}), name },
        data: Object.fromEntries(plain.map(({ name, value }) => [String(name), value ?? null])),
      });
      const others = entries.filter((entry) => !plain.includes(entry));
      return { ...rest, ...(others.length > 0 ? { env: others } : {}), envFrom: [...envFrom, { configMapRef: { name } }] };
    });
  });
  return [path, dumpAll([...maps, ...rewritten])];
}

function inline(all: readonly Manifests[]): Writings {
  const maps = new Map<string, readonly DataMap[]>();
  for (const object of all.flatMap(({ objects }) => objects)) {
    const key = object['kind'] === 'ConfigMap' ? nameIn(object['metadata']) : undefined;
    if (key !== undefined && isMap(object['data'])) maps.set(key, [...(maps.get(key) ?? []), object['data']]);
  }
  const known = (reference: Data | undefined) => {
    const found = isMap(reference) ? maps.get(String(reference['name'])) : undefined;
    return found?.length === 1 ? found[0] : undefined;
  };
  return all.map(
    ({ path, objects }) =>
      [path, dumpAll(objects.map((object) => inContainers(object, (container) => inlined(container, known))))] as const,
  );
}

function nameIn(metadata: Data | undefined): string | undefined {
  return isMap(metadata) ? String(metadata['name']) : undefined;
}

function inlined(container: DataMap, known: (reference: Data | undefined) => DataMap | undefined): DataMap {
  const { env = [], envFrom = [], ...rest } = container;
  if (!Array.isArray(env) || !Array.isArray(envFrom)) return container;
  const isKnown = (each: Data) => isMap(each) && !each['prefix'] && known(each['configMapRef']) !== undefined;
  const own = (env as readonly Data[]).map((entry) => {
    const from = isMap(entry) && isMap(entry['valueFrom']) ? entry['valueFrom']['configMapKeyRef'] : undefined;
    const value = isMap(from) ? known(from)?.[String(from['key'])] : undefined;
    return typeof value === 'string' && isMap(entry) && !value.includes('$(') ? { name: entry['name'] ?? null, value } : entry;
  });
  const names = new Set(own.map((entry) => (isMap(entry) ? entry['name'] : undefined)));
  const given = (envFrom as readonly Data[])
    .filter(isKnown)
    .flatMap((each) => Object.entries((isMap(each) && known(each['configMapRef'])) || {}));
  const values = given.filter(([name]) => !names.has(name)).map(([name, value]) => ({ name, value: String(value) }));
  const left = (envFrom as readonly Data[]).filter((each) => !isKnown(each));
  const all = [...values, ...own];
  return { ...rest, ...(all.length > 0 ? { env: all } : {}), ...(left.length > 0 ? { envFrom: left } : {}) };
}
