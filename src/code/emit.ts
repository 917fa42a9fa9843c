import type { FactDraft } from '../model/fact.ts';
import { literal, oneOf, textsOf, type Value } from '../model/value.ts';
import type { Claim } from './claims.ts';
import { declarationFacts } from './declarations.ts';
import { areCarriedAlike, type Emission, isOnlyAtHand, ownerOf, programsOf, reachedBy, sighting } from './emitting.ts';
import type { Effect } from './library.ts';
import { announcedFacts, messageFacts } from './message-facts.ts';
import { offeredRoutes } from './offers.ts';
import { policiesOfPrograms } from './program-policies.ts';
import { settingFacts } from './setting-facts.ts';
import { settingsFileFacts } from './settings-file-facts.ts';
import { sightingOf } from './sightings.ts';
import { concatPaths, withoutNestedBraces } from './text-functions.ts';
import { optionsOf, type SiteReference, type Thing } from './thing.ts';

/** The facts of one claim. A claim that no program reaches has an owner without programs, for the unknowns ledger. */
export function factsOf(claim: Claim, emission: Emission): readonly FactDraft[] {
  const { effect } = claim;
  if (neverRuns(claim, emission) || isOnlyAtHand(claim, emission)) return [];
  switch (effect.does) {
    case 'route':
      return [...routeFacts(claim, emission), ...announcedFacts(claim, emission)];
    case 'serve-offers':
      return offeredRoutes(claim, emission.claims, sighting(claim, emission).owner, (one, other) =>
        areCarriedAlike(one, other, emission),
      );
    case 'listen':
      return [listenFact(claim, effect, emission)];
    case 'call':
      return callFacts(claim, effect, emission);
    case 'connection':
      return [connectionFact(claim, effect, emission)];
    case 'setting':
      return settingFacts(claim, sighting(claim, emission));
    case 'settings-file':
      return settingsFileFacts(claim, sighting(claim, emission));
    case 'role':
      return programsOf(claim, emission).map((folder) => roleFact(claim, effect, folder));
    case 'goes-by':
      return programsOf(claim, emission).flatMap((folder) => nameFacts(claim, folder));
    case 'contract':
      return [contractUse(claim, effect, emission)];
    case 'declare':
      return declarationFacts(claim, sighting(claim, emission));
    case 'publish':
    case 'subscribe':
      return messageFacts(claim, emission, effect.does);
    default:
      return [];
  }
}

function listenFact(claim: Claim, { isOfDevelopment }: Effect & { does: 'listen' }, emission: Emission): FactDraft {
  const port = claim.values['port'] ?? literal(null);
  return { kind: 'listen', ...sighting(claim, emission), port, ...(isOfDevelopment ? { isOfDevelopment } : {}) };
}

function connectionFact(claim: Claim, effect: Effect & { does: 'connection' }, emission: Emission): FactDraft {
  const { target, name } = claim.values;
  return {
    kind: 'connection',
    ...sighting(claim, emission),
    nodeKind: effect.nodeKind,
    technology: technologyOf(effect, claim),
    protocol: effect.protocol,
    target: target ?? literal(null),
    ...(name ? { name } : {}),
    library: claim.library.name,
  };
}

function contractUse(claim: Claim, { as: role }: Effect & { does: 'contract' }, emission: Emission): FactDraft {
  const { contract } = claim.values;
  const base = claim.values['base'] ?? mountedAt(claim, emission);
  return {
    kind: 'contract-use',
    ...sighting(claim, emission),
    role,
    contract: contract ?? literal(null),
    ...(base ? { base } : {}),
  };
}

/** The paths of the router that serves the contract. */
function mountedAt({ things }: Claim, { mounts }: Emission): Value | undefined {
  const prefixes = things['router'] ? mounts.prefixesOf(things['router']) : [];
  return prefixes.length > 0 ? oneOf(prefixes) : undefined;
}

function technologyOf({ technology, drivers = [] }: Extract<Effect, { does: 'connection' }>, claim: Claim): string {
  const [driver] = textsOf(claim.values['driver'] ?? literal(null));
  return drivers.find(([name]) => name === driver)?.[1] ?? technology;
}

/** A caller in one program and an instance made in another, or what only another program makes of it: each of them runs, but never together. */
function neverRuns({ chain, programs }: Claim, { reach }: Emission): boolean {
  const all = reach.programsAtAll(chain);
  if (all.length > 0) return programs !== undefined && !programs.some((each) => all.includes(each));
  return chain.length > 1 && chain.every((site) => reach.programsAt(site).size > 0);
}

/** One fact a rule of a proxy. */
function callFacts(claim: Claim, effect: Effect & { does: 'call' }, emission: Emission): readonly FactDraft[] {
  const stated = claim.values['forwards'] ? textsOf(claim.values['forwards']) : [undefined];
  const isOpen = stated.length === 0 && effect.isOfDevelopment && isOnlyOpenRule(claim, emission);
  const rules = isOpen ? ['/'] : stated;
  return rules.map((forwards) => ({ ...callFact(claim, effect, emission), ...(forwards === undefined ? {} : { forwards }) }));
}

/** Under a name that only a run tells: where a file has one such rule, it takes what no other does. */
function isOnlyOpenRule({ effect, chain }: Claim, { claims }: Emission): boolean {
  const isOpen = (each: Claim) => each.values['forwards'] !== undefined && textsOf(each.values['forwards']).length === 0;
  const beside = claims.filter((each) => each.effect === effect && each.chain[0]?.module === chain[0]?.module);
  return beside.filter(isOpen).length === 1;
}

function callFact(claim: Claim, effect: Effect & { does: 'call' }, emission: Emission): FactDraft {
  const { target, method, path, contract, recipient } = claim.values;
  const name = method && textsOf(method)[0];
  const verb = effect.protocol === 'http' || effect.protocol === 'graphql' ? name?.toUpperCase() : name;
  const policies = emission.policies.ofCall(claim, programsOf(claim, emission));
  return {
    kind: 'call',
    ...sighting(claim, emission),
    protocol: effect.protocol,
    target: target ?? literal(null),
    ...(verb ? { method: verb } : {}),
    ...(path ? { path } : {}),
    ...(contract ? textAs('contract', contract) : {}),
    ...(recipient && recipient.is !== 'unknown' ? { recipient } : {}),
    ...(effect.vendor ? { vendor: effect.vendor } : {}),
    ...(effect.isOfDevelopment ? { isOfDevelopment: true } : {}),
    library: claim.library.name,
    ...(policies.length > 0 ? { policies } : {}),
  };
}

/** The measures that programs take for all that they serve. */
export function policyFacts(emission: Emission): readonly FactDraft[] {
  return policiesOfPrograms(emission.policies, (claim) => sighting(claim, emission));
}

/** The kind of server that a program is, as its code says. */
function roleFact(claim: Claim, effect: Effect & { does: 'role' }, folder: string): FactDraft {
  const { nodeKind, technology } = effect;
  return { ...programFact(claim, folder), role: 'server', technology: [technology], nodeKind };
}

/** The names under which a program registers itself. */
function nameFacts(claim: Claim, folder: string): readonly FactDraft[] {
  const aliases = textsOf(claim.values['name'] ?? literal(null));
  return aliases.length > 0 ? [{ ...programFact(claim, folder), aliases }] : [];
}

function programFact({ chain }: Claim, folder: string) {
  const { owner: _, ...sighting } = sightingOf(chain, { is: 'code', programs: [folder] }, chain);
  return { kind: 'program', ...sighting, folder, aliases: [], role: 'unknown', technology: [] } as const;
}

function textAs<K extends string>(key: K, value: Value): { [P in K]?: string } {
  const [text] = textsOf(value);
  return text === undefined ? {} : ({ [key]: text } as { [P in K]: string });
}

function routeFacts(claim: Claim, emission: Emission): readonly FactDraft[] {
  const path = claim.values['path'] ?? literal('');
  const methods = textsOf(claim.values['method'] ?? literal('ANY')).map((method) => method.toUpperCase());
  const handler = claim.name ?? handlerName(claim.things['handler']);
  const own = claim.chain.filter((site) => !site.isMaking);
  const purpose = emission.purposes.of(claim);
  const qualities = { ...(purpose ? { purpose } : {}), ...emission.payloads.ofRoute(claim), ...reachedBy(claim, emission) };
  return emission.mounts.ofClaim(claim).flatMap((mounting) => {
    if (isOnlyAtHand(claim, emission, mounting.sites)) return [];
    const mounted = concatPaths(mounting.prefix, path);
    return byPrefix(claim, emission, mounted, mounting.sites).flatMap(({ prefix, programs, sites }) => {
      const guards = emission.access.guardsOf(claim, mounting, programs);
      const guarded = { ...(guards.length > 0 ? { guards } : {}), ...qualities };
      return methods.map((method): FactDraft => {
        const chain = [...sites, ...mounting.sites, ...claim.chain];
        const served = prefix ? concatPaths(prefix, mounted) : mounted;
        const below = emission.below.get(claim.library);
        return {
          kind: 'route',
          ...sightingOf(chain, ownerOf(claim, chain, programs, emission), own),
          method,
          path: withoutNestedBraces(below ? concatPaths(below, served) : served),
          ...(handler ? { handler } : {}),
          ...guarded,
        };
      });
    });
  });
}

/** The programs that serve a route, grouped by the prefix that each gives to all its routes. */
function byPrefix(claim: Claim, emission: Emission, mounted: Value, mountSites: readonly SiteReference[]) {
  const programs = programsOf(claim, emission, mountSites);
  const groups = new Map<string, { prefix: Value | undefined; programs: string[]; sites: readonly SiteReference[] }>();
  for (const program of programs) {
    const found = emission.prefixFor(program, claim, mounted);
    const key = JSON.stringify(found?.path ?? null);
    const group = groups.get(key) ?? { prefix: found?.path, programs: [], sites: found?.sites ?? [] };
    group.programs.push(program);
    groups.set(key, group);
  }
  return programs.length > 0 ? [...groups.values()] : [{ prefix: undefined, programs: [], sites: [] }];
}

function handlerName(thing: Thing | undefined): string | undefined {
  const [only] = thing ? optionsOf(thing) : [];
  return only?.is === 'function' ? only.node.name : undefined;
}
