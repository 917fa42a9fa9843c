import {
  arg,
  args,
  between,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  listen,
  made,
  mount,
  route,
  type ValueRule,
} from '../../../src/code/library.ts';
import { handlers, keptByExpress } from './express-locals.ts';
import { upgradedByProxy } from './proxies.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

/** `all` answers every method. */
function methodNamed(verb: string): string {
  return verb === 'all' ? 'ANY' : verb === 'del' ? 'DELETE' : verb.toUpperCase();
}

const METHODS = [...VERBS, 'all', 'del'];

/** Applications, routers mounted across files, and `router.route(path).get(…).post(…)`. */
export const express = defineLibrary({
  name: 'express',
  imports: ['express', 'express-serve-static-core', 'express-promise-router', 'ultimate-express', '@zodios/express'],
  docs: 'https://expressjs.com/en/4x/api.html',
  creates: {
    default: 'Application',
    Router: 'Router',
    'Application.Router': 'Router',
    'Application.listen': 'Server',
    'Router.route': 'Route',
    // https://www.zodios.org/docs/server/zodios-app
    zodiosApp: 'Application',
    zodiosNextApp: 'Application',
    zodiosRouter: 'Router',
  },
  types: { Application: 'Router', Express: 'Application', IRouter: 'Router' },
  callbacks: {
    ...each(['use', ...METHODS], (verb) => [`Router.${verb}`, handlers]),
    ...each(METHODS, (verb) => [`Route.${verb}`, handlers]),
  },
  values: {
    ...keptByExpress.values,
    ...each<ValueRule>(METHODS, (verb) => [`Route.${verb}`, { value: 'select', selector: { from: 'receiver' } }]),
    ...each<ValueRule>(METHODS, (verb) => [`Router.${verb}`, { value: 'select', selector: { from: 'receiver' } }]),
    'Router.use': { value: 'select', selector: { from: 'receiver' } },
  },
  calls: {
    ...keptByExpress.calls,
    ...each<readonly Effect[]>(METHODS, (verb) => [
      `Router.${verb}`,
      [route(methodNamed(verb), oneOrMore(0), arg(-1)), guard({ by: between(1), on: 'route' })],
    ]),
    ...each<readonly Effect[]>([...VERBS, 'del'], (verb) => [
      `Route.${verb}`,
      [route(methodNamed(verb), made('Route', oneOrMore(0)), arg(-1)), guard({ by: between(0), on: 'route' })],
    ]),
    'Route.all': [
      { does: 'route', method: 'ANY', path: made('Route', oneOrMore(0)), handler: arg(-1), isAroundOthers: true },
      guard({ by: args(0), on: 'router' }),
    ],
    // What stands alone is no path, whatever it is.
    'Router.use/1': [mount(args(0)), guard({ by: args(0), on: 'router' })],
    'Router.use': [mount(args(0), oneOrMore(0)), guard({ by: args(0), path: oneOrMore(0), on: 'router' })],
    'Application.listen': listen(first(arg(0, 'port'), arg(0))),
    'Server.on': upgradedByProxy,
  },
});
