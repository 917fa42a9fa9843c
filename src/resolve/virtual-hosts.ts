import type { Entry } from './directory-entry.ts';
import type { FactIndex } from './fact-index.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';

/** A name that proxies are called by from outside, with who answers to it. */
interface Named {
  readonly deployment: string;
  readonly host: string;
  readonly entry: Entry;
}

/** The names of proxies, but for those that a deployment gives to something: these count more. */
export function virtualHosts(facts: FactIndex, owners: Owners, settings: Settings, given: ReadonlySet<string>): readonly Named[] {
  return facts.of('virtual-host').flatMap((fact) =>
    owners.thingsOf(fact.owner).flatMap((thing) =>
      followEverywhere(fact.host, thing, settings)
        .filter((each) => isComplete(each) && /^[\w-]+(\.[\w-]+)+$/.test(each.text) && !given.has(each.text.toLowerCase()))
        .map(({ text, deployment, hops }) => ({ deployment, host: text, entry: { thing, ports: [], facts: [fact, ...hops] } })),
    ),
  );
}
