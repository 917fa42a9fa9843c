import type { NodeKind } from '../model/fact.ts';
import { isGenericStoreName } from '../model/names.ts';
import { type Address, isHostOpen, parseAddresses } from './address.ts';
import { followSetting } from './follow.ts';
import { hostSpellings } from './host-names.ts';
import type { Join } from './identity/joins.ts';
import type { Thing } from './identity/thing.ts';
import { cloudServiceOf } from './knowledge/cloud-hosts.ts';
import { areCompatible } from './knowledge/technologies.ts';
import type { Survey } from './survey.ts';

interface Pair {
  readonly a: Thing;
  readonly b: Thing;
  readonly reason: string;
}

/**
 * Stores of two deployments that are one: a service finds both under the same setting; or one is called no more than `db`
 * in a file that starts a service alone, and that service has just one such store where the whole system runs.
 */
export function sameStores(survey: Survey): readonly Join[] {
  const services = survey.things.filter((thing) => !thing.product && thing.deployments.length > 1);
  const pairs = services.flatMap((service) => [
    ...bySetting(service, survey),
    ...byUnreadSetting(service, survey),
    ...byBeingAlone(service, survey),
  ]);
  return pairs.filter((pair) => isPlain(pair, pairs)).flatMap(toJoin);
}

function bySetting(service: Thing, survey: Survey): readonly Pair[] {
  const stores = new Map<string, Thing[]>();
  for (const deployment of service.deployments) {
    for (const [key, used] of storesBySetting(service, deployment, survey))
      stores.set(key, [...(stores.get(key) ?? []), ...used]);
  }
  return [...stores].flatMap(([key, used]) => pairUp(used, `${service.name} finds both under ${key}`));
}

/** Where a setting's value is a secret, the store is the only one of its kind there, or none that can be told. */
function byUnreadSetting(service: Thing, survey: Survey): readonly Pair[] {
  return service.deployments.flatMap((deployment) =>
    storesBySetting(service, deployment, survey).flatMap(([key, [store, ...others]]) => {
      if (!store || others.length > 0) return [];
      const unread = service.deployments.filter((each) => each !== deployment && isUnread(key, service, each, survey));
      return unread.flatMap((each): readonly Pair[] => {
        const there = survey.things.filter((thing) => isProduct(thing) && thing.deployments.includes(each));
        const [only, other] = there.filter((thing) => canBeSame(store, thing));
        return only && !other ? [{ a: store, b: only, reason: `${key} of ${service.name} can name no other in ${each}` }] : [];
      });
    }),
  );
}

function isUnread(key: string, service: Thing, deployment: string, { settings }: Survey): boolean {
  const fact = settings.given(service, deployment).get(key);
  return fact !== undefined && followSetting(fact, service, deployment, settings).every(({ missing }) => missing.length > 0);
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

function storesBySetting(service: Thing, deployment: string, survey: Survey): readonly (readonly [string, readonly Thing[]])[] {
  return [...survey.settings.given(service, deployment)].map(([key, fact]) => {
    const addresses = followSetting(fact, service, deployment, survey.settings).flatMap((each) => parseAddresses(each.text));
    const things = addresses.flatMap((each) => (isHostOpen(each) ? [] : (storeAt(each, service, deployment, survey) ?? [])));
    return [key, things.filter(isProduct)] as const;
  });
}

/** What the deployment itself declares, or what is set up apart from it under exactly that name: a provider's resource. */
function storeAt(address: Address, service: Thing, deployment: string, { directory, things }: Survey): Thing | undefined {
  const here = directory.findDeployed(address, deployment);
  if (here) return here.thing;
  const provided = cloudServiceOf(address.host)?.short;
  // All buckets of an account answer at one host: `https://s3.eu-central-1.amazonaws.com`.
  const [only, ...others] =
    provided === undefined ? [] : things.filter((each) => isProduct(each) && each.technology.includes(provided));
  if (only && others.length === 0) return only;
  const apart = address.host.includes('.') ? directory.find(address, service, deployment)?.thing : undefined;
  const spellings = hostSpellings(address.host);
  const isNamed = apart?.components.some((each) =>
    each.facts.some(({ hosts }) => spellings.some((host) => hosts.includes(host))),
  );
  return isNamed ? apart : undefined;
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

function isProduct(thing: Thing): boolean {
  return thing.product !== undefined || STORES.has(thing.kind);
}

/** What a provider runs is known by its kind alone. */
const STORES: ReadonlySet<NodeKind> = new Set(['database', 'cache', 'broker', 'search', 'storage']);

function canBeSame(a: Thing, b: Thing): boolean {
  return a !== b && a.kind === b.kind && areAlike(a, b) && !a.deployments.some((each) => b.deployments.includes(each));
}

/** Redpanda stands in for Kafka; a store of the team's own build may be known only as a database. */
function areAlike(a: Thing, b: Thing): boolean {
  const isOpen = [a, b].some((each) => each.product?.technology === 'database');
  return isOpen || a.technology.some((each) => areCompatible(each, b.technology));
}

function pairUp(stores: readonly Thing[], reason: string): readonly Pair[] {
  return stores.flatMap((a, index) => stores.slice(index + 1).flatMap((b) => (canBeSame(a, b) ? [{ a, b, reason }] : [])));
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

function toJoin({ a, b, reason }: Pair): readonly Join[] {
  const [left, right] = [a.components[0], b.components[0]];
  if (!left || !right) return [];
  return [
    { a: left.key, b: right.key, reason, certainty: 'inferred', facts: [...left.facts.slice(0, 1), ...right.facts.slice(0, 1)] },
  ];
}
