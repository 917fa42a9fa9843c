import type { Evidence } from '../../model/evidence.ts';
import type { ComponentFact, ExposureFact, FactDraft } from '../../model/fact.ts';
import { FINDING_SEVERITIES, type Finding, type RuleId } from '../../model/finding.ts';
import { compareText } from '../../model/sorted-json.ts';
import { finding } from '../finding.ts';
import { type Side, sideOf, type Workload } from './side.ts';

/** What a comparison goes by. */
export interface ClusterComparison {
  readonly declared: readonly FactDraft[];
  readonly running: readonly FactDraft[];
  readonly namespace: string;
  /** Labels of every pod that there is: what a controller of another kind made of a declared workload. */
  readonly podLabels: readonly Readonly<Record<string, string>>[];
  /** Kinds that could not be read, and why. */
  readonly notRead: readonly { readonly kind: string; readonly why: string }[];
}

/** Every cluster has these in a namespace: https://kubernetes.io/docs/reference/labels-annotations-taints/ */
const BUILT_IN_SERVICES = new Set(['kubernetes']);
const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Pod'];

/** What is declared against what runs, the most serious first. Nothing is said about kinds that could not be read. */
export function compareCluster(comparison: ClusterComparison): readonly Finding[] {
  const { namespace, notRead } = comparison;
  const [declared, running] = [sideOf(comparison.declared, namespace), sideOf(comparison.running, namespace)];
  const isUnread = (kinds: readonly string[]) => notRead.some(({ kind }) => kinds.some((each) => kind.endsWith(` ${each}`)));
  const found = [
    ...notRead.map((each) => notReadFinding(each, namespace)),
    ...workloadFindings(declared, running, isUnread(WORKLOADS) ? undefined : comparison.podLabels),
    ...(isUnread(['Service']) ? [] : serviceFindings(declared, running)),
    ...(isUnread(['ConfigMap']) ? [] : configFindings(declared, running)),
    ...(isUnread(['Ingress']) ? [] : oneSided('cluster-route-differs', 'Ingress', declared.routes, running.routes)),
  ];
  const bySeverity = ({ severity }: Finding) => -FINDING_SEVERITIES.indexOf(severity);
  return found.sort((a, b) => bySeverity(a) - bySeverity(b) || compareText(a.key, b.key));
}

function notReadFinding({ kind, why }: ClusterComparison['notRead'][number], namespace: string): Finding {
  const evidence = [{ path: `cluster/${namespace}/${kind.split(' ').at(-1)}`, line: 1, text: why }];
  return finding('cluster-not-read', {
    elements: [],
    about: [kind],
    message: `${kind} of namespace ${namespace} could not be read: ${why}.`,
    evidence,
  });
}

/** Without labels of pods, kinds are missing, and that something is not there cannot be told. */
function workloadFindings(
  declared: Side,
  running: Side,
  podLabels: ClusterComparison['podLabels'] | undefined,
): readonly Finding[] {
  const missing = [...declared.workloads].flatMap(([name, workload]) => {
    const live = running.workloads.get(name);
    if (live) return differences(name, workload, live);
    const { labels = {}, evidence } = workload.fact;
    const wanted = Object.entries(labels);
    const runs = (pod: Readonly<Record<string, string>>) =>
      wanted.length > 0 && wanted.every(([key, value]) => pod[key] === value);
    if (!podLabels || podLabels.some(runs)) return [];
    return [one('cluster-workload-missing', name, `${name} is declared and does not run.`, [evidence])];
  });
  const undeclared = [...running.workloads].flatMap(([name, { fact }]) =>
    declared.workloads.has(name)
      ? []
      : [one('cluster-workload-undeclared', name, `${name} runs and is not declared.`, [fact.evidence])],
  );
  return [...missing, ...undeclared];
}

function differences(name: string, { fact, keys }: Workload, live: Workload): readonly Finding[] {
  const sides = [[fact.evidence], [live.fact.evidence]] as const;
  // What a chart from elsewhere brings, its image and its settings, no file here declares.
  const isFromElsewhere = fact.versionElsewhere === true;
  const [image, other] = imagesOf(fact, live.fact);
  const message = `${name} runs ${other}; declared is ${image}.`;
  return [
    ...(image === other || isFromElsewhere ? [] : [one('cluster-image-differs', name, message, ...sides)]),
    ...(live.fact.replicas === 0 && fact.replicas !== 0
      ? [one('cluster-workload-stopped', name, `${name} is scaled to no replica.`, ...sides)]
      : []),
    ...[...keys].flatMap(([key, evidence]) =>
      live.keys.has(key)
        ? []
        : [one('cluster-setting-missing', name, `${name} runs without ${key}.`, [evidence], [live.fact.evidence], key)],
    ),
    ...[...live.keys].flatMap(([key, evidence]) =>
      keys.has(key) || isFromElsewhere
        ? []
        : [
            one(
              'cluster-setting-undeclared',
              name,
              `${name} runs with ${key}, which is not declared.`,
              [fact.evidence],
              [evidence],
              key,
            ),
          ],
    ),
  ];
}

/** Where both sides are fixed to a digest, it is that which counts; a digest on one side only says nothing of the other. */
function imagesOf(declared: ComponentFact, live: ComponentFact): readonly [string, string] {
  const [one, other] = [withTag(declared.image), withTag(live.image)];
  if (!declared.digest || !live.digest) return [one, other];
  return [`${withoutTag(one)}@${declared.digest}`, `${withoutTag(other)}@${live.digest}`];
}

function withoutTag(image: string): string {
  return image.replace(/:[^/:]*$/, '');
}

/** `orders` is `docker.io/library/orders:latest`. */
function withTag(image = ''): string {
  const short = image.replace(/^(index\.)?docker\.io\//, '').replace(/^library\//, '');
  return /:[^/]*$/.test(short) ? short : `${short}:latest`;
}

function serviceFindings(declared: Side, running: Side): readonly Finding[] {
  const compared = [...declared.services].flatMap(([name, service]) => {
    const live = running.services.get(name);
    if (!live)
      return [one('cluster-service-differs', name, `Service ${name} is declared and not in the cluster.`, [service.evidence])];
    const [wanted, there] = [addressed(service), addressed(live)];
    if (wanted === there) return [];
    const message = `Service ${name} is ${there} in the cluster; declared is ${wanted}.`;
    return [one('cluster-service-differs', name, message, [service.evidence], [live.evidence])];
  });
  const undeclared = [...running.services].flatMap(([name, { evidence }]) =>
    declared.services.has(name) || BUILT_IN_SERVICES.has(name)
      ? []
      : [
          one('cluster-workload-undeclared', `Service ${name}`, `Service ${name} is in the cluster and not declared.`, [
            evidence,
          ]),
        ],
  );
  return [...compared, ...undeclared];
}

/** Whom a Service selects and by which ports; a port without a target leads to itself. */
function addressed({ selector = {}, ports, externalName }: ExposureFact): string {
  const labels = Object.entries(selector).map(([key, value]) => `${key}=${value}`);
  const doors = ports.map(({ port, target }) => `${port} to ${target ?? port}`);
  return [
    `for ${labels.sort().join(', ') || 'no pods'}`,
    doors.sort().join(', ') || 'without ports',
    ...(externalName ? [externalName] : []),
  ].join(', ');
}

function configFindings(declared: Side, running: Side): readonly Finding[] {
  return [...declared.configs].flatMap(([name, keys]) => {
    const there = running.configs.get(name) ?? generated(name, running);
    if (there) return oneSided('cluster-config-differs', `ConfigMap ${name}`, keys, there);
    const message = `ConfigMap ${name} is declared and not in the cluster.`;
    return [one('cluster-config-differs', `ConfigMap ${name}`, message, [...keys.values()].slice(0, 1))];
  });
}

/** kustomize puts a hash of the content behind the name: https://kubectl.docs.kubernetes.io/references/kustomize/kustomization/configmapgenerator/ */
function generated(name: string, { configs }: Side) {
  const all = [...configs].filter(([each]) => each.startsWith(`${name}-`) && /^[a-z0-9]{10}$/.test(each.slice(name.length + 1)));
  return all.at(-1)?.[1];
}

function oneSided(rule: RuleId, what: string, declared: Side['routes'], running: Side['routes']): readonly Finding[] {
  return [
    ...[...declared].flatMap(([name, evidence]) =>
      running.has(name) ? [] : [one(rule, what, `${what}: ${name} is declared and not in the cluster.`, [evidence], [], name)],
    ),
    ...[...running].flatMap(([name, evidence]) =>
      declared.has(name) ? [] : [one(rule, what, `${what}: ${name} is in the cluster and not declared.`, [evidence], [], name)],
    ),
  ];
}

function one(
  rule: RuleId,
  element: string,
  message: string,
  evidence: readonly Evidence[],
  related: readonly Evidence[] = [],
  ...about: readonly string[]
): Finding {
  return finding(rule, { elements: [element], message, evidence, related, about });
}
