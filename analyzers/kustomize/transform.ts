// https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/
import type { Content, YamlNode } from '../../src/sdk/index.ts';
import {
  type MapContent,
  mapEvery,
  replaceValue,
  type Stated,
  scalar,
  textAt,
  valueAt,
  withEntry,
  withValueAt,
} from './content.ts';

const CLUSTER_WIDE =
  /^(Namespace|ClusterRole|ClusterRoleBinding|CustomResourceDefinition|PersistentVolume|StorageClass|IngressClass|GatewayClass|PriorityClass)$/;

/** The changes that a kustomization makes to everything below it: names, namespace, labels, images, replicas. */
export function transformed(resources: readonly MapContent[], kustomization: YamlNode): readonly MapContent[] {
  const renamed = withNames(resources, kustomization);
  const spaced = renamed.map((resource) => withNamespace(resource, kustomization.get('namespace')));
  const labelled = spaced.map((resource) => withLabels(resource, kustomization));
  const imaged = labelled.map((resource) => withImages(resource, kustomization.get('images').items()));
  return imaged.map((resource) => withReplicas(resource, kustomization.get('replicas').items()));
}

function stated(node: YamlNode): Stated {
  return { source: node.source, line: node.line };
}

function withNames(resources: readonly MapContent[], kustomization: YamlNode): readonly MapContent[] {
  const [prefix, suffix] = [kustomization.get('namePrefix'), kustomization.get('nameSuffix')];
  if (!prefix.exists && !suffix.exists) return resources;
  const place = stated(prefix.exists ? prefix : suffix);
  const rename = (name: string) => `${prefix.text() ?? ''}${name}${suffix.text() ?? ''}`;
  const isRenamed = (resource: MapContent) => !/^(Namespace|CustomResourceDefinition)$/.test(textAt(resource, 'kind') ?? '');
  const known = new Set(
    resources.filter(isRenamed).map((resource) => `${kindOf(resource)} ${textAt(resource, 'metadata', 'name')}`),
  );
  return resources.map((resource) => {
    const own = isRenamed(resource)
      ? withValueAt(resource, ['metadata', 'name'], (name) =>
          name?.is === 'scalar' ? { ...name, text: rename(name.text), via: [...(name.via ?? []), place] } : name,
        )
      : resource;
    const followed = mapEvery(own, (map, key) =>
      withReferences(map, key, (kind, name) => (known.has(`${kind} ${name}`) ? rename(name) : undefined)),
    );
    return followed.is === 'map' ? followed : own;
  });
}

function kindOf(resource: MapContent): string {
  const kind = textAt(resource, 'kind') ?? '';
  return /^(Deployment|StatefulSet|DaemonSet|ReplicaSet)$/.test(kind) ? 'workload' : kind;
}

/** Fields that name another object: the key of the mapping (`*` for any), the field in it, the kind of the object. */
const REFERENCES: readonly (readonly [string, string, string])[] = [
  ['configMapRef', 'name', 'ConfigMap'],
  ['configMapKeyRef', 'name', 'ConfigMap'],
  ['configMap', 'name', 'ConfigMap'],
  ['secretRef', 'name', 'Secret'],
  ['secretKeyRef', 'name', 'Secret'],
  ['secret', 'name', 'Secret'],
  ['*', 'secretName', 'Secret'],
  ['service', 'name', 'Service'],
  ['backendRefs', 'name', 'Service'],
  ['*', 'serviceName', 'Service'],
  ['scaleTargetRef', 'name', 'workload'],
  ['*', 'serviceAccountName', 'ServiceAccount'],
  ['*', 'claimName', 'PersistentVolumeClaim'],
];

function withReferences(map: MapContent, key: string, rename: (kind: string, name: string) => string | undefined): MapContent {
  let result = map;
  for (const [parent, field, kind] of REFERENCES) {
    if (parent !== '*' && parent !== key) continue;
    const value = valueAt(result, field);
    const renamed = value?.is === 'scalar' ? rename(kind, value.text) : undefined;
    if (renamed !== undefined && value?.is === 'scalar') result = replaceValue(result, field, { ...value, text: renamed });
  }
  return result;
}

function withNamespace(resource: MapContent, namespace: YamlNode): MapContent {
  const name = namespace.text();
  if (name === undefined || CLUSTER_WIDE.test(textAt(resource, 'kind') ?? '')) return resource;
  return withValueAt(resource, ['metadata', 'namespace'], () => scalar(name, stated(namespace)));
}

const TEMPLATE = ['spec', 'template', 'metadata', 'labels'];

function withLabels(resource: MapContent, kustomization: YamlNode): MapContent {
  let result = resource;
  for (const [key, node] of kustomization.get('commonLabels').entries()) result = labelled(result, key, node, true, true);
  for (const rule of kustomization.get('labels').items()) {
    const selectors = rule.get('includeSelectors').text() === 'true';
    const templates = selectors || rule.get('includeTemplates').text() === 'true';
    for (const [key, node] of rule.get('pairs').entries()) result = labelled(result, key, node, selectors, templates);
  }
  return result;
}

function labelled(resource: MapContent, key: string, node: YamlNode, selectors: boolean, templates: boolean): MapContent {
  const value = scalar(node.text() ?? '', stated(node));
  const set = (map: MapContent, path: readonly string[]) => withValueAt(map, [...path, key], () => value);
  let result = set(resource, ['metadata', 'labels']);
  if (templates && valueAt(result, 'spec', 'template')) result = set(result, TEMPLATE);
  if (!selectors) return result;
  if (valueAt(result, 'spec', 'selector', 'matchLabels')) return set(result, ['spec', 'selector', 'matchLabels']);
  return textAt(result, 'kind') === 'Service' && valueAt(result, 'spec', 'selector') ? set(result, ['spec', 'selector']) : result;
}

function withImages(resource: MapContent, images: readonly YamlNode[]): MapContent {
  if (images.length === 0) return resource;
  const changed = mapEvery(resource, (map) => {
    const image = valueAt(map, 'image');
    return image?.is === 'scalar' ? replacedImage(map, image, images) : map;
  });
  return changed.is === 'map' ? changed : resource;
}

function replacedImage(map: MapContent, image: Extract<Content, { is: 'scalar' }>, images: readonly YamlNode[]): MapContent {
  const [, name = '', rest = ''] = /^(.*?)((?::[^/:@]*)?(?:@.*)?)$/.exec(image.text) ?? [];
  const rule = images.map(imageRule).find((each) => each.name === name);
  if (!rule) return map;
  const before = image.source ? [{ source: image.source, line: image.line }] : [];
  return withEntry(
    map,
    'image',
    scalar(`${rule.newName ?? name}${rule.end ?? rest}`, { ...rule.place, via: [...before, ...(image.via ?? [])] }),
  );
}

interface ImageRule {
  readonly name: string | undefined;
  readonly newName?: string | undefined;
  /** Tag or digest. */
  readonly end?: string | undefined;
  readonly place: Stated;
}

/** A mapping in a kustomization; `[name=]newName[:tag]` in an application of Argo CD. */
function imageRule(rule: YamlNode): ImageRule {
  const text = rule.text();
  if (text !== undefined) {
    const [, name, newName = '', end] = /^(?:([^=]*)=)?(.*?)((?::[^/:@]*)?(?:@.*)?)$/.exec(text) ?? [];
    return { name: name ?? newName, newName, end: end === '' ? undefined : end, place: stated(rule) };
  }
  const [tag, digest] = [rule.get('newTag'), rule.get('digest')];
  const end = digest.exists ? `@${digest.text()}` : tag.exists ? `:${tag.text()}` : undefined;
  const place = stated(rule.get('newName').exists ? rule.get('newName') : tag.exists ? tag : rule.get('name'));
  return { name: rule.get('name').text(), newName: rule.get('newName').text(), end, place };
}

function withReplicas(resource: MapContent, replicas: readonly YamlNode[]): MapContent {
  const rule = replicas.find((each) => each.get('name').text() === textAt(resource, 'metadata', 'name'));
  const count = rule?.get('count');
  if (!count?.exists || !valueAt(resource, 'spec', 'template')) return resource;
  return withValueAt(resource, ['spec', 'replicas'], () => scalar(count.text() ?? '', stated(count)));
}
