import type { Fact } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import { type Address, isHostOpen, isLocal, parseAddresses } from './address.ts';
import { isAddress } from './address-keys.ts';
import { type Followed, followIn, followSetting } from './follow.ts';
import { hostSpellings } from './host-names.ts';
import type { Thing } from './identity/thing.ts';
import { cloudServiceOf } from './knowledge/cloud-hosts.ts';
import { areCompatible, areStrangers, STORES } from './knowledge/technologies.ts';
import { keysIn } from './others-settings.ts';
import { IN_CODE } from './settings.ts';
import { withAccountAddresses } from './storage-accounts.ts';
import type { Survey } from './survey.ts';

/** A store that a service finds at a place, and the lines that lead there where they are not the deployment's own. */
export interface Found {
  readonly store: Thing;
  readonly facts: readonly Fact[];
}

/** Where a service is told an address: a setting, or a client in its code, with the stores that are found there in all deployments. */
export interface StorePlace {
  readonly name: string;
  readonly found: readonly Found[];
  /** Deployments that give the place a value which nobody can read: a secret. */
  readonly unread: readonly string[];
}

/** Every place where a service is told of stores, over all its deployments and a developer's machine. */
export function storePlaces(service: Thing, survey: Survey, clients: readonly Client[]): readonly StorePlace[] {
  return [
    ...bySetting(service, survey, clients),
    ...byFileKey(service, survey),
    ...clients.map((client) => clientPlace(client, service.deployments, service, survey)),
  ];
}

/** What the settings that a deployment gives a service name there. */
export function storesBySetting(
  service: Thing,
  deployment: string,
  survey: Survey,
): readonly (readonly [string, readonly Thing[]])[] {
  return [...survey.settings.given(service, deployment)].map(([key, fact]) => {
    const texts = followSetting(fact, service, deployment, survey.settings);
    return [key, storesAt(texts, service, deployment, survey)] as const;
  });
}

function bySetting(service: Thing, survey: Survey, clients: readonly Client[]): readonly StorePlace[] {
  const found = new Map<string, readonly Found[]>();
  for (const deployment of service.deployments)
    for (const [key, stores] of storesBySetting(service, deployment, survey))
      found.set(key, [...(found.get(key) ?? []), ...stores.map((store) => ({ store, facts: [] }))]);
  return [...found].map(([name, deployed]) => {
    const using = clients.filter(({ keys }) => keys.has(name)).map((client) => clientPlace(client, [], service, survey));
    const home = [...atHomeUnder(name, service, survey), ...using.flatMap((each) => each.found)];
    return {
      name,
      found: [...deployed, ...home],
      unread: service.deployments.filter((each) => isUnread(name, service, each, survey)),
    };
  });
}

function isUnread(key: string, service: Thing, deployment: string, { settings }: Survey): boolean {
  const fact = settings.given(service, deployment).get(key);
  return fact !== undefined && followSetting(fact, service, deployment, settings).every(({ missing }) => missing.length > 0);
}

function byFileKey(service: Thing, survey: Survey): readonly StorePlace[] {
  const keys = service.deployments.flatMap((each) => survey.settings.fileKeys(service, each));
  const usual = survey.settings.fileKeys(service);
  return [...new Set([...usual, ...keys])].map((name) => {
    const deployed = service.deployments.flatMap((deployment) => {
      const texts = textsUnder(name, service, deployment, survey).filter(({ text }) => isToldAddress(name, text));
      return storesAt(texts, service, deployment, survey).map((store) => ({ store, facts: [] }));
    });
    return { name, found: [...deployed, ...atHomeUnder(name, service, survey)], unread: [] };
  });
}

/** What a client's address leads to in some deployments, and at home. */
function clientPlace(
  { fact, value, technology }: Client,
  deployments: readonly string[],
  service: Thing,
  survey: Survey,
): StorePlace {
  const fits = ({ store }: Found) => technology === undefined || !areStrangers(technology, store.technology);
  const deployed = deployments.flatMap((deployment) =>
    storesAt(followIn(value, service, deployment, survey.settings), service, deployment, survey),
  );
  const home = atHome(followIn(value, service, IN_CODE, survey.settings), survey);
  const found = [...deployed.map((store) => ({ store, facts: [] })), ...home].filter(fits);
  return { name: `${fact.evidence.path}:${fact.evidence.line}`, found: found.map((each) => withFact(each, fact)), unread: [] };
}

function withFact({ store, facts }: Found, fact: Fact): Found {
  return { store, facts: [fact, ...facts] };
}

/** An address in code. One of a request counts where a setting has a part in it. */
export interface Client {
  readonly fact: Fact;
  readonly value: Value;
  readonly technology?: string;
  /** The settings in it. */
  readonly keys: ReadonlySet<string>;
}

/** The addresses in the code of each thing, every one once. */
export function clientsOf({ facts, owners }: Survey): ReadonlyMap<Thing, readonly Client[]> {
  const clients = new Map<Thing, Map<string, Client>>();
  const all: readonly Omit<Client, 'keys'>[] = [
    ...facts.of('connection').map((fact) => ({ fact, value: fact.target, technology: fact.technology })),
    ...facts.of('call').map((fact) => ({ fact, value: fact.target })),
    ...[...facts.of('publish'), ...facts.of('subscribe')].flatMap((fact) =>
      fact.connection ? [{ fact, value: fact.connection }] : [],
    ),
  ];
  for (const client of all) {
    const keys = new Set(keysIn(client.value));
    if ((keys.size === 0 && client.fact.kind !== 'connection') || !('owner' in client.fact) || client.fact.owner?.is !== 'code')
      continue;
    const id = JSON.stringify([client.technology, client.value]);
    for (const thing of owners.thingsOf(client.fact.owner))
      clients.set(thing, (clients.get(thing) ?? new Map<string, Client>()).set(id, { ...client, keys }));
  }
  return new Map([...clients].map(([thing, own]) => [thing, [...own.values()]]));
}

function storesAt(texts: readonly Followed[], service: Thing, deployment: string, survey: Survey): readonly Thing[] {
  return withAccountAddresses(texts)
    .flatMap(({ text }) => parseAddresses(text))
    .flatMap((each) => (isHostOpen(each) ? [] : (storeAt(each, service, deployment, survey) ?? [])))
    .filter(isProduct);
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

function textsUnder(key: string, service: Thing, deployment: string, { settings }: Survey): readonly Followed[] {
  const texts = settings.lookup(key, service, deployment).flatMap((fact) => followSetting(fact, service, deployment, settings));
  return withAccountAddresses(texts).filter(({ missing }) => missing.length === 0);
}

function isToldAddress(key: string, text: string): boolean {
  return parseAddresses(text).some((address) => isAddress(key, text, address));
}

/** What comes along with the code under a key, as `.env.example` and configuration files do; a port may stand under a key of its own. */
function atHomeUnder(key: string, service: Thing, survey: Survey): readonly Found[] {
  const portKey = key.replace(HOST_WORD, (word) =>
    word === word.toUpperCase() ? 'PORT' : word.startsWith('H') ? 'Port' : 'port',
  );
  const texts = textsUnder(key, service, IN_CODE, survey).filter(({ text }) => isToldAddress(key, text));
  if (portKey === key) return atHome(texts, survey);
  const ports = textsUnder(portKey, service, IN_CODE, survey).filter(({ text }) => /^\d{1,5}$/.test(text));
  const whole = texts.flatMap((host) =>
    ports.map((port) => ({ ...host, text: `${host.text}:${port.text}`, hops: [...host.hops, ...port.hops] })),
  );
  return atHome(whole.length > 0 ? whole : texts, survey);
}

const HOST_WORD = /host(name)?$/i;

/** The stores that compose publishes for services which developers start by hand: `localhost:6379`. */
function atHome(texts: readonly Followed[], survey: Survey): readonly Found[] {
  const complete = withAccountAddresses(texts).filter(({ missing }) => missing.length === 0);
  return complete.flatMap(({ text, hops }) =>
    parseAddresses(text)
      .filter(isLocal)
      .flatMap((address) => publishedAt(address, survey).map(({ store, facts }) => ({ store, facts: [...hops, ...facts] }))),
  );
}

/** An address without a port means the one that the product has by itself. */
function publishedAt({ port }: Address, { directory }: Survey): readonly Found[] {
  const all = directory.publishedBy(/^compose:/).filter(({ thing }) => isProduct(thing));
  const there = all.filter((each) => (port === undefined ? each.ports.includes(each.port) : each.port === port));
  const found = [...new Map(there.map(({ thing, facts }) => [thing, { store: thing, facts }])).values()];
  if (port !== undefined) return found.length === 1 ? found : [];
  return found.filter(({ store }) => found.every((other) => other.store === store || !isOfOneKind(store, other.store)));
}

function isOfOneKind(a: Thing, b: Thing): boolean {
  return a.kind === b.kind && a.technology.some((each) => areCompatible(each, b.technology));
}

/** Somebody else's product, or what a provider runs, which is known by its kind alone. */
export function isProduct(thing: Thing): boolean {
  return thing.product !== undefined || STORES.has(thing.kind);
}
