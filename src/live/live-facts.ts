import type { KubernetesObject } from '@kubernetes/client-node';
import { dump } from 'js-yaml';
import { factsOfCluster, objectsOf } from '../cluster/index.ts';
import type { FactDraft } from '../model/fact.ts';
import { parseYaml } from '../sdk/yaml.ts';
import type { LiveObjects } from './read-cluster.ts';

/** The deployment that stands for what runs. */
const LIVE = 'kubernetes:live';

/** What the objects of a cluster state, read as their manifests would be. Pods are the workloads' own and are left out. */
export function liveFacts({ namespace, objects }: LiveObjects): readonly FactDraft[] {
  return [...objects].flatMap(([kind, items]) =>
    kind === 'v1 Pod' ? [] : items.flatMap((item) => factsOf(kind, item, namespace)),
  );
}

/** Lists leave out what each item is: https://kubernetes.io/docs/reference/using-api/api-concepts/#collections */
function factsOf(said: string, item: KubernetesObject, namespace: string): readonly FactDraft[] {
  const [apiVersion = '', kind = ''] = said.split(' ');
  const { name = '' } = item.metadata ?? {};
  const text = dump({ apiVersion, kind, ...withoutValues(JSON.parse(JSON.stringify(item))) });
  const { documents } = parseYaml({ path: `cluster/${namespace}/${kind}/${name}.yaml`, text });
  return factsOfCluster(documents.flatMap((document) => objectsOf(document, LIVE, namespace).objects));
}

type Plain = { readonly [key: string]: unknown };

/** Values of settings stay in the cluster: only their names are compared. Annotations hold copies of them. */
function withoutValues({ metadata, status: _, data, binaryData: __, spec, ...rest }: Plain): Plain {
  const { name, namespace, labels } = (metadata ?? {}) as Plain;
  return {
    ...rest,
    metadata: { name, ...(namespace ? { namespace } : {}), ...(labels ? { labels } : {}) },
    ...(data ? { data: Object.fromEntries(Object.keys(data).map((key) => [key, ''])) } : {}),
    ...(spec ? { spec: emptied(spec) } : {}),
  };
}

/** `env: [{ name, value }]` without `value`, wherever it stands. */
function emptied(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(emptied);
  if (part === null || typeof part !== 'object') return part;
  const entries = Object.entries(part).map(([key, value]) => [
    key,
    key === 'env' && Array.isArray(value) ? value.map(({ value: _, ...entry }) => entry) : emptied(value),
  ]);
  return Object.fromEntries(entries);
}
