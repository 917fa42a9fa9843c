import type { Certainty } from '../model/architecture.ts';
import type { Fact, NodeKind } from '../model/fact.ts';
import { concat, textsOf, type Value } from '../model/value.ts';
import { type Address, isHostOpen, isLocal, isPublicAddress, parseAddresses, withoutAuthority } from './address.ts';
import { compareTexts } from './fact-index.ts';
import { type Followed, followEverywhere, followIn } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { cloudServiceOf } from './knowledge/cloud-hosts.ts';
import { areStrangers, STORES } from './knowledge/technologies.ts';
import { realHosts } from './knowledge/trial-hosts.ts';
import { atListedInstances } from './listed-instances.ts';
import { isOfVendor, outsideNode } from './outside.ts';
import { atPortOfPage, besidePage, pathOnPage } from './page-paths.ts';
import type { Surroundings } from './pass.ts';
import { IN_CODE } from './settings.ts';

/** Where an address leads to, in one deployment. */
export interface Reached {
  /** Node id. */
  readonly to: string;
  readonly address: Address;
  readonly deployment: string;
  readonly certainty: Certainty;
  readonly reason: string;
  /** Settings, then the declaration of the name. */
  readonly hops: readonly Fact[];
}

/** What could be found out about a target. */
export interface Target {
  readonly reached: readonly Reached[];
  /** Paths without any host: whoever served the page is meant. */
  readonly relative: readonly string[];
  /** Texts that lead nowhere known. */
  readonly lost: readonly Followed[];
  /** Code of a page asks whoever sent the page, and nobody else. */
  readonly isOfPage?: boolean;
}

/** What the target is when it turns out to lie outside. */
export interface OutsideHint {
  readonly kind: NodeKind;
  readonly technology?: string;
  readonly fact: Fact;
  /** What lies outside does not count: the server that a page is developed with may ask anybody. */
  readonly isInsideOnly?: boolean;
}

/** Follows a value to the nodes it names, in every deployment of the thing that uses it. */
export function findTarget(value: Value, from: Thing, hint: OutsideHint, around: Surroundings): Target {
  const target = findStated(value, from, hint, around);
  const isForSomebodyElse =
    target.reached.length === 0 && target.lost.length > 0 && target.lost.every(({ hops }) => hops.some(isOfExample));
  const usual = isForSomebodyElse ? usualOf(value) : value;
  const found = usual === value ? target : findStated(usual, from, hint, around);
  return found.reached.length > 0 ? found : target;
}

/** Nothing loads an example of the environment: where what it says leads nowhere, the default in the code counts. */
function isOfExample({ kind, evidence }: Fact): boolean {
  return kind === 'setting' && /(^|\/)\.env[^/]*\b(example|sample|template|dist)\b/i.test(evidence.path);
}

function usualOf(value: Value): Value {
  if (value.is === 'concat') return concat(value.parts.map(usualOf));
  return value.is === 'setting' && value.fallback ? usualOf(value.fallback) : value;
}

function findStated(value: Value, from: Thing, hint: OutsideHint, around: Surroundings): Target {
  const { settings } = around;
  const stated = followEverywhere(value, from, settings, (each) => addressesOf(each.text).length > 0);
  const found = stated.flatMap((each) => atListedInstances(each, from, settings));
  const placed = found.map(atPortOfPage);
  const texts = isOfGrpc(hint.fact) ? placed.map((each) => ({ ...each, text: withoutAuthority(each.text) })) : placed;
  const standIn = hostedElsewhere(texts, from, hint, around);
  const own = hint.kind === 'external' ? answeringAtDefault(value, texts, from, around) : undefined;
  const real = realHosts(texts.flatMap((each) => addressesOf(each.text).map(({ host }) => host)));
  const reached: Reached[] = [];
  const relative: string[] = [];
  const lost: Followed[] = [];
  for (const followed of texts) {
    const asked = pathOnPage(followed) ?? besidePage(followed, from, hint.fact, around);
    if (asked !== undefined) relative.push(asked);
    if (asked !== undefined) continue;
    const addresses = addressesOf(followed.text);
    const here = addresses
      .filter((each) => each.host !== '')
      .flatMap((each) => reach(each, followed, from, { ...hint, real, standIn, own }, around));
    relative.push(...addresses.filter((each) => each.host === '').map((each) => each.path));
    if (here.length === 0 && !addresses.some((each) => each.host === '')) lost.push(followed);
    reached.push(...here);
  }
  const settled = reached.filter((each) => !isLocal(each.address));
  const told = settled.length > 0 ? settled : reached;
  const isOfPage = texts.length > 0 && texts.every((each) => pathOnPage(each) !== undefined);
  return { reached: [...told, ...askedAtHome(value, told, from, around)], relative: [...new Set(relative)], lost, isOfPage };
}

function isOfGrpc(fact: Fact): boolean {
  return fact.kind === 'call' && fact.protocol === 'grpc';
}

/** A store of some deployments whose place a provider's has in others: MinIO beside the developers, Amazon S3 in production. */
interface HostedElsewhere {
  readonly store: Thing;
  readonly deployments: ReadonlySet<string>;
}

function hostedElsewhere(
  texts: readonly Followed[],
  from: Thing,
  { kind, technology }: OutsideHint,
  { directory }: Surroundings,
): HostedElsewhere | undefined {
  if (!STORES.has(kind)) return undefined;
  const located = texts.flatMap(({ text, deployment }) =>
    addressesOf(text).flatMap((address) => {
      const thing = directory.find(address, from, deployment)?.thing;
      return thing?.kind === kind && (!technology || !areStrangers(technology, thing.technology)) ? [{ thing, deployment }] : [];
    }),
  );
  const [first] = located;
  if (!first || located.some(({ thing }) => thing !== first.thing)) return undefined;
  return { store: first.thing, deployments: new Set(located.map(({ deployment }) => deployment)) };
}

/**
 * Who answers at the local address that a setting has by default, or for developers: what it names elsewhere is the same party. Only where a page
 * asks, or a gateway answers: other programs have stand-ins of strangers at such ports.
 */
function answeringAtDefault(
  value: Value,
  texts: readonly Followed[],
  from: Thing,
  { directory }: Surroundings,
): Thing | undefined {
  const local = [...defaultsIn(value), ...texts.map(({ text }) => text)].flatMap(addressesOf).filter(isLocal);
  const deployments = [...new Set(texts.map(({ deployment }) => deployment))];
  const things = new Set(
    local.flatMap((address) => deployments.flatMap((each) => directory.find(address, from, each)?.thing ?? [])),
  );
  const [only, ...others] = things;
  return only && others.length === 0 && (from.kind === 'frontend' || only.kind === 'gateway') ? only : undefined;
}

/**
 * Whom a page asks where developers start it by hand, by the default of a setting that leads to the gateway where the page is deployed.
 */
function askedAtHome(value: Value, told: readonly Reached[], from: Thing, around: Surroundings): readonly Reached[] {
  const isAway = ({ to }: Reached) => around.draft.node(to)?.kind === 'gateway';
  if (from.kind !== 'frontend' || told.length === 0 || told.some((each) => each.deployment === IN_CODE || !isAway(each)))
    return [];
  return followIn(value, from, IN_CODE, around.settings).flatMap(({ text, hops, missing }) => {
    const local = missing.length > 0 ? [] : addressesOf(text).filter((each) => isLocal(each) && each.port !== undefined);
    return local.flatMap((address) => {
      const located = around.directory.find(address, from, IN_CODE);
      if (located?.thing.kind !== 'service' || located.thing === from) return [];
      const { thing, certainty, reason, facts } = located;
      return [{ to: thing.id, address, deployment: IN_CODE, certainty, reason, hops: [...hops, ...facts] }];
    });
  });
}

function defaultsIn(value: Value): readonly string[] {
  if (value.is === 'concat') return value.parts.flatMap(defaultsIn);
  return value.is === 'setting' && value.fallback ? textsOf(value.fallback) : [];
}

/** People know it by the provider's name too. */
function nameAlso({ id }: Thing, host: string, { draft }: Surroundings): void {
  const node = draft.node(id);
  const cloud = cloudServiceOf(host);
  if (node) draft.addNode({ ...node, aliases: [host, ...(cloud ? [cloud.short, cloud.name] : [])].toSorted(compareTexts) });
}

function addressesOf(text: string): readonly Address[] {
  return parseAddresses(text).filter((address) => !isHostOpen(address));
}

function reach(
  address: Address,
  followed: Followed,
  from: Thing,
  hint: OutsideHint & {
    readonly real: ReadonlyMap<string, string>;
    readonly standIn: HostedElsewhere | undefined;
    readonly own: Thing | undefined;
  },
  around: Surroundings,
): readonly Reached[] {
  const { deployment } = followed;
  const alias = around.directory.outsideHost(address.host);
  const located = locate(address, alias?.host, from, deployment, around);
  if (located) {
    if (located.thing === from) return [];
    const { certainty, reason, facts } = located;
    const to = productBehind(located.thing, hint, around) ?? located.thing;
    return [{ to: to.id, address, deployment, certainty, reason, hops: [...followed.hops, ...facts] }];
  }
  const host = alias?.host ?? address.host;
  if (hint.isInsideOnly || !isPublicAddress({ ...address, host })) return [];
  if (hint.standIn && !hint.standIn.deployments.has(deployment)) {
    const { store } = hint.standIn;
    const reason = `${host} has the place of ${store.name} there`;
    nameAlso(store, host, around);
    return [{ to: store.id, address, deployment, certainty: 'inferred', reason, hops: followed.hops }];
  }
  if (hint.own && !isOfVendor(host, around)) {
    nameAlso(hint.own, host, around);
    const reason = `${hint.own.name} answers where the setting has its default, ${host} has the place of that`;
    return [{ to: hint.own.id, address, deployment, certainty: 'inferred', reason, hops: followed.hops }];
  }
  const real = hint.real.get(host) ?? host;
  const names = { ...(real !== host && { trialHost: host }), ...(alias && { calledHere: address.host }) };
  const to = outsideNode({ ...hint, host: real, ...names }, around);
  const hops = alias ? [...followed.hops, alias.fact] : followed.hops;
  return [{ to, address: { ...address, host }, deployment, certainty: 'resolved', reason: `${host} is a public name`, hops }];
}

/** A product's own client that is given the public name of a gateway means the only such product behind it. */
function productBehind({ kind }: Thing, { technology }: OutsideHint, { things }: Surroundings): Thing | undefined {
  if (kind !== 'gateway' || technology === undefined) return undefined;
  const alike = things.filter((each) => each.technology.includes(technology));
  return alike.length === 1 ? alike[0] : undefined;
}

/** Who has the name, or the name of the cluster that it stands for: an ExternalName may lead inside as well. */
function locate(
  address: Address,
  alias: string | undefined,
  ...[from, deployment, { directory }]: [Thing, string, Surroundings]
) {
  const found = directory.find(address, from, deployment);
  return found ?? (alias === undefined ? undefined : directory.find({ ...address, host: alias.toLowerCase() }, from, deployment));
}
