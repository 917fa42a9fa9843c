import type { Route } from '../../model/architecture.ts';
import type { Fact } from '../../model/fact.ts';
import { bareName, isGenericServiceName } from '../../model/names.ts';
import { isLocal } from '../address.ts';
import { baseName, deepestFolder } from '../folders.ts';
import { isTestFile } from '../identity/sightings.ts';
import type { Thing } from '../identity/thing.ts';
import type { Survey } from '../survey.ts';
import { type Contract, serversOf, signatureOf } from './contract.ts';
import { type Match, matchOf } from './match.ts';
import type { Use } from './uses.ts';

/** A thing that serves a contract, and how that is known. */
export interface Placement {
  readonly match: Match;
  /** Every operation is a route of the thing; else only those that its code serves. */
  readonly isWhole: boolean;
  /** Stands before the paths in place of what the description says. */
  readonly base?: string;
  /** Whether its code routes by the description, so that operations name their handlers. */
  readonly isRouting?: boolean;
  readonly facts: readonly Fact[];
  readonly reason: string;
}

/** Who serves a contract, or why that is not known. */
export type Placing = { readonly placements: readonly Placement[] } | { readonly why: string };

/** What placing looks at beside the contract itself. */
export interface Ground {
  readonly survey: Survey;
  readonly contracts: readonly Contract[];
  readonly uses: ReadonlyMap<Contract, readonly Use[]>;
  /** The routes that code serves, by thing. */
  readonly served: ReadonlyMap<string, readonly Route[]>;
  /** Whether a thing without such routes in code may serve such a contract all the same. */
  canServe(thing: Thing): boolean;
}

/**
 * Finds who serves a description of HTTP routes: who routes by it or is generated from it; whom its servers name; the program in
 * whose folder it lies, unless code or another copy of it says otherwise; else the only one whose code serves it.
 */
export function place(contract: Contract, ground: Ground): Placing | undefined {
  if (isTestFile(contract.fact.evidence.path) || contract.operations.length === 0) return undefined;
  const stated = byStatement(contract, ground);
  if (stated.length > 0) return { placements: stated };
  const matches = matchesOf(contract, ground);
  const likely = candidatesFor(contract, ground);
  const [candidate] = likely;
  if (!candidate) return byCodeAlone(matches, 'it lies in no folder of a single service');
  if (likely.length > 1) return byCodeAlone(matches, `${likely.length} services have to do with it`);
  return byCandidate(candidate, contract, matches, ground);
}

function match(contract: Contract, thing: Thing, { served }: Ground): Match {
  return matchOf(contract, thing, served.get(thing.id) ?? []);
}

function byStatement(contract: Contract, ground: Ground): readonly Placement[] {
  const serving = (ground.uses.get(contract) ?? []).filter(({ role }) => role === 'serves');
  if (serving.length > 0) {
    return serving.map(({ thing, fact, base }) => ({
      match: match(contract, thing, ground),
      isWhole: true,
      isRouting: true,
      ...(base === undefined ? {} : { base }),
      facts: [fact],
      reason: `${thing.name} is made to serve the description`,
    }));
  }
  return serversOf(contract).flatMap((address) => {
    const { things, directory } = ground.survey;
    if (address.host === '' || isLocal(address)) return [];
    const deployments = [...new Set(things.flatMap((thing) => thing.deployments))];
    const located = deployments.flatMap((deployment) => directory.findDeployed(address, deployment) ?? []);
    const thing = located[0]?.thing ?? things.find((each) => each.id === address.host);
    if (thing?.kind !== 'service') return [];
    const reason = `a server of the description is ${address.host}, which is ${thing.name}`;
    return [{ match: match(contract, thing, ground), isWhole: true, facts: located[0]?.facts ?? [], reason }];
  });
}

/** Those whose code serves something of it, the most first. */
function matchesOf(contract: Contract, ground: Ground): readonly Match[] {
  const found = ground.survey.things.map((thing) => match(contract, thing, ground)).filter(({ weight }) => weight > 0);
  return found.sort((one, other) => other.weight - one.weight);
}

/** Folders for what is read by people, handed to clients or taken from others. */
const NOT_OWN =
  /(^|\/)(docs?|documentation|wiki|examples?|samples?|clients?|sdks?|vendor|third[_-]?party|external|remote|upstream|mocks?|stubs?|fixtures?|postman)\/|[-_.]client[-_.]/i;

function candidatesFor(contract: Contract, ground: Ground): readonly Thing[] {
  const known = ground.uses.get(contract) ?? [];
  const clients = known.filter(({ role }) => role === 'calls').map(({ thing }) => thing);
  const { path } = contract.fact.evidence;
  const around = ground.survey.owners.thingsOf({ is: 'file', path });
  // A portal shows what others serve: showing counts for what lies in the own folder or is served in code.
  const isOwn = (thing: Thing) => around.includes(thing) || match(contract, thing, ground).weight > 0;
  const shown = known.filter(({ role, thing }) => role === 'shows' && isOwn(thing)).map(({ thing }) => thing);
  if (shown.length > 0) return [...new Set(shown)];
  return around.filter((thing) => thing.kind === 'service' && !clients.includes(thing) && !isNotOwn(contract, thing));
}

/** Whether it lies, within the thing's folder, among what is not the thing's own. */
export function isNotOwn({ fact }: Contract, thing: Thing): boolean {
  const { path } = fact.evidence;
  const programs = thing.programs.map((program) => program.folder);
  const folder = deepestFolder(path, programs) ?? '.';
  return NOT_OWN.test(folder === '.' ? path : path.slice(folder.length + 1));
}

const ENOUGH = 3;

function byCandidate(thing: Thing, contract: Contract, matches: readonly Match[], ground: Ground): Placing {
  const own = match(contract, thing, ground);
  const others = matches.filter((each) => each.thing !== thing);
  const [best] = others;
  if ((ground.served.get(thing.id) ?? []).length > 0) {
    if (own.weight === 0 || (best && best.weight > own.weight))
      return byCodeAlone(others, `${thing.name}, in whose folder it lies, serves other routes`);
    const isWhole = own.weight * ENOUGH >= contract.operations.length;
    return { placements: [{ match: own, isWhole, facts: [], reason: `${thing.name} serves operations of it in code` }] };
  }
  if (best) return byCodeAlone(others, `${best.thing.name} serves operations of it, too`);
  if (copiesOf(contract, ground).length > 0) return { why: 'the same operations are described in more than one place' };
  const namesake = namesakeOf(contract, thing, ground.survey.things);
  if (namesake) return { why: `it lies in the folder of ${thing.name} and is called like ${namesake.name}` };
  if (!ground.canServe(thing)) return { why: `${thing.name}, in whose folder it lies, has nothing that serves it` };
  if (isOfOthers(contract)) return { why: 'its servers are none of this system' };
  return { placements: [{ match: own, isWhole: true, facts: [], reason: `it lies in the folder of ${thing.name}` }] };
}

/** Without a better reason, only what code serves is joined, and only where one alone serves the most of it. */
function byCodeAlone(matches: readonly Match[], why: string): Placing {
  const [best, second] = matches;
  if (!best || second?.weight === best.weight) return { why };
  const reason = `no other code serves as much of it as that of ${best.thing.name}`;
  return { placements: [{ match: best, isWhole: false, facts: [], reason }] };
}

/** Another service that has the file's name: a client's copy is often called like the server. */
function namesakeOf({ fact }: Contract, thing: Thing, things: readonly Thing[]): Thing | undefined {
  const stem = bareName(
    baseName(fact.evidence.path)
      .replace(/\.\w+$/, '')
      .replace(/[-_.](openapi|asyncapi|swagger|spec|oas|schema|v\d+)\b/gi, ''),
  );
  const isCalledSo = (each: Thing) => [each.name, ...each.aliases].some((name) => bareName(name) === stem);
  return isGenericServiceName(stem) || isCalledSo(thing)
    ? undefined
    : things.find((each) => each.kind === 'service' && isCalledSo(each));
}

/** Descriptions with at least half of the same operations. */
function copiesOf(contract: Contract, { contracts }: Ground): readonly Contract[] {
  const own = new Set(contract.operations.map(signatureOf));
  return contracts.filter((other) => {
    const shared = new Set(other.operations.map(signatureOf).filter((signature) => own.has(signature)));
    return other !== contract && !isTestFile(other.fact.evidence.path) && shared.size * 2 >= own.size;
  });
}

/** Every server that is named is a host that nobody here answers to. */
function isOfOthers(contract: Contract): boolean {
  const servers = serversOf(contract);
  return servers.length > 0 && servers.every((address) => address.host !== '' && !isLocal(address));
}
