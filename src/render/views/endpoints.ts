import type { Architecture, Node, Route } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupedBy, isOwn, namesOf, nodesById, sortedBy } from '../selection.ts';

export interface EndpointRow {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly auth: string;
  /** `health` or `metrics`; else empty. */
  readonly purpose: string;
  /** Type of the body that it is sent; empty where the code names none. */
  readonly request: string;
  readonly response: string;
  readonly evidence: readonly Evidence[];
}

/** A route for all that no other one takes: it answers that there is nothing, or serves pages. */
export function isForTheRest({ method, path }: Pick<Route, 'method' | 'path'>): boolean {
  return ['ANY', 'GET'].includes(method) && /^\/?(\*{1,2}|\(\.\*\)|:\w+\*|\{\*{1,2}\w*\}|\*\w+)$/.test(path);
}

export interface ServiceEndpoints {
  readonly service: string;
  readonly routes: readonly EndpointRow[];
  /** The first place of each route, for a summary line. */
  readonly evidence: readonly Evidence[];
}

/** What each service serves. */
export function endpoints(architecture: Architecture): readonly ServiceEndpoints[] {
  const nameOf = namesOf(architecture);
  return [...groupedBy(architecture.routes, ({ service }) => nameOf(service))].map(([service, routes]) => ({
    service,
    routes: sortedBy(routes, ({ path, method }) => [path, method]).map(rowOf),
    evidence: firstPlaces(routes),
  }));
}

/** What each service serves, by its id. */
export function endpointsById({ routes }: Architecture): ReadonlyMap<string, readonly EndpointRow[]> {
  const groups = groupedBy(routes, ({ service }) => service);
  return new Map([...groups].map(([id, served]) => [id, sortedBy(served, ({ path, method }) => [path, method]).map(rowOf)]));
}

/** The routes that a pattern picks, per service. */
function endpointsLike(architecture: Architecture, picks: (route: Route) => boolean): readonly ServiceEndpoints[] {
  return endpoints({ ...architecture, routes: architecture.routes.filter(picks) });
}

export interface HealthRow {
  readonly service: string;
  /** `GET /health`, or what a probe asks for: `/health (port 8080)`. */
  readonly asked: string;
  /** Who says that it is one. */
  readonly basis: string;
  readonly evidence: readonly Evidence[];
}

/** Where services tell whether they are well: as deployments and libraries say, and only where they say nothing, by the names of routes. */
export function healthChecks(architecture: Architecture): {
  readonly found: readonly HealthRow[];
  readonly without: readonly string[];
} {
  const own = [...nodesById(architecture).values()].filter(isOwn);
  const served = groupedBy(architecture.routes, ({ service }) => service);
  const found = own.map((node) => ({ node, rows: healthOf(node, served.get(node.id) ?? []) }));
  const without = found
    .filter(
      ({ node, rows }) => rows.length === 0 && node.kind !== 'gateway' && (served.has(node.id) || node.deployments.length > 0),
    )
    .map(({ node }) => node.name)
    .sort();
  const rows = found.flatMap((each) => each.rows);
  return { found: sortedBy(rows, ({ service, basis, asked }) => [service, basis, asked]), without };
}

/** Where one node tells whether it is well. */
export function healthOf(node: Node, routes: readonly Route[]): readonly HealthRow[] {
  const probes = (node.health ?? []).map(
    ({ path, port, certainty, evidence }): HealthRow => ({
      service: node.name,
      asked: port === undefined ? path : `${path} (port ${port})`,
      basis: certainty === 'declared' ? 'asked by a deployment' : 'served by a library',
      evidence: [evidence],
    }),
  );
  const known = routes.filter(({ purpose }) => purpose === 'health').map((route) => routeRow(node, route, 'served by a library'));
  if (probes.length + known.length > 0) return [...probes, ...known];
  return routes.filter(isHealthCheck).map((route) => routeRow(node, route, 'inferred from its name'));
}

function routeRow({ name }: Node, { method, path, evidence }: Route, basis: string): HealthRow {
  return { service: name, asked: `${method} ${path}`, basis, evidence };
}

/** `POST /users`, `/register`, `/signup`: by its path, an account is made here. */
export function registrations(architecture: Architecture): readonly ServiceEndpoints[] {
  return endpointsLike(
    architecture,
    ({ method, path }) =>
      ['POST', 'MUTATION', 'ANY'].includes(method) &&
      /(^|[/_-])(register|registration|sign-?up|users?|accounts?)\/?$/i.test(path),
  );
}

/** `/login`, `/token` …: by its path, a caller proves who it is here; to delete a session is to leave. */
export function logins(architecture: Architecture): readonly ServiceEndpoints[] {
  return endpointsLike(
    architecture,
    ({ method, path }) => method !== 'DELETE' && /(^|[/_-])(login|sign-?in|token|oauth2?|authenticate|sessions?)\/?$/i.test(path),
  );
}

function isHealthCheck({ method, path }: Route): boolean {
  return (
    ['GET', 'HEAD', 'ANY', 'RPC'].includes(method) &&
    /(^|\/)(health(z|check|-check)?|healthy|live(z|ness)?|ready(z)?|readiness|ping|heartbeat)(\/(live(ness)?|ready|readiness))?\/?$|grpc\.health\.v1\.Health\//i.test(
      path,
    )
  );
}

function rowOf({ id, method, path, handler = '', auth = '', purpose, request, response, evidence }: Route): EndpointRow {
  const types = { request: request?.type ?? '', response: response?.type ?? '' };
  return { id, method, path, handler, auth, purpose: purpose ?? '', ...types, evidence };
}

function firstPlaces(routes: readonly Route[]): readonly Evidence[] {
  return sortedBy(routes, ({ path, method }) => [path, method]).flatMap(({ evidence }) => evidence.slice(0, 1));
}
