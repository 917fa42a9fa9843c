import type { Certainty } from '../model/architecture.ts';
import type { Fact, NodeKind } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import { type Address, isHostOpen, isLocal, isPublicAddress, parseAddresses } from './address.ts';
import { type Followed, followEverywhere } from './follow.ts';
import type { Thing } from './identity/thing.ts';
import { realHosts } from './knowledge/trial-hosts.ts';
import { outsideNode } from './outside.ts';
import type { Surroundings } from './pass.ts';

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
  const texts = followEverywhere(value, from, around.settings, (each) => addressesOf(each.text).length > 0);
  const real = realHosts(texts.flatMap((each) => addressesOf(each.text).map(({ host }) => host)));
  const reached: Reached[] = [];
  const relative: string[] = [];
  const lost: Followed[] = [];
  for (const followed of texts) {
    const addresses = addressesOf(followed.text);
    const here = addresses
      .filter((each) => each.host !== '')
      .flatMap((each) => reach(each, followed, from, { ...hint, real }, around));
    relative.push(...addresses.filter((each) => each.host === '').map((each) => each.path));
    if (here.length === 0 && !addresses.some((each) => each.host === '')) lost.push(followed);
    reached.push(...here);
  }
  const settled = reached.filter((each) => !isLocal(each.address));
  return { reached: settled.length > 0 ? settled : reached, relative: [...new Set(relative)], lost };
}

function addressesOf(text: string): readonly Address[] {
  return parseAddresses(text).filter((address) => !isHostOpen(address));
}

function reach(
  address: Address,
  followed: Followed,
  from: Thing,
  hint: OutsideHint & { readonly real: ReadonlyMap<string, string> },
  around: Surroundings,
): readonly Reached[] {
  const { deployment } = followed;
  const located = around.directory.find(address, from, deployment);
  if (located) {
    if (located.thing === from) return [];
    const { certainty, reason, facts } = located;
    return [{ to: located.thing.id, address, deployment, certainty, reason, hops: [...followed.hops, ...facts] }];
  }
  const alias = around.directory.outsideHost(address.host);
  const host = alias?.host ?? address.host;
  if (hint.isInsideOnly || !isPublicAddress({ ...address, host })) return [];
  const real = hint.real.get(host) ?? host;
  const to = outsideNode({ ...hint, host: real, ...(real !== host && { trialHost: host }) }, around);
  const hops = alias ? [...followed.hops, alias.fact] : followed.hops;
  return [{ to, address: { ...address, host }, deployment, certainty: 'resolved', reason: `${host} is a public name`, hops }];
}
