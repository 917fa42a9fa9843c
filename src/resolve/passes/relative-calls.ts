import type { Edge, Route } from '../../model/architecture.ts';
import type { FactOf } from '../../model/fact.ts';
import type { Value } from '../../model/value.ts';
import { isInside } from '../../sdk/path.ts';
import { because, evidenceChain } from '../chain.ts';
import { mountsOf } from '../file-owners.ts';
import type { Thing } from '../identity/thing.ts';
import { standsWith } from '../machine-gateways.ts';
import type { Surroundings } from '../pass.ts';
import type { Target } from '../target.ts';
import { isBelow, type Passed, passedBy, passedOn } from './own-proxy.ts';
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
      (saysNothing(fact.target) || target.lost.some((each) => /[^{}/]/.test(each.text.split('/')[0] ?? ''))))
  ) {
    return false;
  }
  const shown = operations.length > 0 ? operations : target.relative.map((path) => `${fact.method ?? 'GET'} ${path}`);
  const before = gatewayOf(thing, around);
  const passed = asDeployed(passedOn(shown, thing, around), shown, thing, before, around);
  const gateway = passed.length === 0 && isLedBack(shown, thing, before, around) ? undefined : before;
  if (passed.length === 0 && answersItself(shown, thing, gateway, around)) return true;
  const isGateway = gateway && around.draft.node(gateway.id)?.kind === 'gateway';
  const behind = isGateway && !isAlike(shown, thing, passed, gateway, around) ? [gateway] : [];
  const others = passed.length > 0 ? behind : ownServers(shown, thing, around, gateway);
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

function saysNothing(target: Value): boolean {
  return target.is === 'unknown' || (target.is === 'concat' && target.parts.every(saysNothing));
}

/**
 * The gateway leads to the page's own server for a path, or to whom that passes it on: no other way than that one. Where only the server that the
 * page is developed with passes it on, a gateway does where the page is deployed.
 */
function isAlike(
  operations: readonly string[],
  thing: Thing,
  passed: readonly Passed[],
  gateway: PageServer,
  around: Surroundings,
): boolean {
  const ends = [thing.id, ...passed.map(({ id }) => id)];
  return passed.some((each) => !each.isOfDevelopment) && !isSentElsewhere(operations, ends, gateway, around);
}

/** Where a page is deployed, a gateway that sends the path to a third party goes before the server that the page is developed with. */
function asDeployed(
  passed: readonly Passed[],
  operations: readonly string[],
  thing: Thing,
  gateway: PageServer | undefined,
  around: Surroundings,
): readonly Passed[] {
  const ends = [thing.id, ...passed.map(({ id }) => id)];
  const isOther = passed.every((each) => each.isOfDevelopment) && isSentElsewhere(operations, ends, gateway, around);
  return isOther ? [] : passed;
}

/** The page's program has such a route (https://nextjs.org/docs/app/getting-started/route-handlers), and no gateway sends the path elsewhere. */
function answersItself(
  operations: readonly string[],
  { id }: Thing,
  gateway: PageServer | undefined,
  around: Surroundings,
): boolean {
  const isOwn = (operation: string) => routesWith(operation, around).some(({ service }) => service === id);
  return operations.length > 0 && operations.every(isOwn) && !isSentElsewhere(operations, [id], gateway, around);
}

/** All that the gateway does with the request is to hand it to the page's own server: it is that one which is asked. */
function isLedBack(operations: readonly string[], { id }: Thing, gateway: PageServer | undefined, around: Surroundings): boolean {
  const ends = endsOf(operations, [id], gateway, around);
  return ends.length > 0 && ends.every((taken) => taken.length > 0 && taken.every((to) => to === id));
}

function isSentElsewhere(
  operations: readonly string[],
  ends: readonly string[],
  gateway: PageServer | undefined,
  around: Surroundings,
): boolean {
  return endsOf(operations, ends, gateway, around).some((taken) => taken.some((to) => !ends.includes(to)));
}

/**
 * Where the gateway leads each request: of its rules, the one with the longest path below which that lies decides. Of several for one path, each is for a
 * host, and what leads to one's own is for the page's.
 */
function endsOf(
  operations: readonly string[],
  own: readonly string[],
  gateway: PageServer | undefined,
  { draft }: Surroundings,
): readonly (readonly string[])[] {
  const rules = draft
    .edgesFrom(gateway?.id ?? '')
    .flatMap(({ to, forwards = [] }) =>
      forwards.map((each) => ({ to, head: each.path.replace(/^\^/, '').replace(/(?:[?*([:]|\{(?!\})).*$/, '') })),
    );
  return operations.map((operation) => {
    const taking = rules.filter(({ head }) => isBelow(operation.slice(operation.indexOf(' ') + 1), head));
    const most = Math.max(0, ...taking.map(({ head }) => head.length));
    const ends = taking.filter(({ head }) => head.length === most).map(({ to }) => to);
    const ownEnds = ends.filter((to) => own.includes(to));
    return ownEnds.length > 0 ? ownEnds : ends;
  });
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
  if (hosts.length === 0) return [gateway, serverOf(operations, thing, around, gateway)];
  const ids = new Set(hosts.map(({ id }) => id));
  const before = around.draft.allEdges().filter(({ to, from }) => ids.has(to) && around.draft.node(from)?.kind === 'gateway');
  const isBefore = (each: Thing) => before.some(({ from }) => from === each.id) || standsWith(each, ids, around);
  const gateways = around.things.filter(isBefore);
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

function gatewayOf(thing: Thing, around: Surroundings): PageServer | undefined {
  const { draft } = around;
  const inward = draft.allEdges().filter((edge) => edge.to === thing.id && edge.protocol === 'http');
  const edge = inward.find((each) => draft.node(each.from)?.kind === 'gateway') ?? inward[0];
  const reason = `${edge?.from} serves the page, so a path without host leads to it`;
  return edge ? { id: edge.from, deployments: edge.deployments, evidence: edge.evidence, reason } : holderOf(thing, around);
}

/** What is built of a page, in its folder, by the names that bundlers and generators give it; a page that is not built is its folder. */
const BUILT = /^\/?$|^\/(?:dist|build|out|public|www|browser|_site)(?:\/|$)/;

/** The only gateway that has what is built of the page mounted into it: `./admin/dist:/usr/share/nginx/html`. */
function holderOf({ programs }: Thing, { draft, things }: Surroundings): PageServer | undefined {
  const isBuilt = (path: string) =>
    programs.some(({ folder }) => isInside(path, folder) && BUILT.test(folder === '.' ? `/${path}` : path.slice(folder.length)));
  const holding = things.filter((each) => draft.node(each.id)?.kind === 'gateway' && mountsOf(each).some(isBuilt));
  const [gateway] = holding;
  if (!gateway || holding.length > 1) return undefined;
  const { id, deployments, components } = gateway;
  const evidence = components.flatMap(({ facts }) => facts.filter(({ mounts = [] }) => mounts.some(isBuilt)));
  const reason = `the page is mounted into ${id}, so a path without host leads to it`;
  return { id, deployments, evidence: evidence.map((fact) => fact.evidence), reason };
}

/**
 * Only for deployments in which no gateway serves the page. Manifests of the same kind that another folder adds the gateway to are only
 * a part of what runs: there is no way around the gateway in them.
 */
function serverOf(
  operations: readonly string[],
  thing: Thing,
  around: Surroundings,
  gateway: PageServer | undefined,
): PageServer | undefined {
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

function serversWith(operations: readonly string[], thing: Thing, around: Surroundings): readonly string[] {
  const fits = operations.flatMap((operation) => routesWith(operation, around).filter(({ service }) => service !== thing.id));
  return [...new Set(fits.map((route) => route.service))];
}

function routesWith(operation: string, { draft }: Surroundings): readonly Route[] {
  const [method = '', path = ''] = operation.includes(' ') ? operation.split(' ') : ['', operation];
  if (!isTelling(path)) return [];
  const isSameMethod = (route: Route) => method === '' || route.method === 'ANY' || route.method === method;
  return draft.allRoutes().filter((route) => isSameMethod(route) && fitsRoute(path, route.path));
}

/** A path of parameters alone fits everywhere. */
function isTelling(path: string): boolean {
  return /[a-z]{2}/i.test(path.replace(/\{[^}]*\}|:\w+/g, ''));
}
