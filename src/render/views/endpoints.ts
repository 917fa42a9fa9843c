import type { Architecture, Route } from '../../model/architecture.ts';
import type { Evidence } from '../../model/evidence.ts';
import { groupedBy, isOwn, namesOf, nodesById, sortedBy } from '../selection.ts';

interface EndpointRow {
  readonly method: string;
  readonly path: string;
  readonly handler: string;
  readonly auth: string;
  readonly evidence: readonly Evidence[];
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

/** The routes that a pattern picks, per service. */
function endpointsLike(architecture: Architecture, picks: (route: Route) => boolean): readonly ServiceEndpoints[] {
  return endpoints({ ...architecture, routes: architecture.routes.filter(picks) });
}

/** Routes that, by their path, answer whether the service is well. */
export function healthChecks(architecture: Architecture): {
  readonly found: readonly ServiceEndpoints[];
  readonly without: readonly string[];
} {
  const found = endpointsLike(architecture, isHealthCheck);
  const nameOf = namesOf(architecture);
  const nodes = nodesById(architecture);
  const serving = [...groupedBy(architecture.routes, ({ service }) => service).keys()].filter((id) => {
    const node = nodes.get(id);
    return node !== undefined && isOwn(node);
  });
  const healthy = new Set(found.map(({ service }) => service));
  return { found, without: serving.map(nameOf).filter((name) => !healthy.has(name)) };
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

/** `/login`, `/token` …: by its path, a caller proves who it is here. */
export function logins(architecture: Architecture): readonly ServiceEndpoints[] {
  return endpointsLike(architecture, ({ path }) =>
    /(^|[/_-])(login|sign-?in|token|oauth2?|authenticate|sessions?)\/?$/i.test(path),
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

function rowOf({ method, path, handler, auth, evidence }: Route): EndpointRow {
  return { method, path, handler: handler ?? '', auth: auth ?? '', evidence };
}

function firstPlaces(routes: readonly Route[]): readonly Evidence[] {
  return sortedBy(routes, ({ path, method }) => [path, method]).flatMap(({ evidence }) => evidence.slice(0, 1));
}
