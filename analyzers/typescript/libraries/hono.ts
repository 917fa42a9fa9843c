import {
  arg,
  args,
  between,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  join,
  listen,
  made,
  mount,
  route,
  type Selector,
  type ValueRule,
} from '../../../src/code/library.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

const METHODS = [...VERBS, 'all'];
const SAME = { value: 'select', selector: { from: 'receiver' } } as const satisfies ValueRule;

function routes(type: string, path: Selector): Record<string, readonly Effect[]> {
  return each(METHODS, (verb) => [
    `${type}.${verb}`,
    [route(verb === 'all' ? 'ANY' : verb.toUpperCase(), path, arg(-1)), guard({ by: between(1), on: 'route' })],
  ]);
}

const based = made('BasedHono', arg(0));

/** Chained routes, sub-applications by `route(path, app)`, and `basePath`, which gives an application below a path. */
export const hono = defineLibrary({
  name: 'hono',
  imports: ['hono', 'hono/*', '@hono/node-server', '@hono/zod-openapi'],
  docs: 'https://hono.dev/docs/api/routing',
  creates: { 'Hono.basePath': 'BasedHono' },
  types: { OpenAPIHono: 'Hono' },
  values: each<ValueRule>(
    ['Hono', 'BasedHono'].flatMap((type) => [...METHODS, 'route', 'use'].map((name) => `${type}.${name}`)),
    (symbol) => [symbol, SAME],
  ),
  calls: {
    ...routes('Hono', oneOrMore(0)),
    ...routes('BasedHono', join(based, oneOrMore(0))),
    'Hono.on': route(oneOrMore(0), oneOrMore(1), arg(-1)),
    'Hono.use': guard({ by: args(0), path: oneOrMore(0), on: 'router' }),
    'BasedHono.use': guard({ by: args(0), path: join(based, oneOrMore(0)), on: 'router' }),
    'Hono.route': mount(arg(1), arg(0)),
    'BasedHono.route': mount(arg(1), join(based, arg(0))),
    serve: listen(first(arg(0, 'port'), arg(1, 'port'))),
  },
});
