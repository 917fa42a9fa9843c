import {
  type ComponentFact,
  cleanText,
  evidenceOfSetting,
  type FactDraft,
  type ListenFact,
  literal,
  type Owner,
  type SettingFact,
  type SettingsSourceFact,
  unknown,
  type Value,
  type YamlNode,
} from '../../src/sdk/index.ts';
import { type ClusterObject, labelsOf, plain, valueOf } from './object.ts';

/** Where each kind of workload keeps its pod. */
const POD: Readonly<Record<string, readonly string[]>> = {
  Deployment: ['spec', 'template'],
  StatefulSet: ['spec', 'template'],
  DaemonSet: ['spec', 'template'],
  ReplicaSet: ['spec', 'template'],
  Job: ['spec', 'template'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
  Pod: [],
};

/** Whether objects of this kind run containers. */
export function isWorkload(kind: string): boolean {
  return Object.hasOwn(POD, kind);
}

/** One component a workload; the settings and ports of all its containers are its own, of a repeated key the first counts. */
export function workloadFacts(object: ClusterObject): readonly FactDraft[] {
  const pod = object.node.at(...(POD[object.kind] ?? []));
  const owner: Owner = { is: 'component', deployment: object.deployment, name: object.name };
  const containers = pod.at('spec', 'containers').items();
  const all = [...containers, ...pod.at('spec', 'initContainers').items()];
  const settings = new Map<string, SettingFact>();
  for (const fact of all.flatMap((container) => environmentFacts(container, owner))) {
    if (!settings.has(fact.key)) settings.set(fact.key, fact);
  }
  return [
    componentFact(object, pod, containers[0]),
    ...settings.values(),
    ...all.flatMap((container) => sourceFacts(container, owner)),
    ...containers.flatMap((container) => listenFacts(container, owner)),
  ];
}

function componentFact(object: ClusterObject, pod: YamlNode, container: YamlNode | undefined): ComponentFact {
  const { deployment, name, namespace, node, kind } = object;
  const image = container && plain(container.get('image'))?.split('@')[0];
  const words = [...(container?.get('command').texts() ?? []), ...(container?.get('args').texts() ?? [])];
  const command = valueOf('command', words.join(' '), false);
  const labels = labelsOf(pod.at('metadata', 'labels'));
  const replicas = node.at('spec', 'replicas').number();
  return {
    kind: 'component',
    evidence: node.at('metadata', 'name').evidence(),
    deployment,
    name,
    hosts: [],
    ...(namespace && { namespace }),
    ...(image && { image: cleanText(image) }),
    ...(command.is === 'literal' && command.value !== '' && { command: String(command.value) }),
    ...(labels && { labels }),
    ...(kind === 'Job' && { auxiliary: true }),
    ...(replicas !== undefined && { replicas }),
  };
}

function environmentFacts(container: YamlNode, owner: Owner): readonly SettingFact[] {
  return container
    .get('env')
    .items()
    .flatMap((item) => {
      const key = plain(item.get('name'));
      if (key === undefined) return [];
      const raw = item.get('value').text() ?? '';
      const evidence = evidenceOfSetting(item.get('name').evidence(), key, raw);
      return [{ kind: 'setting', evidence, owner, key, value: environmentValue(key, item) }];
    });
}

function environmentValue(key: string, item: YamlNode): Value {
  const from = item.get('valueFrom');
  if (!from.exists) return valueOf(key, item.get('value').text() ?? '', true);
  const entry = groupEntry('configmap', from.get('configMapKeyRef')) ?? groupEntry('secret', from.get('secretKeyRef'));
  if (entry) return entry;
  const field = plain(from.at('fieldRef', 'fieldPath')) ?? plain(from.at('resourceFieldRef', 'resource'));
  return unknown(field === undefined ? 'where it comes from is not stated' : `the cluster sets it from ${field}`);
}

function groupEntry(group: 'configmap' | 'secret', reference: YamlNode): Value | undefined {
  const name = plain(reference.get('name'));
  const key = plain(reference.get('key'));
  return name !== undefined && key !== undefined ? { is: 'entry', group: `${group}:${name}`, key } : undefined;
}

function sourceFacts(container: YamlNode, owner: Extract<Owner, { is: 'component' }>): readonly SettingsSourceFact[] {
  return container
    .get('envFrom')
    .items()
    .flatMap((item) => {
      const prefix = plain(item.get('prefix'));
      return (['configMapRef', 'secretRef'] as const).flatMap((reference) => {
        const name = plain(item.at(reference, 'name'));
        if (name === undefined) return [];
        const group = `${reference === 'configMapRef' ? 'configmap' : 'secret'}:${name}`;
        const evidence = item.at(reference, 'name').evidence();
        return [{ kind: 'settings-source', evidence, owner, deployment: owner.deployment, group, ...(prefix && { prefix }) }];
      });
    });
}

function listenFacts(container: YamlNode, owner: Owner): readonly ListenFact[] {
  return container
    .get('ports')
    .items()
    .flatMap((port) => {
      const number = port.get('containerPort').number();
      const name = plain(port.get('name'));
      if (number === undefined) return [];
      return [
        { kind: 'listen', evidence: port.get('containerPort').evidence(), owner, port: literal(number), ...(name && { name }) },
      ];
    });
}
