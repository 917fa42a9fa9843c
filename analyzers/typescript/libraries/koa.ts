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
  type ValueRule,
} from '../../../src/code/library.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

export const koa = defineLibrary({
  name: 'koa',
  imports: ['koa'],
  docs: 'https://github.com/koajs/koa/blob/master/docs/api/index.md',
  creates: { default: 'Application' },
  types: { default: 'Application' },
  values: { 'Application.use': { value: 'select', selector: { from: 'receiver' } } },
  calls: {
    'Application.use': [mount(args(0)), guard({ by: args(0), on: 'router' })],
    'Application.listen': listen(first(arg(0, 'port'), arg(0))),
  },
});

const METHODS = [...VERBS, 'del', 'all'];

/** A path below the prefix that the router was made with. */
const path = first(join(made('Router', arg(0, 'prefix')), oneOrMore(0)), oneOrMore(0));

function methodNamed(verb: string): string {
  return verb === 'all' ? 'ANY' : verb === 'del' ? 'DELETE' : verb.toUpperCase();
}

export const koaRouter = defineLibrary({
  name: 'koa-router',
  imports: ['@koa/router', 'koa-router'],
  docs: 'https://github.com/koajs/router/blob/master/API.md',
  creates: { default: 'Router', Router: 'Router' },
  types: { default: 'Router' },
  values: {
    ...each<ValueRule>([...METHODS, 'use', 'routes', 'middleware'], (name) => [
      `Router.${name}`,
      { value: 'select', selector: { from: 'receiver' } },
    ]),
  },
  calls: {
    ...each<readonly Effect[]>(METHODS, (verb) => [
      `Router.${verb}`,
      [route(methodNamed(verb), path, arg(-1)), guard({ by: between(1), on: 'route' })],
    ]),
    'Router.prefix': { does: 'mount', router: receiver, path: arg(0), isOwnPath: true },
    'Router.use': [
      mount(args(0), first(join(made('Router', arg(0, 'prefix')), oneOrMore(0)), oneOrMore(0), made('Router', arg(0, 'prefix')))),
      guard({ by: args(0), path: first(join(made('Router', arg(0, 'prefix')), oneOrMore(0)), oneOrMore(0)), on: 'router' }),
    ],
  },
});
