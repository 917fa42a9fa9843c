import type { FactDraft, SettingFact } from '../model/fact.ts';
import { literal, textsOf } from '../model/value.ts';
import { evidenceOfSetting } from '../sdk/evidence.ts';
import { cleanSetting } from '../sdk/secrets.ts';
import type { Claim } from './claims.ts';
import { mapTexts } from './text-functions.ts';

/** A setting that the program gives a value itself. */
export function settingFacts(
  { values: { key: name, value } }: Claim,
  seen: Pick<SettingFact, 'owner' | 'evidence' | 'via'>,
): readonly FactDraft[] {
  const [key] = textsOf(name ?? literal(null));
  if (key === undefined || !value) return [];
  const evidence = evidenceOfSetting(seen.evidence, key, textsOf(value)[0] ?? '');
  return [{ kind: 'setting', ...seen, evidence, key, value: mapTexts(value, (text) => cleanSetting(key, text)) }];
}
