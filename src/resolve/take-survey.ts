import { ConfigFiles } from './config-files.ts';
import { Directory } from './directory.ts';
import type { FactIndex } from './fact-index.ts';
import type { Join } from './identity/joins.ts';
import { componentKey } from './identity/sightings.ts';
import { identify } from './identity/thing.ts';
import { librariesOf } from './libraries.ts';
import { ownersOf } from './owners.ts';
import { sameStores } from './same-stores.ts';
import { Settings } from './settings.ts';
import type { Survey } from './survey.ts';

/** Identifies the things; a second time when their settings show that two stores are one. */
export function takeSurvey(facts: FactIndex, system: string): Survey {
  const first = surveyWith(facts, system, []);
  const joins = sameStores(first);
  return joins.length > 0 ? surveyWith(facts, system, joins) : first;
}

function surveyWith(facts: FactIndex, system: string, joins: readonly Join[]): Survey {
  const libraries = librariesOf(facts);
  const things = identify(facts, system, joins, libraries);
  const declared = new Set(facts.of('component').map((fact) => componentKey(fact.deployment, fact.name)));
  const owners = ownersOf(things, declared);
  const settings = new Settings(facts, owners, new ConfigFiles(facts, things, owners, libraries));
  return { facts, things, owners, settings, libraries, directory: new Directory(facts, things, owners, settings) };
}
