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
  receiver,
  route,
  type Selector,
  type ValueRule,
} from '../../../src/code/library.ts';
import { handlers, keptByKoa } from './koa-context.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

export const koa = defineLibrary({
  name: 'koa',
  imports: ['koa'],
  docs: 'https://github.com/koajs/koa/blob/master/docs/api/index.md',
  creates: { default: 'Application' },
  types: { ...keptByKoa.types, default: 'Application' },
  callbacks: { 'Application.use': handlers },
  values: { ...keptByKoa.values, 'Application.use': { value: 'select', selector: { from: 'receiver' } } },
  calls: {
    ...keptByKoa.calls,
    'Application.use': [mount(args(0)), guard({ by: args(0), on: 'router' })],
    'Application.listen': listen(first(arg(0, 'port'), arg(0))),
  },
});

const METHODS = [...VERBS, 'del', 'all'];

/** A path below the prefix that the router was made with. */
function pathAt(index: number): Selector {
  return first(join(made('Router', arg(0, 'prefix')), oneOrMore(index)), oneOrMore(index));
}

const path = pathAt(0);

/** `router.get('order', '/orders/:id', show)`: a name before the path. https://github.com/koajs/router/blob/master/API.md#named-routes */
const second: Selector = { from: 'mapped', of: oneOrMore(1), texts: { '*/*': 'path' } };

/** A middleware, or several in a list. */
const listed: Selector = { from: 'first', options: [arg(2, '[]'), arg(2)], isCode: true };

/** A route whose path is the second text where there are two. */
function routes(method: string): readonly Effect[] {
  const [plain, named] = [route(method, path, arg(-1)), route(method, pathAt(1), arg(-1))] as const;
  return [{ ...plain, unless: [second, 'path'] } as Effect, { ...named, where: [second, 'path'] } as Effect];
}

function methodNamed(verb: string): string {
  return verb === 'all' ? 'ANY' : verb === 'del' ? 'DELETE' : verb.toUpperCase();
}

export const koaRouter = defineLibrary({
  name: 'koa-router',
  imports: ['@koa/router', 'koa-router'],
  docs: 'https://github.com/koajs/router/blob/master/API.md',
  creates: { default: 'Router', Router: 'Router' },
  types: { ...keptByKoa.types, default: 'Router' },
  callbacks: each([...METHODS, 'use'], (verb) => [`Router.${verb}`, handlers]),
  values: {
    ...keptByKoa.values,
    ...each<ValueRule>([...METHODS, 'use', 'prefix', 'routes', 'middleware'], (name) => [
      `Router.${name}`,
      { value: 'select', selector: { from: 'receiver' } },
    ]),
  },
  calls: {
    ...keptByKoa.calls,
    ...each<readonly Effect[]>(METHODS, (verb) => [
      `Router.${verb}`,
      [...routes(methodNamed(verb)), guard({ by: between(1), on: 'route' })],
    ]),
    'Router.register': route(oneOrMore(1), path, listed),
    'Router.prefix': { does: 'mount', router: receiver, path: arg(0), isOwnPath: true },
    'Router.use': [
      mount(args(0), first(join(made('Router', arg(0, 'prefix')), oneOrMore(0)), oneOrMore(0), made('Router', arg(0, 'prefix')))),
      guard({ by: args(0), path: first(join(made('Router', arg(0, 'prefix')), oneOrMore(0)), oneOrMore(0)), on: 'router' }),
    ],
  },
});

/** A middleware that serves another application, or another middleware, below a path. */
export const koaMount = defineLibrary({
  name: 'koa-mount',
  imports: ['koa-mount'],
  docs: 'https://github.com/koajs/mount#api',
  creates: { default: 'Mount' },
  calls: { 'default/1': mount(arg(0)), default: mount(arg(1), arg(0)) },
});
