import type { Edge, Route } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import { because, evidenceChain } from '../chain.ts';
import type { Thing } from '../identity/thing.ts';
import type { Surroundings } from '../pass.ts';
import type { Target } from '../target.ts';
import { passedBy, passedOn } from './own-proxy.ts';
import { fitsRoute } from './routes.ts';

/**
 * A page calls whoever served it: the gateway that leads to the frontend. Without one, the only server that has such a
 * route is meant. An address of which nothing is known is no path: a function that a client is given in place of `fetch`.
 */
export function addRelativeCall(
  fact: FactOf<'call'>,
  thing: Thing,
  target: Target,
  operations: readonly string[],
  around: Surroundings,
): boolean {
  if (
    thing.kind !== 'frontend' ||
    (target.relative.length === 0 &&
      (fact.target.is === 'unknown' || target.lost.some((each) => /[^{}/]/.test(each.text.split('/')[0] ?? ''))))
  ) {
    return false;
  }
  const shown = operations.length > 0 ? operations : target.relative.map((path) => `${fact.method ?? 'GET'} ${path}`);
  const passed = passedOn(shown, thing, around);
  const gateway = gatewayOf(thing, around);
  const isGateway = gateway && around.draft.node(gateway.id)?.kind === 'gateway';
  // Behind a gateway the page's own server is only one of the ways.
  const others = passed.length > 0 ? [isGateway ? gateway : undefined] : ownServers(shown, thing, around, gateway);
  const servers = [...passed, ...others.flatMap((each) => each ?? [])];
  for (const server of servers) {
    around.draft.addEdge({
      from: thing.id,
      to: server.id,
      protocol: fact.protocol,
      pattern: 'request-response',
      operations: shown,
      purpose: 'sends requests',
      deployments: server.deployments,
      certainty: 'inferred',
      evidence: [...evidenceChain(fact, []), ...server.evidence],
      because: because('calls', [fact], server.reason),
    });
  }
  return servers.length > 0;
}

interface PageServer extends Pick<Edge, 'deployments' | 'evidence'> {
  readonly id: string;
  readonly reason: string;
}

/** Whoever leads to the page, and whoever sends it out or else is the only one to have such a route. */
function ownServers(
  operations: readonly string[],
  thing: Thing,
  around: Surroundings,
  gateway: PageServer | undefined,
): readonly (PageServer | undefined)[] {
  const hosts = hostsOf(thing, around);
  if (hosts.length === 0) return [gateway, serverOf(operations, thing, around)];
  const ids = new Set(hosts.map(({ id }) => id));
  const before = around.draft.allEdges().filter(({ to, from }) => ids.has(to) && around.draft.node(from)?.kind === 'gateway');
  const gateways = around.things.filter(({ id }) => before.some(({ from }) => from === id));
  const elsewhere = gateways.flatMap((each) => passedBy(operations, each, thing, around)).filter(({ id }) => !ids.has(id));
  return [gateway, ...(elsewhere.length > 0 ? elsewhere : hosts)];
}

/** The server whose package bundles the page. */
function hostsOf(thing: Thing, { owners }: Surroundings): readonly PageServer[] {
  const facts = thing.programs.flatMap((program) => program.facts.filter(({ servedBy }) => servedBy !== undefined));
  return facts.flatMap(({ servedBy = '', evidence }) =>
    owners.thingsOf({ is: 'code', programs: [servedBy] }).map(({ id, deployments }) => {
      return { id, deployments, evidence: [evidence], reason: `${id} sends the page out, so a path without host leads to it` };
    }),
  );
}

function gatewayOf(thing: Thing, { draft }: Surroundings): PageServer | undefined {
  const inward = draft.allEdges().filter((edge) => edge.to === thing.id && edge.protocol === 'http');
  const edge = inward.find((each) => draft.node(each.from)?.kind === 'gateway') ?? inward[0];
  const reason = `${edge?.from} serves the page, so a path without host leads to it`;
  return edge && { id: edge.from, deployments: edge.deployments, evidence: edge.evidence, reason };
}

/**
 * Only for deployments in which no gateway serves the page. Manifests of the same kind that another folder adds the gateway to are only
 * a part of what runs: there is no way around the gateway in them.
 */
function serverOf(operations: readonly string[], thing: Thing, around: Surroundings): PageServer | undefined {
  const gateway = gatewayOf(thing, around);
  const served = gateway?.deployments ?? [];
  const isProxy = gateway && around.draft.node(gateway.id)?.kind === 'gateway';
  const kinds = new Set(isProxy ? served.map(kindOf) : []);
  const deployments = thing.deployments.filter((each) => !served.includes(each) && !kinds.has(kindOf(each)));
  if (gateway && deployments.length === 0) return undefined;
  const servers = serversWith(operations, thing, around);
  const [id] = servers;
  return id !== undefined && servers.length === 1
    ? { id, deployments, evidence: [], reason: `only ${id} has such a route` }
    : undefined;
}

/** `kubernetes` of `kubernetes:deploy/base`. */
function kindOf(deployment: string): string {
  return deployment.split(':')[0] ?? deployment;
}

function serversWith(operations: readonly string[], thing: Thing, { draft }: Surroundings): readonly string[] {
  const fits = operations.flatMap((operation) => {
    const [method = '', path = ''] = operation.includes(' ') ? operation.split(' ') : ['', operation];
    if (!isTelling(path)) return [];
    const isSameMethod = (route: Route) => method === '' || route.method === 'ANY' || route.method === method;
    return draft.allRoutes().filter((route) => route.service !== thing.id && isSameMethod(route) && fitsRoute(path, route.path));
  });
  return [...new Set(fits.map((route) => route.service))];
}

/** A path of parameters alone fits everywhere. */
function isTelling(path: string): boolean {
  return /[a-z]{2}/i.test(path.replace(/\{[^}]*\}|:\w+/g, ''));
}
