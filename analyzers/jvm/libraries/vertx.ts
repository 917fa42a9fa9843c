import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  inPlaceOf,
  itself,
  join,
  type Library,
  listen,
  made,
  maker,
  mount,
  route,
  type Selector,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { PASSES } from '../vertx-routes.ts';
import { VERBS } from './support/selectors.ts';
import { vertxClients } from './vertx-clients.ts';

const verbs = VERBS.map((verb) => verb.toLowerCase());

/** `route("/orders/*").subRouter(orders)`: the router's own paths go on where the star stands. */
const head: Selector = { from: 'path-head', of: made('Route', arg(0)) };

/** Steps of a route that give it back, so that what made it is still known behind them. */
const STEPS = [
  ...['consumes', 'produces', 'order', 'last', 'enable', 'disable', 'virtualHost', 'useNormalizedPath', 'setName', 'putMetadata'],
  ...['handler', 'blockingHandler', 'failureHandler', 'respond', 'coroutineHandler', 'coHandler', 'coRespond', PASSES],
];
const ANSWERS = ['handler', 'blockingHandler', 'respond', 'coroutineHandler', 'coHandler', 'coRespond'];
const answering: Selector = { from: 'callable', of: arg(0) };
const whole = made('AnyRoute', arg(0));
const expression = (of: Selector): Selector => ({ from: 'regular-expression', of });

/**
 * What the call that begins a route leaves out is said behind it: `route().path("/orders")`, `route("/orders").method(GET)`. A route of any
 * method answers where it gets a handler that is no library's and does not pass on.
 */
const STEPWISE: Readonly<Record<string, Effect>> = {
  ...each<Effect>(verbs, (verb) => [`${verb}Route.path`, route(verb.toUpperCase(), arg(0))]),
  ...each<Effect>(verbs, (verb) => [`${verb}Route.pathRegex`, route(verb.toUpperCase(), expression(arg(0)))]),
  ...each<Effect>(verbs, (verb) => [`Router.${verb}WithRegex`, route(verb.toUpperCase(), expression(arg(0)))]),
  'Router.routeWithRegex/2': route(arg(0), expression(arg(1))),
  'AnyRoute.method': route(arg(0), whole),
  'RegexRoute.method': route(arg(0), expression(made('RegexRoute', arg(0)))),
  'PathRoute.method': route(arg(0), made('PathRoute', arg(0))),
  'MethodRoute.path': route(made('MethodRoute', arg(0)), arg(0)),
  'MethodRoute.method': route(arg(0), first(made('PathRoute', arg(0)), whole)),
  ...each<Effect>(ANSWERS, (name) => [
    `AnyRoute.${name}`,
    // With two arguments the first is the method.
    { ...route('ANY', whole, answering), unless: [made('AnyRoute', inPlaceOf(arg(1), 'path')), 'path'] } as Effect,
  ]),
  ...each<Effect>(ANSWERS, (name) => [`PathRoute.${name}`, route('ANY', made('PathRoute', arg(0)), answering)]),
  ...each<Effect>(ANSWERS, (name) => [`RegexRoute.${name}`, route('ANY', expression(made('RegexRoute', arg(0))), answering)]),
};

const optionsOfClient = (step: string): Selector => made('WebClient', maker(arg(1), arg(0), step));

/** Requests without a host go to the one that the client's options name. */
const atDefault = first(
  join(optionsOfClient('DefaultHost'), text(':'), optionsOfClient('DefaultPort')),
  optionsOfClient('DefaultHost'),
);

function request(verb: string, target: Selector): Effect {
  return call({ protocol: 'http', method: verb.toUpperCase(), target });
}

/** Objects within the configuration are sections of it. */
const section: Selector = { from: 'nested', type: 'Section', selector: arg(0), separator: '.' };
const key = join(section, arg(0));

const READERS = ['getString', 'getInteger', 'getLong', 'getBoolean', 'getValue'];

/** Verticles, routers, mounted routers, servers, and the web client; the event bus stays inside of a program. */
const web = defineLibrary({
  name: 'vertx-web',
  imports: [
    'io.vertx.ext.web',
    'io.vertx.ext.web.handler',
    'io.vertx.ext.web.client',
    'io.vertx.core.http',
    'io.vertx.core',
    'io.vertx.core.eventbus',
    'io.vertx.config',
  ],
  docs: 'https://vertx.io/docs/vertx-web/java/',
  creates: {
    'Router.router': 'Router',
    'Vertx.vertx': 'Vertx',
    'AbstractVerticle.vertx.createHttpServer': 'HttpServer',
    'AbstractVerticle.config': 'Config',
    'Vertx.eventBus': 'EventBus',
    'Vertx.createHttpServer': 'HttpServer',
    ...each(['requestHandler', 'webSocketHandler', 'connectionHandler', 'exceptionHandler'], (name) => [
      `HttpServer.${name}`,
      'HttpServer',
    ]),
    'WebClient.create': 'WebClient',
    'WebClientOptions.setDefaultHost': 'DefaultHost',
    'WebClientOptions.setDefaultPort': 'DefaultPort',
    'WebClientOptions.*': 'WebClientOptions',
    'ConfigRetriever.create': 'ConfigRetriever',
    'ConfigRetriever.getConfig': 'Retrieved',
    ...each(verbs, (verb) => [`Router.${verb}`, `${verb}Route`] as const),
    ...each(verbs, (verb) => [`Router.${verb}WithRegex`, 'Route'] as const),
    ...each(verbs, (verb) => [`${verb}Route.path`, 'Route'] as const),
    'Router.route': 'AnyRoute',
    'Router.routeWithRegex': 'RegexRoute',
    'AnyRoute.path': 'PathRoute',
    'AnyRoute.pathRegex': 'RegexRoute',
    'AnyRoute.method': 'MethodRoute',
    'PathRoute.method': 'MethodRoute',
    '*Handler.create': 'Middleware',
  },
  types: {
    DefaultHost: 'WebClientOptions',
    DefaultPort: 'WebClientOptions',
    ...each([...verbs.map((verb) => `${verb}Route`), 'AnyRoute', 'PathRoute', 'MethodRoute', 'RegexRoute'], (name) => [
      name,
      'Route',
    ]),
  },
  callbacks: {
    'Retrieved.onSuccess': { 0: ['Config'] },
    'Retrieved.map': { 0: ['Config'] },
    'Retrieved.compose': { 0: ['Config'] },
  },
  calls: {
    ...each<Effect>(verbs, (verb) => [`Router.${verb}`, route(verb.toUpperCase(), arg(0))]),
    ...STEPWISE,
    'Router.route/2': route(arg(0), arg(1)),
    'Router.mountSubRouter': mount(arg(1), arg(0)),
    'Route.subRouter': mount(arg(0), head),
    'HttpServer.listen': listen(arg(0)),
    ...each<Effect>(verbs, (verb) => [`WebClient.${verb}Abs`, request(verb, arg(0))]),
    ...each<Effect>(verbs, (verb) => [`WebClient.${verb}/3`, request(verb, join(arg(1), text(':'), arg(0), arg(2)))]),
    ...each<Effect>(verbs, (verb) => [`WebClient.${verb}/2`, request(verb, join(arg(0), arg(1)))]),
    ...each<Effect>(verbs, (verb) => [`WebClient.${verb}/1`, request(verb, join(atDefault, arg(0)))]),
  },
  values: {
    ...each<ValueRule>(STEPS, (name) => [`Route.${name}`, itself]),
    ...each<ValueRule>(VERBS, (verb) => [`HttpMethod.${verb}`, { value: 'text', text: verb }]),
    // https://vertx.io/docs/vertx-config/java/
    ...each<ValueRule>(READERS, (name) => [`Config.${name}`, settingValue(arg(0), arg(1))]),
    ...each<ValueRule>(READERS, (name) => [`Section.${name}`, settingValue(key, arg(1))]),
    'Config.getJsonObject': { value: 'setting', key: arg(0), type: 'Section' },
    'Section.getJsonObject': { value: 'setting', key, type: 'Section' },
  },
});

/** Vert.x with its clients. */
export const vertx: readonly Library[] = [web, ...vertxClients];
