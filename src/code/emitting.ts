import type { Owner, Protocol, ReachedEffect } from '../model/fact.ts';
import type { Value } from '../model/value.ts';
import type { AnnouncedTopics } from './announced-topics.ts';
import type { Claim } from './claims.ts';
import type { Conditions } from './conditions.ts';
import type { Library } from './library.ts';
import type { Policies } from './measures.ts';
import type { Mounts } from './mounts.ts';
import type { Payloads } from './payloads.ts';
import type { Processes } from './processes.ts';
import type { ProgramPathsOf } from './program-paths.ts';
import type { Reach } from './reach.ts';
import type { ReachedEffects } from './reached-effects.ts';
import type { RouteAccess } from './route-access.ts';
import type { RoutePurposes } from './route-purpose.ts';
import { sightingOf } from './sightings.ts';
import type { SiteReference } from './thing.ts';
import type { Callers } from './used-members.ts';

/** What emission needs beside the claims: who runs code, where routers are mounted, which prefix a program gives its routes. */
export interface Emission {
  readonly reach: Reach;
  readonly processes: Processes;
  readonly conditions: Conditions;
  readonly callers: Callers;
  readonly mounts: Mounts;
  readonly access: RouteAccess;
  readonly purposes: RoutePurposes;
  readonly payloads: Payloads;
  readonly policies: Policies;
  readonly reached: ReachedEffects;
  readonly announced: AnnouncedTopics;
  /** All that was found, for what brings several of them together. */
  readonly claims: readonly Claim[];
  /** The protocol that programs' start-up code or build says for messages that name none. */
  protocolOf(programs: readonly string[]): Value;
  /** What carries the messages of a library that has a protocol of its own, as start-up code says. */
  carrierOf(library: Library, programs: readonly string[]): Carrier | undefined;
  /** What stands before the paths of a library's routes. */
  readonly below: ReadonlyMap<Library, Value>;
  readonly prefixFor: ProgramPathsOf;
}

/** What messages go over: a protocol, and the address of what speaks it. */
export interface Carrier {
  readonly protocol?: Protocol;
  readonly connection?: Value;
}

/** What the handler of a route or a subscription comes to. */
export function reachedBy(claim: Claim, { reached }: Emission): { readonly reaches?: readonly ReachedEffect[] } {
  const reaches = reached.of(claim);
  return reaches.length > 0 ? { reaches } : {};
}

/** Whether two claims of a library are of one program, or of programs whose messages go over the same. */
export function areCarriedAlike(one: Claim, other: Claim, emission: Emission): boolean {
  const [left, right] = [one, other].map((claim) => programsOf(claim, emission));
  if (left?.some((program) => right?.includes(program))) return true;
  const carrier = (programs: readonly string[] = []) => JSON.stringify(emission.carrierOf(one.library, programs) ?? null);
  return carrier(left) === carrier(right);
}

/** The programs that run all that a claim rests on. */
export function programsOf(claim: Claim, emission: Emission, more: readonly SiteReference[] = []): readonly string[] {
  return programsBy(claim, both(findingOf(claim, emission), emission.reach.programsAsking), more);
}

function findingOf({ effect }: Claim, { reach, callers }: Emission): Reach['programsAtAll'] {
  switch (effect.does) {
    case 'call':
      return effect.vendor === undefined ? reach.programsUsing : both(reach.programsUsing, reach.programsSending);
    case 'publish':
      return both(both(reach.programsUsing, reach.programsGiven), (sites) => reach.programsCalling(sites, callers));
    case 'route':
      return reach.programsUsing;
    case 'subscribe':
    case 'declare':
      return (sites) => reach.programsStarting(sites, callers);
    case 'connection':
      return ASKING.has(effect.protocol) ? both(reach.programsKeeping, reach.programsSending) : reach.programsKeeping;
    default:
      return reach.programsAtAll;
  }
}

/** Protocols of requests: their clients connect when something is sent. */
const ASKING: ReadonlySet<Protocol> = new Set(['http', 's3', 'sqs', 'sns']);

function both(one: Reach['programsAtAll'], other: Reach['programsAtAll']): Reach['programsAtAll'] {
  return (sites) => {
    const also = new Set(other(sites));
    return one(sites).filter((program) => also.has(program));
  };
}

/** Whether every program that has a claim's code at hand leaves it to others to call. */
export function isOnlyAtHand(claim: Claim, emission: Emission, more: readonly SiteReference[] = []): boolean {
  return programsOf(claim, emission, more).length === 0 && programsBy(claim, emission.reach.programsAtAll, more).length > 0;
}

function programsBy(claim: Claim, find: Reach['programsAtAll'], more: readonly SiteReference[] = []): readonly string[] {
  const programs = find([...claim.chain, ...more, ...(claim.receiver?.sites ?? [])]);
  return claim.programs ? programs.filter((program) => claim.programs?.includes(program)) : programs;
}

/** Where a claim stands, and whose it is. */
export function sighting(claim: Claim, emission: Emission) {
  const chain = [...claim.chain, ...(claim.receiver?.sites ?? [])];
  const programs = programsOf(claim, emission);
  // What no program reaches is the line to look at, not the program that would call it.
  const idle = programs.length > 0 ? [] : claim.chain.filter((site) => emission.reach.programsAt(site).size === 0);
  return sightingOf(chain, ownerOf(claim, chain, programs, emission), idle.length > 0 ? idle : claim.chain);
}

/** The programs that run what a claim rests on at these places, and what must hold for it where they run. */
export function ownerOf(
  claim: Claim,
  chain: readonly SiteReference[],
  programs: readonly string[],
  { processes, conditions }: Emission,
): Owner {
  const owner = processes.ownerOf(claim, chain, programs);
  const found = conditions.of(claim.chain);
  return owner.is === 'code' && found.length > 0 ? { ...owner, conditions: found } : owner;
}
