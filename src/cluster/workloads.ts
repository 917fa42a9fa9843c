import type { ComponentFact, FactDraft, Owner, SettingFact } from '../model/fact.ts';
import { cleanText } from '../sdk/secrets.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { argumentFacts } from './arguments.ts';
import { cloudSqlFacts } from './cloud-sql.ts';
import { daprFacts } from './dapr.ts';
import { environmentFacts, listenFacts, sourceFacts } from './environment.ts';
import { injectedFacts } from './instrumentation.ts';
import { mountFacts, mountsOf } from './mounts.ts';
import { type ClusterObject, labelsOf, MARK, nameNode, plain, sightingOf, valueOf } from './object.ts';
import { probeFacts } from './probes.ts';
import { scheduledRequests } from './scheduled-requests.ts';

const TEMPLATE = ['spec', 'template'];

/** Where each kind of workload keeps its pod. */
const POD: Readonly<Record<string, readonly string[]>> = {
  'apps/Deployment': TEMPLATE,
  'apps/StatefulSet': TEMPLATE,
  'apps/DaemonSet': TEMPLATE,
  'apps/ReplicaSet': TEMPLATE,
  'extensions/Deployment': TEMPLATE,
  'extensions/DaemonSet': TEMPLATE,
  'extensions/ReplicaSet': TEMPLATE,
  '/ReplicationController': TEMPLATE,
  'batch/Job': TEMPLATE,
  'batch/CronJob': ['spec', 'jobTemplate', 'spec', 'template'],
  '/Pod': [],
  'apps.openshift.io/DeploymentConfig': TEMPLATE,
  '/DeploymentConfig': TEMPLATE,
  'serving.knative.dev/Service': TEMPLATE,
  'serving.knative.dev/Configuration': TEMPLATE,
  'argoproj.io/Rollout': TEMPLATE,
  'keda.sh/ScaledJob': ['spec', 'jobTargetRef', 'template'],
};

/** Where the object keeps its pod; undefined when it runs none. */
function podOf({ group, kind, node }: ClusterObject): TreeNode | undefined {
  const path = POD[`${group}/${kind}`];
  return path && node.at(...path);
}

/** Whether the object runs containers. */
export function isWorkload({ group, kind }: ClusterObject): boolean {
  return Object.hasOwn(POD, `${group}/${kind}`);
}

/**
 * One component a workload, with the settings and ports of its first container and its init containers; of a repeated
 * key the first container's counts. Containers that run beside it on ports of their own are components too.
 */
export function workloadFacts(object: ClusterObject): readonly FactDraft[] {
  const pod = podOf(object);
  const [main, ...others] = pod?.at('spec', 'containers').items() ?? [];
  if (!pod) return [];
  const beside = others.filter((container) => isServer(container, main));
  const inside = [main, ...others.filter((each) => !beside.includes(each)), ...pod.at('spec', 'initContainers').items()];
  const owner = { is: 'component', deployment: object.deployment, name: object.name } as const;
  const within = inside.flatMap((each) => each ?? []);
  const asked = scheduledRequests(object, within, owner);
  return [
    { ...componentFact(object, pod, main, within), ...(asked.length > 0 && { asksAtHours: true }) },
    ...asked,
    ...containerFacts(within, owner),
    ...mountFacts(
      pod,
      within.filter((each) => each === main || isOfSameImage(each, main)),
      owner,
    ),
    ...daprFacts(pod, owner),
    ...injectedFacts(pod, object.namespace, owner),
    ...beside.flatMap((container) => besideFacts(object, pod, container, owner)),
    ...[...others, ...pod.at('spec', 'initContainers').items()].flatMap((each) => cloudSqlFacts(object, each, owner)),
  ];
}

/** What runs on every pod to watch it or to carry its traffic is part of the pod. */
const CARRIER =
  /(^|[-_/])(exporter|proxy|sidecar|agent|envoy|istio|linkerd|daprd?|logger|fluent\w*|filebeat|metrics|oauth2|nginx|caddy|httpd|haproxy|reloader|wait)([-_]|$)|_exporter/;

/** Whether an image or a container goes by the name of such a thing. */
export function isCarrier(name: string): boolean {
  return CARRIER.test(name);
}

function isServer(container: TreeNode, main: TreeNode | undefined): boolean {
  const image = (plain(container.get('image')) ?? '').replace(/[@:][^/]*$/, '');
  const name = plain(container.get('name')) ?? '';
  const hasPorts = container.get('ports').items().length > 0;
  return (
    hasPorts &&
    image !== '' &&
    container.get('image').text() !== main?.get('image').text() &&
    !isCarrier(image) &&
    !isCarrier(name)
  );
}

/** Another process of the same program: migrations before it starts, a worker beside it. */
function isOfSameImage(container: TreeNode, main: TreeNode | undefined): boolean {
  const image = imageOf(container);
  return image !== undefined && main !== undefined && image === imageOf(main);
}

function containerFacts(containers: readonly TreeNode[], owner: Extract<Owner, { is: 'component' }>): readonly FactDraft[] {
  const settings = new Map<string, SettingFact>();
  for (const fact of containers.flatMap((container) => [
    ...environmentFacts(container, owner),
    ...argumentFacts(container, owner),
  ])) {
    if (!settings.has(fact.key)) settings.set(fact.key, fact);
  }
  return [
    ...settings.values(),
    ...containers.flatMap((container) => sourceFacts(container, owner)),
    ...containers.flatMap((container) => listenFacts(container, owner)),
    ...containers.slice(0, 1).flatMap((container) => probeFacts(container, owner)),
  ];
}

/** Without digest, and without a tag that only a template expression tells. */
function imageOf(container: TreeNode): string | undefined {
  const text = container
    .get('image')
    .text()
    ?.replace(new RegExp(`:[^/]*${MARK}[^/]*$`), '');
  return text === undefined || text.includes(MARK) || text === '' ? undefined : text.split('@')[0];
}

/** https://github.com/opencontainers/image-spec/blob/main/descriptor.md#digests */
function digestOf(container: TreeNode): Pick<ComponentFact, 'digest'> {
  const digest = /@(sha(?:256|512):[0-9a-f]{64,128})$/.exec(plain(container.get('image')) ?? '')?.[1];
  return digest === undefined ? {} : { digest };
}

function besideFacts(object: ClusterObject, pod: TreeNode, container: TreeNode, main: Owner): readonly FactDraft[] {
  const { deployment, namespace } = object;
  const image = imageOf(container);
  const name = `${object.name}/${plain(container.get('name')) ?? 'container'}`;
  const owner = { is: 'component', deployment, name } as const;
  const component: ComponentFact = {
    kind: 'component',
    ...sightingOf(container.get('name').exists ? container.get('name') : container),
    deployment,
    name,
    hosts: [],
    ...(namespace && { namespace }),
    ...(image && { image: cleanText(image) }),
    ...mountsOf(pod, [container]),
  };
  const facts = containerFacts([container], owner).map((each) => (each.kind === 'listen' ? { ...each, beside: main } : each));
  return [component, ...facts, ...mountFacts(pod, [container], owner)];
}

function componentFact(
  object: ClusterObject,
  pod: TreeNode,
  container: TreeNode | undefined,
  inside: readonly TreeNode[],
): ComponentFact {
  const { deployment, name, namespace, node, kind } = object;
  const image = container && imageOf(container);
  const words = [...(container?.get('command').texts() ?? []), ...(container?.get('args').texts() ?? [])];
  const command = valueOf('command', words.join(' '), false);
  const labels = labelsOf(pod.at('metadata', 'labels'));
  const replicas = node.at('spec', 'replicas').number();
  const sighting = sightingOf(nameNode(object));
  const images = container ? [container.get('image').evidence(), ...container.get('image').via()] : [];
  const via = [...(sighting.via ?? []), ...images.filter(({ path }) => path !== sighting.evidence.path)];
  return {
    kind: 'component',
    evidence: sighting.evidence,
    ...(via.length > 0 && { via }),
    deployment,
    name,
    hosts: kind === 'Service' ? [name] : [],
    ...(namespace && { namespace }),
    ...(image && { image: cleanText(image) }),
    ...(container && digestOf(container)),
    ...(command.is === 'literal' && command.value !== '' && { command: String(command.value) }),
    ...(labels && { labels }),
    ...accountOf(pod),
    ...(kind === 'Job' && { auxiliary: true }),
    ...(kind === 'DaemonSet' && looksIntoHost(pod) && { onEveryMachine: true }),
    ...(replicas !== undefined && { replicas }),
    ...mountsOf(pod, inside),
  };
}

function accountOf(pod: TreeNode): Pick<ComponentFact, 'account'> {
  const account = plain(pod.at('spec', 'serviceAccountName')) ?? plain(pod.at('spec', 'serviceAccount'));
  return account === undefined ? {} : { account };
}

/** https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/: what runs so and mounts folders of the machine watches or serves that. */
function looksIntoHost(pod: TreeNode): boolean {
  return pod
    .at('spec', 'volumes')
    .items()
    .some((volume) => volume.get('hostPath').exists);
}
