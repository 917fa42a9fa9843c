import type { FactDraft, SettingFact } from '../model/fact.ts';
import { oneOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import { settingFacts } from './setting-facts.ts';

/** The settings of an object by their paths with dots; items of lists by their number, and lists as a whole. */
export function settingsFileFacts(claim: Claim, seen: Pick<SettingFact, 'owner' | 'evidence' | 'via'>): readonly FactDraft[] {
  return pathsIn(claim.values['settings'], '').flatMap(([key, value]) =>
    settingFacts({ ...claim, values: { key: { is: 'literal', value: key }, value } }, seen),
  );
}

function pathsIn(value: Value | undefined, key: string): readonly (readonly [key: string, value: Value])[] {
  const below = (name: string) => (key === '' ? name : `${key}.${name}`);
  if (!value || value.is === 'unknown') return [];
  if (value.is === 'object') return Object.entries(value.entries).flatMap(([name, entry]) => pathsIn(entry, below(name)));
  if (key === '') return [];
  if (value.is !== 'list') return [[key, value]];
  const items = value.items.flatMap((item, index) => pathsIn(item, below(String(index))));
  return value.items.length > 0 && value.items.every(({ is }) => is === 'literal')
    ? [...items, [key, oneOf(value.items)]]
    : items;
}
