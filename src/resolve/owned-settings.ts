import type { FactOf } from '../model/fact.ts';
import type { FactIndex } from './fact-index.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';

/** What one owner is told, in the order of the facts. */
export interface Owned {
  readonly settings: readonly FactOf<'setting'>[];
  readonly sources: readonly FactOf<'settings-source'>[];
}

interface Growing extends Owned {
  readonly settings: FactOf<'setting'>[];
  readonly sources: FactOf<'settings-source'>[];
}

const NOTHING: Owned = { settings: [], sources: [] };
const known = new WeakMap<FactIndex, ReadonlyMap<string, Owned>>();

/** What is stated under one name of a component in a deployment, grouped once for all of them. */
export function ownedByName(facts: FactIndex, deployment: string, name: string): Owned {
  const grouped = known.get(facts) ?? groupedByName(facts);
  known.set(facts, grouped);
  return grouped.get(keyOf(deployment, name)) ?? NOTHING;
}

function groupedByName(facts: FactIndex): ReadonlyMap<string, Owned> {
  const groups = new Map<string, Growing>();
  for (const fact of facts.of('setting'))
    if (fact.owner?.is === 'component') grow(groups, keyOf(fact.owner.deployment, fact.owner.name)).settings.push(fact);
  for (const fact of facts.of('settings-source'))
    if (fact.owner.is === 'component') grow(groups, keyOf(fact.owner.deployment, fact.owner.name)).sources.push(fact);
  return groups;
}

function keyOf(deployment: string, name: string): string {
  return JSON.stringify([deployment, name]);
}

function grow<K>(groups: Map<K, Growing>, key: K): Growing {
  const group = groups.get(key) ?? { settings: [], sources: [] };
  groups.set(key, group);
  return group;
}

interface OfThing {
  readonly deployed: Map<string, Growing>;
  readonly other: FactOf<'setting'>[];
}

/** What each thing is told by its deployments and by all else, grouped once for all of them. */
export class OwnedSettings {
  private readonly byThing = new Map<Thing, OfThing>();

  constructor(facts: FactIndex, owners: Owners) {
    for (const fact of facts.of('setting')) {
      for (const thing of fact.owner ? owners.thingsOf(fact.owner) : []) {
        const { deployed, other } = this.of(thing);
        if (fact.owner?.is === 'component') grow(deployed, fact.owner.deployment).settings.push(fact);
        else other.push(fact);
      }
    }
    for (const fact of facts.of('settings-source')) {
      if (fact.owner.is !== 'component') continue;
      for (const thing of owners.thingsOf(fact.owner)) grow(this.of(thing).deployed, fact.owner.deployment).sources.push(fact);
    }
  }

  /** What a deployment itself tells. */
  deployed(thing: Thing, deployment: string): Owned {
    return this.byThing.get(thing)?.deployed.get(deployment) ?? NOTHING;
  }

  /** What the code, an image or a file of it tells. */
  other(thing: Thing): readonly FactOf<'setting'>[] {
    return this.byThing.get(thing)?.other ?? [];
  }

  private of(thing: Thing): OfThing {
    const group: OfThing = this.byThing.get(thing) ?? { deployed: new Map(), other: [] };
    this.byThing.set(thing, group);
    return group;
  }
}
