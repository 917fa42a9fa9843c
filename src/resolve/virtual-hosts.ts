import type { VirtualHostFact } from '../model/fact.ts';
import { type Address, parseAddresses } from './address.ts';
import type { Entry } from './directory-entry.ts';
import type { FactIndex } from './fact-index.ts';
import { followEverywhere, isComplete } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import type { Owners } from './owners.ts';
import type { Settings } from './settings.ts';

/** A name that something is called by from outside, with who answers to it. */
export interface Named {
  readonly deployment: string;
  readonly host: string;
  readonly entry: Entry;
}

/** What is asked to find out whose a name is. */
interface Ground {
  readonly owners: Owners;
  readonly settings: Settings;
  /** Names that deployments give to something. */
  readonly given: ReadonlySet<string>;
  readonly find: (address: Address, from: Thing, deployment: string) => Thing | undefined;
}

/** The names of proxies, but for those that a deployment gives to something: these count more. */
export function virtualHosts(facts: FactIndex, ground: Ground): readonly Named[] {
  const { owners, settings, given } = ground;
  return facts.of('virtual-host').flatMap((fact) =>
    owners.thingsOf(fact.owner).flatMap((thing) =>
      followEverywhere(fact.host, thing, settings)
        .filter((each) => isComplete(each) && /^[\w-]+(\.[\w-]+)+$/.test(each.text) && !given.has(each.text.toLowerCase()))
        .map(({ text, deployment, hops }) => {
          const named = behind(fact, thing, ground) ?? thing;
          return { deployment, host: text, entry: { thing: named, ports: [], facts: [fact, ...hops] } };
        }),
    ),
  );
}

/** The one thing that a proxy hands a whole name to: its name, as far as who asks can tell. */
function behind(fact: VirtualHostFact, proxy: Thing, { settings, find }: Ground): Thing | undefined {
  const stated = fact.behind ? followEverywhere(fact.behind, proxy, settings) : [];
  const found = stated.flatMap(({ text, deployment }) =>
    parseAddresses(text).flatMap((address) => find(address, proxy, deployment) ?? []),
  );
  const [only, ...others] = new Set(found);
  return others.length === 0 ? only : undefined;
}
