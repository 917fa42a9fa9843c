import { arg, args, defineLibrary, type Effect, first, listen, type Selector } from '../../../src/code/library.ts';
import { keptByHapi } from './hapi-decorations.ts';
import { oneOrMore, VERBS } from './support/selectors.ts';

/** hapi writes `*` for every method. */
const METHODS = Object.fromEntries(
  [...VERBS.flatMap((verb) => [verb, verb.toUpperCase()])].map((verb) => [verb, verb.toUpperCase()]),
);
const method: Selector = { from: 'mapped', of: oneOrMore(0, 'method'), texts: { ...METHODS, '*': 'ANY' } };
const path = arg(0, 'path');

/** Where the handler stands in a route object. https://hapi.dev/api/#-serverrouteroute */
const HANDLERS = ['handler', 'options.handler', 'config.handler'];

/** A route object, alone and in a list; the handler may stand among its options. */
const routes = HANDLERS.flatMap((place): readonly Effect[] => {
  const object = { does: 'route', method, path, handler: arg(0, ...place.split('.')) } as const;
  return [object, { ...object, each: arg(0, '[]') }];
});

/** A plugin is an object whose `register` function gets the server; a file may export it as `plugin`. */
const PLUGIN = ['register', 'plugin.register', 'plugin.plugin.register', 'default.register', 'default.plugin.register'];

/** Where the function stands in an item of a list of plugins, alone or with options beside it; before version 17 under `register`. */
const LISTED = [[], ['plugin'], ['register']].flatMap((step) => [
  [...step, 'register'],
  [...step, 'plugin', 'register'],
  [...step, 'default', 'register'],
]);

/** Servers, plugins below a prefix, and routes as objects: one a call or a list of them. */
export const hapi = defineLibrary({
  name: 'hapi',
  imports: ['@hapi/hapi', 'hapi'],
  docs: 'https://hapi.dev/api/#-serverrouteroute',
  creates: { server: 'Server' },
  callbacks: { 'Server.register': { 0: ['Server'] }, 'Server.route': { 0: ['Request', 'Toolkit'] } },
  values: keptByHapi.values,
  callbackPaths: {
    'Server.route': HANDLERS.flatMap((place) => [place, `[].${place}`]),
    'Server.register': [...PLUGIN, ...LISTED.map((place) => ['[]', ...place].join('.'))],
  },
  calls: {
    ...keptByHapi.calls,
    server: listen(arg(0, 'port')),
    Server: listen(arg(0, 'port')),
    'Server.route': routes,
    'Server.register': [
      { does: 'mount', router: args(0), path: first(arg(1, 'routes', 'prefix'), arg(0, 'routes', 'prefix')) },
      ...LISTED.map(
        (place): Effect => ({ does: 'mount', each: arg(0, '[.]'), router: arg(0, ...place), path: arg(0, 'routes', 'prefix') }),
      ),
    ],
  },
});
