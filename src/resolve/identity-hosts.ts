import { type Address, isPublicAddress, parseAddresses } from './address.ts';
import type { FactIndex } from './fact-index.ts';
import type { Thing } from './identity/thing.ts';
import { isIdentityProvider } from './knowledge/products.ts';
import type { Named } from './virtual-hosts.ts';

type SettingFact = ReturnType<typeof settingsOf>[number];

/** Where a setting leads, as it is written. */
interface Stated {
  readonly fact: SettingFact;
  readonly address: Address;
}

/** Who answers to a name that deployments give, wherever that is. */
type Find = (host: string) => { readonly thing: Thing; readonly deployment: string } | undefined;

/**
 * Names under which the world knows an identity provider that another deployment runs by itself: one setting leads to both, and to the same realm or application, which
 * issuers have in their path. https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig
 */
export function identityHosts(facts: FactIndex, find: Find): readonly Named[] {
  const byPlace = new Map<string, Stated[]>();
  for (const fact of settingsOf(facts)) {
    for (const address of fact.value.is === 'literal' ? parseAddresses(String(fact.value.value)) : []) {
      const place = `${fact.key} ${address.path.replace(/\/$/, '')}`;
      const before = byPlace.get(place);
      if (before) before.push({ fact, address });
      else byPlace.set(place, [{ fact, address }]);
    }
  }
  return [...byPlace].flatMap(([place, stated]) => {
    const found = stated.flatMap(({ address }) => find(address.host) ?? []);
    const providers = found.filter(({ thing }) => thing.technology.some(isIdentityProvider));
    const [provider] = providers;
    const isOne = provider && providers.length === found.length && new Set(providers.map(({ thing }) => thing)).size === 1;
    if (!isOne || !(place.endsWith(' ') ? isNamed(place, provider.thing) : true)) return [];
    const { thing, deployment } = provider;
    const others = stated.filter(({ address }) => isPublicAddress(address) && find(address.host) === undefined);
    return others.map(({ fact, address }) => {
      return { deployment: fact.deployment ?? deployment, host: address.host, entry: { thing, ports: [], facts: [fact] } };
    });
  });
}

function settingsOf(facts: FactIndex) {
  return facts.of('setting').filter(({ value }) => value.is === 'literal' && /^https?:\/\//.test(String(value.value)));
}

/** A key that names the product says what the path does not: `KEYCLOAK_URL`. */
function isNamed(place: string, { technology }: Thing): boolean {
  return technology.some((each) => isIdentityProvider(each) && place.toLowerCase().includes(each.toLowerCase()));
}
