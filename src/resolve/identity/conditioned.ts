import type { Condition } from '../../model/condition.ts';
import type { FactOf } from '../../model/fact.ts';
import { textsOf } from '../../model/value.ts';
import { conditionalIn, hasText } from '../conditions.ts';
import type { FactIndex } from '../fact-index.ts';
import { holds, PROFILE_KEYS } from '../profiles.ts';
import { isSameLoosely, spellingsOf } from '../setting-names.ts';
import { statedFor } from './component-settings.ts';
import type { ComponentSighting } from './sightings.ts';

type SettingFact = FactOf<'setting'>;

/** Tells components apart that a deployment gives settings with which other parts of a program's code take part. */
export function toldApartIn(folder: string, facts: FactIndex): (one: ComponentSighting, other: ComponentSighting) => boolean {
  const owners = conditionalIn(facts).filter(({ programs }) => programs.includes(folder));
  const conditions = owners.flatMap((owner) => owner.conditions ?? []);
  if (conditions.length === 0) return () => false;
  const answers = (component: ComponentSighting) => {
    const stated = statedFor(component, facts);
    return conditions.map((condition) => isMet(condition, stated)).join();
  };
  return (one, other) => one.deployment === other.deployment && one.key !== other.key && answers(one) !== answers(other);
}

/** As far as the deployment alone tells. */
function isMet(condition: Condition, stated: readonly SettingFact[]): boolean {
  if (condition.on === 'setting') {
    const [text] = textsUnder(condition.key, stated);
    return text === undefined ? condition.whenMissing : hasText(condition, text);
  }
  const names = PROFILE_KEYS.flatMap((key) => textsUnder(key, stated)).flatMap((text) => text.split(/[\s,]+/));
  return condition.anyOf.some((each) => holds(each, names));
}

function textsUnder(key: string, stated: readonly SettingFact[]): readonly string[] {
  const spellings = spellingsOf(key);
  return stated.filter((each) => spellings.has(each.key) || isSameLoosely(key, each.key)).flatMap(({ value }) => textsOf(value));
}
