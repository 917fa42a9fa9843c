import type { FactOf } from '../model/fact.ts';
import type { FactIndex } from './fact-index.ts';

type SettingFact = FactOf<'setting'>;
type Entries = ReadonlyMap<string, SettingFact>;

const NOTHING: Entries = new Map();
const known = new WeakMap<FactIndex, Groups>();

/** The groups of all settings, found once. */
export function groupsOf(facts: FactIndex): Groups {
  const groups = known.get(facts) ?? new Groups(facts);
  known.set(facts, groups);
  return groups;
}

/** Settings by the group that they stand in: a ConfigMap, a Secret, a file. */
class Groups {
  private readonly byName = new Map<string, Map<string, SettingFact>>();

  constructor(facts: FactIndex) {
    for (const fact of facts.of('setting')) if (fact.group) this.add(fact.group, fact.deployment, fact);
    // A Secret that is made of all that a store keeps under one name.
    for (const { owner, deployment, group } of facts.of('settings-source')) {
      if (owner.is !== 'file' || !owner.path.startsWith('secret:')) continue;
      for (const fact of this.entries(group).values()) this.add(owner.path, deployment, fact);
    }
  }

  /** What a group holds, in this deployment before any other. */
  entries(group: string, deployment?: string): Entries {
    return this.byName.get(`${deployment} ${group}`) ?? this.byName.get(group) ?? NOTHING;
  }

  /** One key of a group, in this deployment before any other. */
  entry(group: string, key: string, deployment?: string): SettingFact | undefined {
    return this.byName.get(`${deployment} ${group}`)?.get(key) ?? this.byName.get(group)?.get(key);
  }

  /** The paths of those that are files. */
  files(): readonly string[] {
    return [...this.byName.keys()].flatMap((name) => (name.startsWith('file:') ? name.slice('file:'.length) : []));
  }

  private add(group: string, deployment: string | undefined, fact: SettingFact): void {
    for (const name of deployment === undefined ? [group] : [group, `${deployment} ${group}`]) {
      const entries = this.byName.get(name) ?? new Map<string, SettingFact>();
      this.byName.set(name, entries);
      if (!entries.has(fact.key)) entries.set(fact.key, fact);
    }
  }
}
