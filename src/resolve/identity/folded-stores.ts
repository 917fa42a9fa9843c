import type { Fact, Owner } from '../../model/fact.ts';
import { textsOf } from '../../model/value.ts';
import { parseAddresses } from '../address.ts';
import type { FactIndex } from '../fact-index.ts';
import { isGenericStoreName } from '../names.ts';
import { deploymentsOf, type Group, groupsOf } from './group.ts';
import type { Joins } from './joins.ts';
import type { ComponentSighting, Sightings } from './sightings.ts';

/**
 * A compose file that starts one service alone brings a store called `db` along. Where the whole system is deployed, that
 * service uses a store with a name of its own: both are that service's store.
 */
export function foldStores(sightings: Sightings, facts: FactIndex, joins: Joins): void {
  const groups = groupsOf(sightings, joins);
  const stores = groups.filter((group) => group.product && ['database', 'cache', 'broker'].includes(group.product.kind));
  for (const store of stores) {
    if (!store.components.every((each) => isGenericStoreName(each.name))) continue;
    const used = storesUsedElsewhere(store, groups, stores, facts);
    const [only] = used;
    if (!only || used.length > 1) continue;
    const reason = `the same service uses ${only.components[0]?.name} in another deployment`;
    joins.join({ a: store.key, b: only.key, reason, certainty: 'inferred', facts: [firstFact(store), firstFact(only)].flat() });
  }
}

function storesUsedElsewhere(
  store: Group,
  groups: readonly Group[],
  stores: readonly Group[],
  facts: FactIndex,
): readonly Group[] {
  const here = deploymentsOf(store);
  const services = groups.filter((group) => !group.product && [...deploymentsOf(group)].some((each) => here.has(each)));
  const elsewhere = services.flatMap((group) => group.components.filter((each) => !here.has(each.deployment)));
  return stores.filter(
    (other) =>
      other !== store &&
      other.product?.technology === store.product?.technology &&
      other.components.some((target) =>
        elsewhere.some((user) => user.deployment === target.deployment && mentions(user, target, facts)),
      ),
  );
}

function mentions(user: ComponentSighting, target: ComponentSighting, facts: FactIndex): boolean {
  const isUser = (fact: { readonly owner?: Owner }) =>
    fact.owner?.is === 'component' && fact.owner.deployment === user.deployment && fact.owner.name === user.name;
  const names = new Set([target.name, ...target.serviceNames, ...target.facts.flatMap((fact) => fact.hosts)]);
  return (
    facts.of('depends-on').some((fact) => isUser(fact) && names.has(fact.target)) ||
    facts
      .of('setting')
      .some(
        (fact) => isUser(fact) && textsOf(fact.value).some((text) => parseAddresses(text).some((each) => names.has(each.host))),
      )
  );
}

function firstFact(group: Group): readonly Fact[] {
  return group.components[0]?.facts.slice(0, 1) ?? [];
}
