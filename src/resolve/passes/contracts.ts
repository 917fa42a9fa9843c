import type { Route } from '../../model/architecture.ts';
import { because, evidenceChain } from '../chain.ts';
import { baseOf, type Contract, contractsOf, type OperationFact } from '../contracts/contract.ts';
import { FAMILIES, type Family } from '../contracts/families.ts';
import { type Ground, type Placement, place } from '../contracts/place.ts';
import { type Use, usesOf } from '../contracts/uses.ts';
import type { Thing } from '../identity/thing.ts';
import type { Pass, Surroundings } from '../pass.ts';
import { withSlashes } from './routes.ts';

/** What descriptions of HTTP routes, GraphQL schemas and SOAP services declare, joined with what code serves. */
export const contracts: Pass = {
  name: 'contracts',
  run: (around) => {
    const all = contractsOf(around.facts);
    for (const family of FAMILIES) {
      const described = all.filter(family.has);
      if (described.length > 0) placeAll(described, family, around);
    }
  },
};

function placeAll(described: readonly Contract[], family: Family, around: Surroundings): void {
  const uses = usesOf(described, around);
  const canServe = (thing: Thing): boolean => family.canServe(thing, around);
  const ground: Ground = { survey: around, contracts: described, uses, served: servedByThing(family, around), canServe };
  for (const contract of described) {
    const placing = place(contract, ground);
    if (!placing) continue;
    if ('why' in placing) reportOpen(contract, placing.why, around);
    else for (const placement of placing.placements) addOperations(contract, placement, around);
    const servers = 'why' in placing ? [] : placing.placements.map(({ match }) => match.thing.id);
    for (const use of uses.get(contract) ?? []) addClient(use, contract, servers, around);
  }
}

function servedByThing(family: Family, { draft }: Surroundings): ReadonlyMap<string, readonly Route[]> {
  const served = new Map<string, Route[]>();
  for (const route of draft.allRoutes())
    if (family.isRoute(route)) served.set(route.service, [...(served.get(route.service) ?? []), route]);
  return served;
}

function addOperations(contract: Contract, placement: Placement, around: Surroundings): void {
  const open: OperationFact[] = [];
  for (const operation of contract.operations) {
    const route =
      placement.match.pairs.get(operation) ?? (placement.isWhole ? declared(contract, operation, placement) : undefined);
    if (!route) open.push(operation);
    else around.draft.addRoute({ ...route, ...reasons(contract, operation, placement) });
    if (route) around.draft.count('routes', true);
  }
  const [first] = open;
  if (first) reportUnserved(first, open, placement, around);
}

function declared(
  contract: Contract,
  operation: OperationFact,
  placement: Placement,
): Omit<Route, 'evidence' | 'because' | 'certainty'> {
  const { thing, prefix, pairs } = placement.match;
  const known = placement.base ?? (pairs.size > 0 && !operation.servers ? prefix : baseOf(contract, operation));
  const path =
    contract.fact.protocol === 'http' && operation.method !== 'RPC' ? withSlashes(`${known}/${operation.path}`) : operation.path;
  return {
    id: `${thing.id} ${operation.method} ${path}`,
    service: thing.id,
    method: operation.method,
    path,
    ...(operation.name && placement.isRouting ? { handler: operation.name } : {}),
  };
}

function reasons(contract: Contract, operation: OperationFact, { facts, reason }: Placement) {
  return {
    certainty: 'declared' as const,
    evidence: evidenceChain(operation, facts),
    because: because('contracts', [operation, contract.fact, ...facts], reason),
  };
}

/** Whoever is built as a client of a contract that one other serves sends requests to that one. */
function addClient(use: Use, contract: Contract, servers: readonly string[], around: Surroundings): void {
  const [to] = servers;
  if (use.role !== 'calls' || to === undefined || servers.length > 1) return;
  around.draft.addEdge({
    from: use.thing.id,
    to,
    protocol: contract.fact.protocol,
    pattern: 'request-response',
    operations: [],
    purpose: 'sends requests',
    deployments: [],
    certainty: 'inferred',
    evidence: evidenceChain(use.fact, [contract.fact]),
    because: because('contracts', [use.fact, contract.fact], `it is a client of the description that ${to} serves`),
  });
}

/** `the operation`, `the 3 operations`. */
export function inNumber(operations: number): string {
  return operations === 1 ? 'the operation' : `the ${operations} operations`;
}

/** A description that nobody could be found for. */
export function reportOpen(contract: Contract, why: string, { draft }: Surroundings): void {
  draft.count('routes', false);
  draft.addUnknown({
    code: 'unplaced-contract',
    message: `Who serves ${inNumber(contract.operations.length)} described here is not known: ${why}.`,
    evidence: contract.fact.evidence,
    settledBy: 'code or a build that serves by the description, or a server in it that the system has',
  });
}

const MOST_SHOWN = 3;

function reportUnserved(
  first: OperationFact,
  open: readonly OperationFact[],
  { match }: Placement,
  { draft }: Surroundings,
): void {
  const shown = open.slice(0, MOST_SHOWN).map(({ method, path }) => `${method} ${path}`);
  const more = open.length > MOST_SHOWN ? ` and ${open.length - MOST_SHOWN} more` : '';
  draft.addUnknown({
    code: 'unplaced-contract',
    message: `The description has ${shown.join(', ')}${more}, which no code of ${match.thing.name} was seen to serve.`,
    evidence: first.evidence,
    settledBy: `code of ${match.thing.name} that serves it`,
  });
}
