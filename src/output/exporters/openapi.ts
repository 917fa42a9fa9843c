import type { Architecture, Node, Route } from '../../model/architecture.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Payload } from '../../model/payload.ts';
import { type Schemas, schemasOf } from './json-schema.ts';
import { uniqueWords } from './names.ts';
import { pathTemplate } from './path-template.ts';

const METHODS: ReadonlySet<string> = new Set(['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE']);

/** Whether OpenAPI can describe the route: gRPC and GraphQL have descriptions of their own. */
export function isHttp({ method }: Route): boolean {
  return METHODS.has(method) || method === 'ANY';
}

/** The skeleton of a description of what one service serves over HTTP; undefined where it serves nothing. https://spec.openapis.org/oas/v3.1.1 */
export function openapiOf(service: Node, { routes }: Architecture): object | undefined {
  const own = routes.filter((route) => route.service === service.id && isHttp(route));
  if (own.length === 0) return undefined;
  const schemas = schemasOf(own.flatMap(({ request, response }) => [request, response].filter((each) => each !== undefined)));
  const security = securityOf(own);
  const components = {
    ...(Object.keys(schemas.components).length > 0 ? { schemas: schemas.components } : {}),
    ...(Object.keys(security).length > 0 ? { securitySchemes: security } : {}),
  };
  return {
    openapi: '3.1.0',
    info: {
      title: oneLine(service.name) || service.id,
      version: '0.0.0',
      description: 'A skeleton drawn from the code. It holds what the code declares; the version is not known.',
    },
    paths: pathsOf(own, schemas),
    ...(Object.keys(components).length > 0 ? { components } : {}),
  };
}

/** Paths that differ in the names of their parameters alone are one path to OpenAPI. */
function pathsOf(routes: readonly Route[], schemas: Schemas): object {
  const templates = new Map<string, ReturnType<typeof pathTemplate>>();
  const items: Record<string, Record<string, unknown>> = {};
  const ids = uniqueWords(
    routes.map(({ id }) => id),
    '_',
  );
  for (const route of routes) {
    const written = pathTemplate(route.path);
    const template = templates.get(written.shape) ?? written;
    templates.set(written.shape, template);
    const item = items[template.path] ?? parametersOf(template.parameters);
    const names = route.method === 'ANY' ? ['x-any-method'] : [route.method.toLowerCase()];
    for (const name of names) item[name] ??= operationOf(route, schemas, ids.get(route.id) ?? route.id);
    items[template.path] = item;
  }
  return items;
}

function parametersOf(names: readonly string[]): Record<string, unknown> {
  if (names.length === 0) return {};
  return { parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })) };
}

function operationOf(route: Route, schemas: Schemas, operationId: string): object {
  const { handler, request, response, auth, purpose } = route;
  const schemes = schemesOf(route);
  const { path, line } = route.evidence[0] ?? { path: '', line: 0 };
  return {
    operationId,
    ...(handler === undefined ? {} : { summary: oneLine(handler) }),
    ...(purpose === undefined ? {} : { tags: [purpose] }),
    ...(request ? { requestBody: { content: contentOf(request, schemas) } } : {}),
    responses: { default: { description: 'What it answers.', ...(response ? { content: contentOf(response, schemas) } : {}) } },
    ...(schemes.length > 0 ? { security: schemes.map((scheme) => ({ [scheme]: [] })) } : {}),
    ...(auth === undefined ? {} : { 'x-auth': oneLine(auth) }),
    'x-source': `${path}:${line}`,
  };
}

function contentOf(payload: Payload, schemas: Schemas): object {
  return { 'application/json': { schema: schemas.of(payload) } };
}

const SCHEMES: Readonly<Record<string, object>> = {
  jwt: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' },
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
};

/** The schemes that OpenAPI can say without more than the code tells; every other stands in `x-auth`. */
function schemesOf({ guards = [] }: Route): readonly string[] {
  const schemes = guards.flatMap(({ scheme }) => (scheme !== undefined && Object.hasOwn(SCHEMES, scheme) ? [scheme] : []));
  return [...new Set(schemes)].sort();
}

function securityOf(routes: readonly Route[]): Readonly<Record<string, unknown>> {
  const used = [...new Set(routes.flatMap(schemesOf))].sort();
  return Object.fromEntries(used.map((scheme) => [scheme, SCHEMES[scheme]]));
}
