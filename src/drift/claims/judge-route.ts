import type { Route } from '../../model/architecture.ts';
import { covers, mayCover, shapeOf } from '../../model/path-shape.ts';
import type { Claim, Verdict } from './claim.ts';
import { confirmed, contradicted, type Known, notFound } from './known.ts';

type RouteClaim = Extract<Claim, { kind: 'route' }>;

/** Whether a node serves the request, or somebody else does. */
export function judgeRoute(claim: RouteClaim, known: Known): Verdict {
  const { node, method, path } = claim;
  const asked = `${method} ${path}`;
  const own = known.routes.get(node.id) ?? [];
  const served = own.find((route) => isMethod(route, method) && isSamePlace(route.path, path));
  if (served) return confirmed(`${node.id} serves ${asked}.`, served.evidence);
  const nothing = notFound(`Nothing in the sources says that ${node.id} serves ${asked}.`);
  if (own.length === 0 || node.kind === 'gateway' || !known.isUnderstood(node)) return nothing;
  const otherwise = own.filter((route) => covers(shapeOf(route.path), shapeOf(path)));
  if (otherwise.length > 0) {
    const methods = otherwise.map((route) => route.method).join(', ');
    return contradicted(
      `The document says ${asked} of ${node.id}, which serves that path for ${methods} only.`,
      places(otherwise),
    );
  }
  const elsewhere = servedElsewhere(claim, known);
  const [other] = elsewhere;
  return other
    ? contradicted(`The document says that ${node.id} serves ${asked}; it is ${other.service} that does.`, places(elsewhere))
    : nothing;
}

/** Routes of others that are this one to the letter, where the node does not itself ask those others. */
function servedElsewhere({ node, method, path }: RouteClaim, { architecture }: Known): readonly Route[] {
  const shape = shapeOf(path);
  if (shape.filter((segment) => segment !== '{}').length === 0) return [];
  const asked = new Set(architecture.edges.filter(({ from }) => from === node.id).map(({ to }) => to));
  const others = architecture.routes.filter(({ service }) => service !== node.id);
  const found = others.filter(
    (route) => route.method === method && shapeOf(route.path).join('/') === shape.join('/') && !isOfEverybody(path),
  );
  return found.some(({ service }) => asked.has(service)) ? [] : found;
}

/** What many services serve under one path says nothing of who is meant. */
function isOfEverybody(path: string): boolean {
  return /^\/(health\w*|metrics|ready\w*|live\w*|info|ping|status|version|docs|swagger\S*|actuator\S*|graphql|login)?$/i.test(
    path,
  );
}

function isMethod(route: Route, method: string): boolean {
  return route.method === method || route.method === 'ANY' || route.method === 'RPC';
}

/** A document may leave out a prefix, or give the path as it is behind a gateway. */
function isSamePlace(served: string, said: string): boolean {
  const [one, other] = [shapeOf(served), shapeOf(said)];
  if (mayCover(one, other) || mayCover(other, one)) return true;
  const least = Math.min(one.length, other.length);
  const [end, otherEnd] = [one.slice(-least), other.slice(-least)];
  const isNamed = end.some((segment, index) => segment !== '{}' && segment === otherEnd[index]);
  return least > 0 && isNamed && mayCover(end, otherEnd);
}

function places(routes: readonly Route[]) {
  return routes.flatMap(({ evidence }) => evidence.slice(0, 1));
}
