import type { FactOf, Owner } from '../model/fact.ts';
import { groupBy } from '../model/group-by.ts';
import { textsOf } from '../model/value.ts';
import type { FactIndex } from './fact-index.ts';
import { deepestFolder } from './folders.ts';
import { foldersOf } from './identity/group.ts';
import type { Thing } from './identity/thing.ts';
import type { Libraries } from './libraries.ts';
import { isProductAlone, type Owners } from './owners.ts';
import { holds, isForTests } from './profiles.ts';

type SettingFact = FactOf<'setting'>;

interface Ranked {
  readonly fact: SettingFact;
  readonly order: number;
}

/** Which profiles a program runs with: stated from outside, which leaves no doubt, or only by its own files. */
export interface ActiveProfiles {
  readonly names: readonly string[];
  readonly isCertain: boolean;
}

/** Configuration files that come along with programs, the strongest first, by profile. */
export class ConfigFiles {
  private readonly byThing = new Map<Thing, Map<string, Ranked[]>>();
  private readonly keys = new Map<Thing, readonly string[]>();

  constructor(facts: FactIndex, things: readonly Thing[], owners: Owners, libraries: Libraries) {
    const users = usersOf(things, libraries);
    const groups = groupsOf(facts);
    const programs = things.flatMap((thing) => thing.programs.map(({ folder }) => folder));
    /** Whoever runs a program has the files that come along with it, several processes of one folder too. */
    const havingOf = (owner: Owner): readonly Thing[] => {
      const own = owners.thingsOf(owner);
      if (own.some(isProductAlone)) return own;
      const folder = owner.is === 'file' && owner.product === undefined ? deepestFolder(owner.path, programs) : undefined;
      const running = folder === undefined ? [] : owners.thingsOf({ is: 'code', programs: [folder] });
      return [...new Set([...own, ...running])];
    };
    for (const { owner, group, order } of facts.of('settings-source')) {
      const settings = groups.get(group);
      if (order === undefined || !settings) continue;
      const own = havingOf(owner);
      const folder = owner.is === 'file' ? deepestFolder(owner.path, users.keys()) : undefined;
      const others = (users.get(folder ?? '') ?? []).filter((thing) => !own.includes(thing));
      for (const thing of own) this.add(thing, settings, order);
      for (const thing of others) this.add(thing, settings, order - BLOCK);
    }
  }

  /** What the files give a key: one value, or all that profiles may give it where nobody says which of them are active. */
  lookup(key: string, thing: Thing, active: ActiveProfiles): readonly SettingFact[] {
    const all = this.byThing.get(thing)?.get(uniform(key)) ?? [];
    const holding = all.filter(({ fact }) => holds(fact.profile, active.names)).sort(strongestFirst);
    const [best] = holding;
    if (active.isCertain || (best && !isLocal(best.fact))) return best ? [best.fact] : [];
    const others = all.filter((each) => !holding.includes(each) && !isForTests(each.fact.profile)).sort(strongestFirst);
    return [...(best ? [best] : []), ...others].map(({ fact }) => fact);
  }

  /** What any profile but those of tests may give a key. */
  inAnyProfile(key: string, thing: Thing): readonly SettingFact[] {
    const all = this.byThing.get(thing)?.get(uniform(key)) ?? [];
    return all.filter(({ fact }) => !isForTests(fact.profile)).map(({ fact }) => fact);
  }

  /** The keys that files of a thing give a value, in the files' spelling. */
  keysOf(thing: Thing): readonly string[] {
    const known = this.keys.get(thing);
    if (known) return known;
    const keys = [...(this.byThing.get(thing)?.values() ?? [])].flatMap((all) => all.map(({ fact }) => fact.key));
    const sorted = [...new Set(keys)].sort();
    this.keys.set(thing, sorted);
    return sorted;
  }

  private add(thing: Thing, settings: readonly SettingFact[], order: number): void {
    const own = this.byThing.get(thing) ?? new Map<string, Ranked[]>();
    this.byThing.set(thing, own);
    for (const fact of settings) {
      const key = uniform(fact.key);
      const ranked = own.get(key) ?? [];
      ranked.push({ fact, order });
      own.set(key, ranked);
    }
  }
}

function groupsOf(facts: FactIndex): ReadonlyMap<string, readonly SettingFact[]> {
  const ofFiles = facts.of('setting').filter(({ group }) => group?.startsWith('config:'));
  return groupBy(ofFiles, ({ group = '' }) => group);
}

/** Who is built with which folder of the repository: what a library packs is found by every program that has it. */
function usersOf(things: readonly Thing[], libraries: Libraries): ReadonlyMap<string, readonly Thing[]> {
  const users = new Map<string, Thing[]>();
  for (const thing of things) {
    const folders = libraries.of(foldersOf(thing)).flatMap(({ folder }) => folder ?? []);
    for (const folder of new Set(folders)) users.set(folder, [...(users.get(folder) ?? []), thing]);
  }
  return users;
}

/** Spring compares names without dashes, underscores and case. */
export function uniform(key: string): string {
  return key.replace(/[-_]/g, '').toLowerCase();
}

const BLOCK = 100;

/** What is served from elsewhere, then what holds for a profile, then the nearer file, then the later line. */
function strongestFirst(one: Ranked, other: Ranked): number {
  return (
    Math.floor(other.order / BLOCK) - Math.floor(one.order / BLOCK) ||
    Number(other.fact.profile !== undefined) - Number(one.fact.profile !== undefined) ||
    other.order - one.order ||
    other.fact.evidence.line - one.fact.evidence.line
  );
}

function isLocal(fact: SettingFact): boolean {
  return textsOf(fact.value).some((text) => /localhost|127\.0\.0\.1|0\.0\.0\.0/.test(text));
}
