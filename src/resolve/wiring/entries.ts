import type { FactOf } from '../../model/fact.ts';
import type { MissingEntry } from '../../model/wiring.ts';
import type { Surroundings } from '../pass.ts';
import { alikeNames } from './alike.ts';

/** Keys that workloads take from a group of the same deployment that lacks them. */
export function missingEntries({ facts, owners }: Surroundings): readonly MissingEntry[] {
  const groups = keysByGroup(facts.of('setting'));
  const filled = new Set(facts.of('settings-source').flatMap(({ owner }) => (owner.is === 'file' ? owner.path : [])));
  return facts.of('setting').flatMap((fact) => {
    const { owner, value } = fact;
    if (owner?.is !== 'component' || value.is !== 'entry') return [];
    const keys = groups.get(`${owner.deployment} ${value.group}`);
    if (!keys || keys.size === 0 || keys.has(value.key) || filled.has(value.group)) return [];
    return owners.thingsOf(owner).map(({ id }) => ({
      node: id,
      deployment: owner.deployment,
      group: value.group,
      key: value.key,
      alike: alikeNames(value.key, keys.keys()),
      evidence: [fact.evidence, ...[...keys.values()].slice(0, 1)],
    }));
  });
}

type Keys = Map<string, FactOf<'setting'>['evidence']>;

function keysByGroup(settings: readonly FactOf<'setting'>[]): ReadonlyMap<string, Keys> {
  const groups = new Map<string, Keys>();
  for (const { group, deployment, key, evidence } of settings) {
    if (!group || !deployment || !/^(configmap|secret):/.test(group)) continue;
    const keys: Keys = groups.get(`${deployment} ${group}`) ?? new Map();
    groups.set(`${deployment} ${group}`, keys.set(key, evidence));
  }
  return groups;
}
