import type { Fact, NodeKind } from '../model/fact.ts';
import { slug } from '../model/names.ts';
import { textsOf } from '../model/value.ts';
import { parseAddresses } from './address.ts';
import { cloudServiceOf } from './knowledge/cloud-hosts.ts';
import type { Surroundings } from './pass.ts';
import { providedNode } from './provided.ts';

/** What is known about a system outside the repository. */
export interface Outside {
  readonly host?: string;
  /** Where the vendor lets others try it out. */
  readonly trialHost?: string;
  /** What a deployment calls it: an ExternalName. */
  readonly calledHere?: string;
  readonly vendor?: string;
  readonly kind: NodeKind;
  readonly technology?: string;
  readonly fact: Fact;
}

/** The id of the node for a system outside; made when it is not there yet. A vendor's hosts are one node. */
export function outsideNode(outside: Outside, around: Surroundings): string {
  const { host, kind, technology, fact } = outside;
  const cloud = host ? cloudServiceOf(host, technology) : undefined;
  const vendor = outside.vendor ?? cloud?.name ?? (host ? vendorOf(host, around) : undefined);
  const name = vendor ?? (host ? host.replace(/^www\./, '') : 'outside');
  const base = slug(name);
  const thing = around.things.find((each) => each.id === base);
  if (thing?.kind === 'external') return thing.id;
  const provided = providedNode(base, around);
  if (provided !== undefined && around.things.some((each) => each.id === provided)) return provided;
  const id = provided ?? (thing === undefined ? base : `${base}-external`);
  around.draft.addNode({
    id,
    name,
    kind,
    aliases: [
      ...(cloud ? [cloud.short] : []),
      ...[host, outside.trialHost, outside.calledHere].flatMap((each) => (each === undefined || each === name ? [] : [each])),
    ],
    technology: technology ? [technology] : [],
    paths: [],
    owners: [],
    ports: [],
    deployments: [],
    certainty: 'resolved',
    evidence: [fact.evidence],
    because: [{ pass: 'externals', facts: [fact.id], reason: `${host ?? name} is no part of the repository` }],
  });
  return id;
}

/** Whether a host is known to be a vendor's or a provider's. */
export function isOfVendor(host: string, around: Surroundings): boolean {
  return cloudServiceOf(host) !== undefined || vendorOf(host, around) !== undefined;
}

/** The vendor whose documented hosts include this one, or whose domain it is. */
function vendorOf(host: string, around: Surroundings): string | undefined {
  const label = host.split('.').at(-2);
  for (const fact of around.facts.of('call')) {
    if (!fact.vendor) continue;
    const hosts = textsOf(fact.target).flatMap((text) => parseAddresses(text).map((address) => address.host));
    if (hosts.includes(host) || slug(fact.vendor) === label) return fact.vendor;
  }
  return undefined;
}
