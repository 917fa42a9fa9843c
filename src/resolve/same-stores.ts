import type { Fact } from '../model/fact.ts';
import { isGenericStoreName } from '../model/names.ts';
import type { Join } from './identity/joins.ts';
import type { Thing } from './identity/thing.ts';
import { areCompatible } from './knowledge/technologies.ts';
import { type Client, clientsOf, type Found, isProduct, type StorePlace, storePlaces, storesBySetting } from './store-places.ts';
import type { Survey } from './survey.ts';

interface Pair {
  readonly a: Thing;
  readonly b: Thing;
  readonly reason: string;
  readonly facts?: readonly Fact[];
}

/**
 * Stores of two deployments that are one: a service finds both under the same setting; or one is called no more than `db`
 * in a file that starts a service alone, and that service has just one such store where the whole system runs.
 */
export function sameStores(survey: Survey): readonly Join[] {
  const services = survey.things.filter((thing) => !thing.product && thing.deployments.length > 0);
  const clients = clientsOf(survey);
  const pairs = services.flatMap((service) => [
    ...byPlace(service, survey, clients.get(service) ?? []),
    ...byBeingAlone(service, survey),
  ]);
  return pairs.filter((pair) => isPlain(pair, pairs)).flatMap(toJoin);
}

function byPlace(service: Thing, survey: Survey, clients: readonly Client[]): readonly Pair[] {
  return storePlaces(service, survey, clients).flatMap((place) => [
    ...pairUp(place.found, `${service.name} finds both under ${place.name}`),
    ...byUnreadValue(place, service, survey),
  ]);
}

/** Where a setting's value is a secret, the store is the only one of its kind there, or none that can be told. */
function byUnreadValue({ name, found, unread }: StorePlace, service: Thing, survey: Survey): readonly Pair[] {
  return found.flatMap(({ store, facts }) =>
    unread.flatMap((deployment): readonly Pair[] => {
      const there = survey.things.filter((thing) => isProduct(thing) && thing.deployments.includes(deployment));
      const [only, other] = there.filter((thing) => canBeSame(store, thing));
      const reason = `${name} of ${service.name} can name no other in ${deployment}`;
      return only && !other ? [{ a: store, b: only, reason, facts }] : [];
    }),
  );
}

function byBeingAlone(service: Thing, survey: Survey): readonly Pair[] {
  const used = service.deployments.flatMap((deployment) => usedStores(service, deployment, survey));
  const generic = new Set(used.filter((store) => store.components.every((each) => isGenericStoreName(each.name))));
  return [...generic].flatMap((store) => {
    const others = new Set(used.filter((other) => canBeSame(store, other)));
    const [only] = others;
    return only && others.size === 1
      ? [{ a: store, b: only, reason: `${service.name} has no other ${only.technology[0] ?? 'store'}` }]
      : [];
  });
}

/** By its settings and start order; when it is alone with one store of the deployment, that one. */
function usedStores(service: Thing, deployment: string, survey: Survey): readonly Thing[] {
  const bySettings = storesBySetting(service, deployment, survey).flatMap(([, things]) => things);
  const awaited = survey.facts
    .of('depends-on')
    .filter((fact) => fact.deployment === deployment && survey.owners.thingsOf(fact.owner).includes(service))
    .flatMap((fact) => survey.owners.thingsOf({ is: 'component', deployment, name: fact.target }));
  const named = [...bySettings, ...awaited.filter(isProduct)];
  if (named.length > 0) return named;
  const here = survey.things.filter((thing) => thing.deployments.includes(deployment));
  const isAlone = here.every((thing) => thing === service || thing.product);
  return isAlone ? here.filter(isProduct) : [];
}

function canBeSame(a: Thing, b: Thing): boolean {
  return a !== b && a.kind === b.kind && areAlike(a, b) && !a.deployments.some((each) => b.deployments.includes(each));
}

/** Redpanda stands in for Kafka; a store of the team's own build may be known only as a database. */
function areAlike(a: Thing, b: Thing): boolean {
  const isOpen = [a, b].some((each) => each.product?.technology === 'database');
  return isOpen || a.technology.some((each) => areCompatible(each, b.technology));
}

function pairUp(found: readonly Found[], reason: string): readonly Pair[] {
  return found.flatMap(({ store: a, facts }, index) =>
    found
      .slice(index + 1)
      .flatMap((other) => (canBeSame(a, other.store) ? [{ a, b: other.store, reason, facts: [...facts, ...other.facts] }] : [])),
  );
}

/** A store that would be the same as two stores of one deployment is the same as neither: a shared server and one for each service. */
function isPlain(pair: Pair, pairs: readonly Pair[]): boolean {
  const partnersOf = (thing: Thing) =>
    new Set(pairs.flatMap((each) => (each.a === thing ? [each.b] : each.b === thing ? [each.a] : [])));
  const isClear = (thing: Thing) => {
    const deployments = [...partnersOf(thing)].flatMap((each) => each.deployments);
    return new Set(deployments).size === deployments.length;
  };
  return isClear(pair.a) && isClear(pair.b);
}

function toJoin({ a, b, reason, facts = [] }: Pair): readonly Join[] {
  const [left, right] = [a.components[0], b.components[0]];
  if (!left || !right) return [];
  return [
    {
      a: left.key,
      b: right.key,
      reason,
      certainty: 'inferred',
      facts: [...new Set([...left.facts.slice(0, 1), ...right.facts.slice(0, 1), ...facts])],
    },
  ];
}
