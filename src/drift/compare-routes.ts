import type { ArchitectureFile } from '../model/architecture-file.ts';
import type { Change } from '../model/drift.ts';
import { covers, mayCover, shapeOf } from '../model/path-shape.ts';
import { change, firstLines } from './change.ts';
import { differenceBy } from './difference.ts';

type Edge = ArchitectureFile['edges'][number];
type Route = ArchitectureFile['routes'][number];

/** Which requests elements answer now, and which no longer. Routes of elements that came or went as a whole are told with them. */
export function compareRoutes(before: ArchitectureFile, after: ArchitectureFile): readonly Change[] {
  const stayed = new Set(differenceBy(before.nodes, after.nodes, (node) => node.id).kept.map((pair) => pair.after.id));
  const { added, removed, kept } = differenceBy(before.routes, after.routes, keyOf);
  return [
    ...added
      .filter((route) => stayed.has(route.service))
      .map((route) => change('route-added', idOf(route), `${route.service} now serves ${nameOf(route)}.`, { after: route })),
    ...removed.filter((route) => stayed.has(route.service)).map((route) => routeRemoved(route, after)),
    ...kept.flatMap((pair) => authChanged(pair.before, pair.after)),
  ];
}

/** One route in every revision, whatever its parameters are called. */
export function keyOf(route: Route): string {
  return [route.service, route.method, ...shapeOf(route.path)].join('\n');
}

function nameOf(route: Route): string {
  return `${route.method} ${route.path}`;
}

function idOf(route: Route): string {
  return `${route.service} ${nameOf(route)}`;
}

function routeRemoved(route: Route, after: ArchitectureFile): Change {
  const callers = after.edges.filter((edge) => edge.to === route.service && stillAsksFor(route, edge, after.routes));
  const gone = `${route.service} no longer serves ${nameOf(route)}`;
  if (callers.length === 0) return change('route-removed', idOf(route), `${gone}.`, { before: route });
  const names = [...new Set(callers.map((edge) => edge.from))].toSorted();
  const message = `${gone}, but ${names.join(', ')} still ${names.length === 1 ? 'calls' : 'call'} it.`;
  return change('route-removed-still-called', idOf(route), message, { before: route, after: firstLines(callers) });
}

/** An operation of the edge is the route's, and no route that is left could answer it. */
function stillAsksFor(route: Route, edge: Edge, left: readonly Route[]): boolean {
  return edge.operations.some((operation) => {
    const [, method, path] = /^([A-Z]+) (\S+)$/.exec(operation) ?? [];
    if (!method || !path) return false;
    const request = shapeOf(path);
    const isAsked = (asked: Route) => isMethod(asked.method, method) && covers(shapeOf(asked.path), request);
    const isServed = (other: Route) =>
      other.service === route.service && isMethod(other.method, method) && mayCover(shapeOf(other.path), request);
    return isAsked(route) && !left.some(isServed);
  });
}

function isMethod(served: string, asked: string): boolean {
  return served === asked || served === 'ANY' || asked === 'ANY';
}

function authChanged(before: Route, after: Route): readonly Change[] {
  if (before.auth === after.auth || before.auth === undefined) return [];
  const sides = { before, after };
  if (after.auth === undefined)
    return [change('route-auth-removed', idOf(after), `${idOf(after)} no longer asks its callers for ${before.auth}.`, sides)];
  return [
    change('route-auth-changed', idOf(after), `${idOf(after)} asks for ${after.auth}, no longer for ${before.auth}.`, sides),
  ];
}
