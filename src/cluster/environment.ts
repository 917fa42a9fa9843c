import type { ListenFact, Owner, SettingFact, SettingsSourceFact } from '../model/fact.ts';
import { literal, unknown, type Value } from '../model/value.ts';
import { evidenceOfSetting } from '../sdk/evidence.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { plain, sightingOf, valueOf } from './object.ts';

type Component = Extract<Owner, { is: 'component' }>;

/** `env` of a container; of a repeated name the last one counts, as the API server has it. */
export function environmentFacts(container: TreeNode, owner: Owner): readonly SettingFact[] {
  const settings = new Map<string, SettingFact>();
  for (const item of container.get('env').items()) {
    const key = plain(item.get('name'));
    if (key === undefined) continue;
    const raw = item.get('value').text() ?? '';
    const where = evidenceOfSetting(settingNode(item).evidence(), key, raw);
    const via = [item.get('value'), item].flatMap((node) => [...(node === item ? [] : [node.evidence()]), ...node.via()]);
    const further = via.filter(({ path, line }) => path !== where.path || line > where.line + 1 || line < where.line);
    const sighting = {
      evidence: where,
      ...(further.length > 0 && { via: further.map((each) => evidenceOfSetting(each, key, raw)) }),
    };
    settings.set(key, { kind: 'setting', ...sighting, owner, key, value: environmentValue(key, item) });
  }
  return [...settings.values()];
}

/** The line of the name, or that of a value that an overlay has put below a name of its base. */
function settingNode(item: TreeNode): TreeNode {
  const [name, value] = [item.get('name'), item.get('value')];
  const isPatched = value.exists && (value.source.path !== name.source.path || name.via().length > 0);
  return isPatched ? value : name;
}

function environmentValue(key: string, item: TreeNode): Value {
  const from = item.get('valueFrom');
  if (!from.exists) return valueOf(key, item.get('value').text() ?? '', true);
  const entry = groupEntry('configmap', from.get('configMapKeyRef')) ?? groupEntry('secret', from.get('secretKeyRef'));
  if (entry) return entry;
  const field = plain(from.at('fieldRef', 'fieldPath')) ?? plain(from.at('resourceFieldRef', 'resource'));
  return unknown(field === undefined ? 'where it comes from is not stated' : `the cluster sets it from ${field}`);
}

function groupEntry(group: 'configmap' | 'secret', reference: TreeNode): Value | undefined {
  const name = plain(reference.get('name'));
  const key = plain(reference.get('key'));
  return name !== undefined && key !== undefined ? { is: 'entry', group: `${group}:${name}`, key } : undefined;
}

/** `envFrom` of a container. */
export function sourceFacts(container: TreeNode, owner: Component): readonly SettingsSourceFact[] {
  return container
    .get('envFrom')
    .items()
    .flatMap((item) => {
      const prefix = plain(item.get('prefix'));
      return (['configMapRef', 'secretRef'] as const).flatMap((reference) => {
        const node = item.at(reference, 'name');
        const name = plain(node);
        if (name === undefined) return [];
        const group = `${reference === 'configMapRef' ? 'configmap' : 'secret'}:${name}`;
        const { deployment } = owner;
        return [{ kind: 'settings-source', ...sightingOf(node), owner, deployment, group, ...(prefix && { prefix }) }];
      });
    });
}

/** `containerPort`s; what is UDP is named so by nobody who calls it. */
export function listenFacts(container: TreeNode, owner: Owner): readonly ListenFact[] {
  return container
    .get('ports')
    .items()
    .flatMap((port) => {
      const number = port.get('containerPort').number();
      const name = plain(port.get('name'));
      if (number === undefined) return [];
      return [{ kind: 'listen', ...sightingOf(port.get('containerPort')), owner, port: literal(number), ...(name && { name }) }];
    });
}
