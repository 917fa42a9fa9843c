import type { SettingFact } from '../model/fact.ts';
import { unknown, type Value } from '../model/value.ts';
import { evidenceOfSetting } from '../sdk/evidence.ts';
import { textOf } from '../sdk/interpolate.ts';
import { embeddedSettings, settingsTogether } from '../sdk/mounted-settings.ts';
import type { TreeNode } from '../sdk/tree.ts';
import { type ClusterObject, MARK, sightingOf, valueOf } from './object.ts';

/** Why nothing is known of what a Secret holds. */
export const NEVER_READ = 'secret value is never read';

/** Every key of a ConfigMap; a value of several lines is a file to mount, not a setting, and may hold settings of its own. */
export function configMapFacts(object: ClusterObject): readonly SettingFact[] {
  return [...keyFacts(object), ...contentFacts(object)];
}

function contentFacts({ node, name, deployment }: ClusterObject): readonly SettingFact[] {
  const entries = node.get('data').entries().filter(isRendered);
  const settings = entries.flatMap(([key, value]) => embeddedSettings(value, key, `configmap:${name}/${key}`));
  return settingsTogether(settings).map((fact) => ({ ...fact, deployment, value: withoutMarks(fact.value) }));
}

function withoutMarks(value: Value): Value {
  return textOf(value).includes(MARK) ? unknown('a template expression decides it') : value;
}

function keyFacts({ node, name, deployment }: ClusterObject): readonly SettingFact[] {
  return node
    .get('data')
    .entries()
    .filter(isRendered)
    .map(([key, value]) => {
      const raw = value.text() ?? '';
      return {
        kind: 'setting',
        ...sightingOf(value, evidenceOfSetting(value.evidence(), key, raw)),
        group: `configmap:${name}`,
        deployment,
        key,
        value: raw.trim().includes('\n') ? unknown('it is a whole file') : valueOf(key, raw, false),
      };
    });
}

/** The keys of a Secret. Its values are never read, not even into evidence. */
export function secretFacts({ node, name, deployment }: ClusterObject): readonly SettingFact[] {
  const entries = [...node.get('data').entries(), ...node.get('stringData').entries()].filter(isRendered);
  return entries.map(([key, value]) => secretKey(key, key, value, name, deployment));
}

/** SealedSecret (Bitnami): the keys of the Secret that it becomes; their values are encrypted. */
export function sealedSecretFacts({ node, name, deployment }: ClusterObject): readonly SettingFact[] {
  const spec = node.get('spec');
  const target = spec.at('template', 'metadata', 'name').text() ?? name;
  return spec
    .get('encryptedData')
    .entries()
    .filter(isRendered)
    .map(([key, value]) => secretKey(key, key, value, target, deployment));
}

function secretKey(key: string, written: string, value: TreeNode, group: string, deployment: string): SettingFact {
  const evidence = { path: value.source.path, line: value.line, text: written };
  return { kind: 'setting', evidence, group: `secret:${group}`, deployment, key, value: unknown(NEVER_READ) };
}

function isRendered([key]: readonly [string, unknown]): boolean {
  return key !== '' && !key.includes(MARK);
}
