import { Directory } from './directory.ts';
import type { FactIndex } from './fact-index.ts';
import type { Join } from './identity/joins.ts';
import { identify, type Thing } from './identity/thing.ts';
import { type Owners, ownersOf } from './owners.ts';
import { sameStores } from './same-stores.ts';
import { Settings } from './settings.ts';

/** The ground that passes stand on: which things there are, whose a fact is, what they are told, who answers to a name. */
export interface Survey {
  readonly facts: FactIndex;
  readonly things: readonly Thing[];
  readonly owners: Owners;
  readonly settings: Settings;
  readonly directory: Directory;
}

/** Identifies the things; a second time when their settings show that two stores are one. */
export function survey(facts: FactIndex, system: string): Survey {
  const first = surveyWith(facts, system, []);
  const joins = sameStores(first);
  return joins.length > 0 ? surveyWith(facts, system, joins) : first;
}

function surveyWith(facts: FactIndex, system: string, joins: readonly Join[]): Survey {
  const things = identify(facts, system, joins);
  const owners = ownersOf(things);
  const settings = new Settings(facts, owners);
  return { facts, things, owners, settings, directory: new Directory(facts, things, owners, settings) };
}
