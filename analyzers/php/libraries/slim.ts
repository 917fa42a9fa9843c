import { arg, defineLibrary, type Effect, each, first, mount, receiver, route, text } from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

const ROUTERS = ['App', 'Group'] as const;

/** Groups hand a router of their own to their function; version 3 has the application itself made with `new`. */
export const slim = defineLibrary({
  name: 'slim',
  imports: ['Slim', 'Slim\\Factory', 'Slim\\Routing', 'Slim\\Interfaces', 'DI\\Bridge\\Slim'],
  docs: 'https://www.slimframework.com/docs/v4/objects/routing.html',
  types: { RouteCollectorProxy: 'Group', RouteCollectorProxyInterface: 'Group', Bridge: 'AppFactory' },
  creates: { 'AppFactory.*': 'App' },
  callbacks: { 'App.group': { 1: ['Group'] }, 'Group.group': { 1: ['Group'] } },
  calls: {
    // https://www.slimframework.com/docs/v4/start/web-servers.html#run-from-a-sub-directory
    'App.setBasePath': { does: 'mount', router: receiver, path: arg(0), isOwnPath: true },
    ...Object.fromEntries(ROUTERS.flatMap((type) => Object.entries(routesOf(type)))),
  },
});

function routesOf(type: string): Record<string, Effect> {
  return {
    ...each<Effect>(VERBS, (verb) => [`${type}.${verb}`, route(verb.toUpperCase(), arg(0), arg(1))]),
    [`${type}.any`]: route('ANY', arg(0), arg(1)),
    [`${type}.map`]: route(first(arg(0, '[]'), text('ANY')), arg(1), arg(2)),
    [`${type}.group`]: mount(arg(1), arg(0)),
  };
}
