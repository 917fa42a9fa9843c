import { evidenceOfSetting, type SettingFact, unknown } from '../../src/sdk/index.ts';
import { MARK } from './helm-lite.ts';
import { type ClusterObject, valueOf } from './object.ts';

/** Every key of a ConfigMap; a value of several lines is a file to mount, not a setting. */
export function configMapFacts({ node, name, deployment }: ClusterObject): readonly SettingFact[] {
  return node
    .get('data')
    .entries()
    .filter(isRendered)
    .map(([key, value]) => {
      const raw = value.text() ?? '';
      const isFile = raw.trim().includes('\n');
      return {
        kind: 'setting',
        evidence: evidenceOfSetting(value.evidence(), key, raw),
        group: `configmap:${name}`,
        deployment,
        key,
        value: isFile ? unknown('it is a whole file') : valueOf(key, raw, false),
      };
    });
}

/** The keys of a Secret. Its values are never read, not even into evidence. */
export function secretFacts({ node, name, deployment }: ClusterObject): readonly SettingFact[] {
  const entries = [...node.get('data').entries(), ...node.get('stringData').entries()].filter(isRendered);
  return entries.map(([key, value]) => ({
    kind: 'setting',
    evidence: { path: node.source.path, line: value.line, text: `${key}:` },
    group: `secret:${name}`,
    deployment,
    key,
    value: unknown('secret value is never read'),
  }));
}

function isRendered([key]: readonly [string, unknown]): boolean {
  return key !== '' && !key.includes(MARK);
}
