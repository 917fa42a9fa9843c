import type { FactOf } from '../../model/fact.ts';
import type { FactIndex } from '../fact-index.ts';
import { groupsOf } from '../groups.ts';
import { ownedByName } from '../owned-settings.ts';
import { settingsInside, settingsOfCommand } from '../stated-settings.ts';
import type { ComponentSighting } from './sightings.ts';

type SettingFact = FactOf<'setting'>;

/** What a deployment tells a component, by its command, by itself and by the groups it takes in; of a key what wins. */
export function statedFor(component: ComponentSighting, facts: FactIndex): readonly SettingFact[] {
  const { deployment, name } = component;
  const groups = groupsOf(facts);
  const { settings, sources } = ownedByName(facts, deployment, name);
  const own = settings.map((fact) => {
    const { value } = fact;
    const entry = value.is === 'entry' ? groups.entry(value.group, value.key, deployment) : undefined;
    return entry ? { ...fact, value: entry.value } : fact;
  });
  const taken = sources
    .filter(({ interpolationOnly }) => !interpolationOnly)
    .sort((one, other) => (other.order ?? 0) - (one.order ?? 0))
    .flatMap(({ group, prefix = '' }) =>
      [...groups.entries(group, deployment)].map(([key, fact]) => ({ ...fact, key: prefix + key })),
    );
  const stated = [...own, ...taken];
  const commands = component.facts.flatMap((fact) => settingsOfCommand(fact.command, fact));
  const all = [...commands, ...stated.flatMap(settingsInside), ...stated];
  return [...new Map(all.toReversed().map((fact) => [fact.key, fact])).values()].reverse();
}
