import {
  arg,
  args,
  between,
  calledName,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  join,
  listen,
  maker,
  mount,
  provide,
  route,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { nestedWhole } from '../../../src/code/type-selectors.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';
import { usedProcedures } from './trpc.ts';

const METHODS = [...VERBS, 'all'];
/** What gives the application back, so that the next call may follow. */
const CHAINED = [...METHODS, 'on', 'route', 'use', 'openapi', 'mount', 'notFound', 'onError', 'doc', 'doc31'];
const SAME = { value: 'select', selector: { from: 'receiver' } } as const satisfies ValueRule;

function routes(type: string, path: Selector): Record<string, readonly Effect[]> {
  return each(METHODS, (verb) => [
    `${type}.${verb}`,
    [route(verb === 'all' ? 'ANY' : verb.toUpperCase(), path, arg(-1)), guard({ by: between(1), on: 'route' })],
  ]);
}

/** `on(['PUT', 'DELETE'], path, handler)`: https://hono.dev/docs/api/routing#basic */
function routesOfMethods(type: string, path: Selector): Record<string, readonly Effect[]> {
  return { [`${type}.on`]: [route(oneOrMore(0), path, arg(-1)), guard({ by: between(2), on: 'route' })] };
}

/** What middlewares keep for handlers: https://hono.dev/docs/api/context#set-get */
const kept = (name: Selector): Selector => join(text('hono.'), name);
const KEPT: Record<string, ValueRule> = {
  'Context.get': { value: 'registered', token: kept(arg(0)) },
  'Context.var.*': { value: 'registered', token: kept(calledName()), isProperty: true },
};

/** Where handlers and middlewares stand among the arguments. */
const HANDLERS = { 0: ['Context'], 1: ['Context'], 2: ['Context'], 3: ['Context'], 4: ['Context'] } as const;

const based = nestedWhole('BasedHono', arg(0), '');

/** @hono/zod-openapi: `createRoute({ method, path })`, handed to `openapi`. */
const described = {
  method: maker(arg(0), arg(0, 'method'), 'RouteConfig'),
  path: maker(arg(0), arg(0, 'path'), 'RouteConfig'),
};

/** Chained routes, sub-applications by `route(path, app)`, and `basePath`, which gives an application below a path. */
export const hono = defineLibrary({
  name: 'hono',
  imports: ['hono', 'hono/*', '@hono/hono', '@hono/hono/*', 'deno.land/x/hono', '@hono/node-server', '@hono/zod-openapi'],
  docs: 'https://hono.dev/docs/api/routing',
  creates: {
    'Hono.basePath': 'BasedHono',
    'BasedHono.basePath': 'BasedHono',
    createRoute: 'RouteConfig',
    createFactory: 'Factory',
    'Factory.createApp': 'Hono',
  },
  types: { OpenAPIHono: 'Hono' },
  values: {
    ...each<ValueRule>(
      ['Hono', 'BasedHono'].flatMap((type) => CHAINED.map((name) => `${type}.${name}`)),
      (symbol) => [symbol, SAME],
    ),
    // Where the runtime hands it over: https://hono.dev/docs/api/context#env
    'Context.env.*': { value: 'setting-by-name' },
    ...KEPT,
  },
  callbacks: {
    ...each(
      ['Hono', 'BasedHono'].flatMap((type) => [...METHODS, 'use', 'openapi', 'on'].map((name) => `${type}.${name}`)),
      (symbol) => [symbol, HANDLERS] as const,
    ),
    // https://hono.dev/docs/helpers/factory#createmiddleware
    createMiddleware: { 0: ['Context'] },
    'Factory.createMiddleware': { 0: ['Context'] },
    'Factory.createHandlers': HANDLERS,
  },
  calls: {
    'Context.set': provide(kept(arg(0)), 'value', arg(1)),
    ...routes('Hono', oneOrMore(0)),
    ...routes('BasedHono', join(based, oneOrMore(0))),
    ...routesOfMethods('Hono', oneOrMore(1)),
    ...routesOfMethods('BasedHono', join(based, oneOrMore(1))),
    'Hono.openapi': route(described.method, described.path, arg(1)),
    'BasedHono.openapi': route(described.method, join(based, described.path), arg(1)),
    'Hono.use': [guard({ by: args(0), path: oneOrMore(0), on: 'router' }), usedProcedures],
    'BasedHono.use': guard({ by: args(0), path: join(based, oneOrMore(0)), on: 'router' }),
    'Hono.route': mount(arg(1), arg(0)),
    'BasedHono.route': mount(arg(1), join(based, arg(0))),
    serve: listen(first(arg(0, 'port'), arg(1, 'port'))),
  },
});
