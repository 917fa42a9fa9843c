import type { Node, Route } from '../../model/architecture.ts';
import { editDistance } from '../../model/edit-distance.ts';
import type { Finding } from '../../model/finding.ts';
import { groupBy } from '../../model/group-by.ts';
import { mayCover, shapeOf } from '../../model/path-shape.ts';
import type { SentRequest } from '../../model/wiring.ts';
import { didYouMean, finding } from '../finding.ts';
import { type Checked, isOf } from './checked.ts';

/** Paths that frameworks and sidecars serve beside the routes of the code. */
const BESIDE_ROUTES =
  /^\/(actuator|health|healthz|healthcheck|livez|readyz|ready|live|metrics|info|swagger|api-docs|v3\/api-docs|docs|openapi|favicon|static|public|assets|\.well-known|oauth|login|logout)(\/|$|\.|-)/i;
const MOST_SUGGESTIONS = 2;

/** Requests to services whose routes are all known and do not include them. */
export function routeFindings(checked: Checked): readonly Finding[] {
  const { wiring, architecture, nodes } = checked;
  const served = groupBy(architecture.routes, ({ service }) => service);
  return wiring.requests.flatMap((request) => {
    const routes = served.get(request.to) ?? [];
    const isPlain = routes.length > 0 && routes.every(({ method }) => !['QUERY', 'MUTATION', 'SUBSCRIPTION'].includes(method));
    const spelt = ignoresCase(nodes.get(request.to)) ? inLowerCase : asWritten;
    if (!isPlain || BESIDE_ROUTES.test(request.path) || routes.some((route) => answers(route, request, spelt))) return [];
    const near = nearest(request, routes);
    if (near.some((route) => mayBeBelow(route, request, checked))) return [];
    const shown = [request.method, request.path].filter(Boolean).join(' ');
    return [
      finding('route-not-served', {
        elements: [request.from, request.to],
        about: [shown],
        message: `${request.from} calls ${shown} of ${request.to}, which serves no such route.${didYouMean(near.map(({ method, path }) => `${method} ${path}`))}`,
        evidence: request.evidence,
        related: near.flatMap(({ evidence }) => evidence.slice(0, 1)),
        ...(near.length === 0 ? { severity: 'warning' } : {}),
      }),
    ];
  });
}

function answers({ method, path }: Route, request: SentRequest, spelt: (path: string) => string): boolean {
  return isMethod(method, request.method) && mayCover(shapeOf(spelt(path)), shapeOf(spelt(request.path)));
}

/**
 * https://learn.microsoft.com/aspnet/core/fundamentals/routing, https://expressjs.com/en/api.html (`case sensitive routing` is off),
 * https://github.com/koajs/router (`sensitive` is off), https://docs.gofiber.io/api/fiber (`CaseSensitive` is off). Nest takes Express unless told.
 */
const CASE_IGNORING = /^(aspnetcore|express|koa|nestjs|fiber)$/;
/** Servers that Nest can run on and that tell letters by their case. */
const CASE_MINDING = /^fastify$/;

function ignoresCase({ technology }: Pick<Node, 'technology'> = { technology: [] }): boolean {
  return technology.some((each) => CASE_IGNORING.test(each)) && !technology.some((each) => CASE_MINDING.test(each));
}

function asWritten(path: string): string {
  return path;
}

function inLowerCase(path: string): string {
  return path.toLowerCase();
}

/** Who does not say a method, or asks for headers only, may mean any. */
function isMethod(served: string, asked: string): boolean {
  return served === asked || served === 'ANY' || ['', 'ANY', 'HEAD', 'OPTIONS'].includes(asked);
}

/** The same path by another method, the same behind a prefix, or one that is a letter or two off. */
function nearest(request: SentRequest, routes: readonly Route[]): readonly Route[] {
  const asked = shapeOf(request.path).join('/');
  const rated = routes.map((route) => ({ route, rating: rate(asked, shapeOf(route.path).join('/'), route, request) }));
  return rated
    .filter(({ rating }) => rating < FAR)
    .sort((a, b) => a.rating - b.rating)
    .map(({ route }) => route)
    .slice(0, MOST_SUGGESTIONS);
}

/** Whether the route may lie below a prefix: what stands before it in the request stands literally in a file of who serves it. */
function mayBeBelow(route: Route, { path, to }: SentRequest, checked: Checked): boolean {
  const [asked, served] = [shapeOf(path), shapeOf(route.path)].map((shape) => shape.join('/'));
  if (!asked || !served || !asked.endsWith(`/${served}`)) return false;
  const prefix = asked.slice(0, -served.length - 1);
  const spellings = [prefix, `/${prefix}`, `${prefix}/`, `/${prefix}/`];
  return spellings.some((each) => checked.standing?.(each).some((file) => isOf(file, [to], checked)));
}

const FAR = 10;

function rate(asked: string, served: string, route: Route, request: SentRequest): number {
  const otherMethod = isMethod(route.method, request.method) ? 0 : 3;
  if (asked === served) return otherMethod;
  if (asked.endsWith(`/${served}`) || served.endsWith(`/${asked}`)) return 1 + otherMethod;
  const distance = editDistance(asked, served);
  return distance <= Math.max(1, Math.floor(asked.length / 5)) ? 2 + otherMethod + Math.min(distance, 3) : FAR;
}
