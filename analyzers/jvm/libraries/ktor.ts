import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  link,
  listen,
  made,
  mount,
  nested,
  param,
  route,
  setting,
  settingValue,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { addressToldBy, withPath } from './support/ktor-addresses.ts';
import { VERBS } from './support/selectors.ts';

/** Blocks that say who may come in, not where: routes in them are served below what is around. */
const CONDITIONS = [
  'authenticate',
  'rateLimit',
  'host',
  'port',
  'header',
  'accept',
  'contentType',
  'param',
  'optionalParam',
  'method',
];
const verbs = VERBS.map((verb) => verb.toLowerCase());
const atAnyPlace = { 0: ['Route'], 1: ['Route'], 2: ['Route'] };

const CONFIGS = ['Environment.environment.config', 'Environment.application.environment.config', 'ApplicationConfig'];

const CONFIG_TYPES = each(
  ['ConfigSection', 'HoconApplicationConfig', 'YamlConfig', 'MapApplicationConfig'],
  (name) => [name, 'ApplicationConfig'] as const,
);

/** `config.config("kafka")` is the part of the configuration below that path: https://ktor.io/docs/server-configuration-file.html */
const section = nested('ConfigSection', arg(0), '.');
const valueOfKey = settingValue(join(section, made('ConfigValue', arg(0))));

/** Routes are told to the application, or to the part of its paths that is around them. */
const server = defineLibrary({
  name: 'ktor-server',
  imports: [
    'io.ktor.server.application',
    'io.ktor.server.auth',
    'io.ktor.server.config',
    'io.ktor.server.engine',
    'io.ktor.server.locations',
    'io.ktor.server.plugins.ratelimit',
    'io.ktor.server.resources',
    'io.ktor.server.routing',
    'io.ktor.server.websocket',
    'io.ktor.application',
    'io.ktor.auth',
    'io.ktor.locations',
    'io.ktor.routing',
    'io.ktor.server.routing.routing',
  ],
  docs: 'https://ktor.io/docs/server-routing.html',
  // https://ktor.io/docs/server-configuration-file.html#ktor-deployment
  below: setting('ktor.deployment.rootPath', text('')),
  types: { Routing: 'Route', RootRoute: 'Route', Application: 'Environment', ApplicationCall: 'Environment', ...CONFIG_TYPES },
  parts: ['ApplicationConfig'],
  creates: {
    'Environment.environment': 'Environment',
    ...each(CONFIGS, (path) => [`${path}.property`, 'ConfigValue'] as const),
    ...each(CONFIGS, (path) => [`${path}.propertyOrNull`, 'ConfigValue'] as const),
    ...each(CONFIGS, (path) => [`${path}.config`, 'ConfigSection'] as const),
  },
  values: {
    'ConfigValue.getString': valueOfKey,
    'ConfigValue.getList': valueOfKey,
    'ConfigValue.getAs': valueOfKey,
    ...each(CONFIGS, (path) => [`${path}.tryGetString`, settingValue(join(section, arg(0)))] as const),
  },
  callbacks: {
    routing: { 0: ['Route'] },
    'Application.routing': { 0: ['Route'] },
    embeddedServer: { 1: ['Application'], 2: ['Application'], 3: ['Application'] },
    'Route.route': atAnyPlace,
    ...each(CONDITIONS, (name) => [`Route.${name}`, atAnyPlace] as const),
  },
  calls: {
    embeddedServer: listen(param(1, 'port')),
    'Route.route': mount(arg(-1), arg(0)),
    // https://ktor.io/docs/server-routing.html#define_route
    'Route.route/3': [mount(arg(-1), arg(0)), route(arg(1), arg(0), arg(-1))],
    'Route.method': route(arg(0), text(''), arg(-1)),
    'Route.webSocket': route('GET', arg(0), arg(-1)),
    ...each<Effect>(verbs, (verb) => [`Route.${verb}`, route(verb.toUpperCase(), arg(0), arg(-1))]),
    ...each<Effect>(verbs, (verb) => [`Route.${verb}/1`, route(verb.toUpperCase(), text(''), arg(0))]),
  },
});

/** What the client tells every request, and what this request tells itself, in any of the blocks that say so. */
const told = first(
  addressToldBy((...steps) => arg(-1, '{}', 'defaultRequest', '{}', ...steps)),
  addressToldBy((...steps) => arg(-1, '{}', 'install(DefaultRequest)', '{}', ...steps)),
);
const base = made('HttpClient', told);
const block = (...steps: readonly string[]) => arg(-1, '{}', ...steps);
const own = first(withPath(arg(0), block), addressToldBy(block));
// https://ktor.io/docs/client-default-request.html#url
const target = link(base, own);

/** A client is made with what its block tells it. */
const client = defineLibrary({
  name: 'ktor-client',
  imports: ['io.ktor.client', 'io.ktor.client.request', 'io.ktor.client.request.forms', 'io.ktor.http'],
  docs: 'https://ktor.io/docs/client-requests.html',
  values: {
    ...each<ValueRule>(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'], (verb) => [
      `HttpMethod.${verb}`,
      { value: 'text', text: verb.toUpperCase() },
    ]),
    ...each<ValueRule>(['HTTP', 'HTTPS', 'WS', 'WSS'], (name) => [
      `URLProtocol.${name}`,
      { value: 'text', text: name.toLowerCase() },
    ]),
    Url: { value: 'select', selector: arg(0) },
  },
  calls: {
    ...each<Effect>(verbs, (verb) => [`HttpClient.${verb}`, call({ protocol: 'http', method: verb.toUpperCase(), target })]),
    'HttpClient.request': call({ protocol: 'http', method: first(arg(-1, '{}', 'method'), text('GET')), target }),
    'HttpClient.submitForm': call({ protocol: 'http', method: 'POST', target: first(param(0, 'url'), target) }),
    'HttpClient.webSocket': call({ protocol: 'websocket', target: first(param(0, 'urlString'), target) }),
  },
});

export const ktorLibraries = [server, client];
