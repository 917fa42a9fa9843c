import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  made,
  madeOf,
  mount,
  route,
  type Selector,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { CROW, CURL, DROGON } from '../spellings.ts';

const VERBS = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'] as const;

function request(method: string, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

const httplib = defineLibrary({
  name: 'cpp-httplib',
  imports: ['httplib'],
  docs: 'https://github.com/yhirose/cpp-httplib',
  types: { SSLServer: 'Server', SSLClient: 'Client' },
  calls: {
    ...each<Effect>(VERBS, (verb) => [`Server.${verb}`, route(verb.toUpperCase(), arg(0), arg(1))]),
    ...each<Effect>(VERBS, (verb) => [`Client.${verb}`, request(verb.toUpperCase(), url(address('Client'), arg(0)))]),
    'Server.listen': listen(arg(1)),
    'Server.bind_to_port': listen(arg(1)),
  },
});

/** The address that a client is made with, in one piece or as host and port. */
function address(type: string): Selector {
  return first(made(type, join(text('http://'), arg(0), text(':'), arg(1))), made(type, arg(0)));
}

/** Options are types of their own; the address is one of them. */
const cpr = defineLibrary({
  name: 'cpr',
  imports: ['cpr'],
  docs: 'https://docs.libcpr.org/',
  values: { Url: { value: 'select', selector: arg(0) } },
  calls: {
    ...each<Effect>(
      VERBS.flatMap((verb) => [verb, `${verb}Async`, `${verb}Callback`]),
      (name) => [name, request(name.replace(/Async$|Callback$/, '').toUpperCase(), arg(0))],
    ),
    'Session.SetUrl': call({ protocol: 'http', target: arg(0) }),
  },
});

const curl = defineLibrary({
  name: 'libcurl',
  imports: [CURL],
  docs: 'https://curl.se/libcurl/c/CURLOPT_URL.html',
  calls: { CURLOPT_URL: call({ protocol: 'http', target: arg(0) }) },
});

/** Routes are macros whose result takes the methods and the handler. */
const crow = defineLibrary({
  name: 'crow',
  imports: ['crow', CROW],
  docs: 'https://crowcpp.org/master/guides/routes/',
  namespaces: ['HTTPMethod'],
  types: { Methods: 'Route', RouteStart: 'Route' },
  creates: {
    route: 'RouteStart',
    'Route.methods': 'Methods',
    'Route.*': 'Route',
    'Methods.*': 'Route',
    'SimpleApp.*': 'SimpleApp',
    App: 'SimpleApp',
  },
  values: each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'Get', 'Post', 'Put', 'Patch', 'Delete'], (verb) => [
    verb,
    { value: 'text', text: verb.toUpperCase() } as const,
  ]),
  calls: {
    'Route.handle': route(
      first(made('Methods', { from: 'arguments', index: 0 }), text('GET')),
      first(
        join(text('/'), madeOf(made('RouteStart', arg(0)), 'Blueprint', arg(0)), made('RouteStart', arg(1))),
        made('RouteStart', arg(1)),
      ),
      arg(0),
    ),
    'SimpleApp.port': listen(arg(0)),
    'SimpleApp.register_blueprint': mount(arg(0)),
  },
});

/** Controllers say their paths by macros; those of METHOD_ADD lie below the names of their namespace and class, which are not known here. */
const drogon = defineLibrary({
  name: 'drogon',
  imports: ['drogon', DROGON],
  docs: 'https://github.com/drogonframework/drogon/wiki/ENG-04-1-Controller-HttpController',
  creates: {
    app: 'App',
    'App.*': 'App',
    'HttpClient.newHttpClient': 'HttpClient',
    'HttpRequest.newHttpRequest': 'HttpRequest',
  },
  values: each<ValueRule>(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'], (verb) => [
    verb,
    { value: 'text', text: verb.toUpperCase() },
  ]),
  calls: {
    route: route(first(arg(2, '[]'), text('ANY')), arg(1), arg(0)),
    routeByRegex: route(first(arg(2, '[]'), text('ANY')), { from: 'regular-expression', of: arg(1) }, arg(0)),
    simple: route(first(arg(2, '[]'), text('ANY')), arg(0)),
    'App.registerHandler': route(first(arg(2, '[]'), text('ANY')), arg(0), arg(1)),
    'App.addListener': listen(arg(1)),
    'HttpClient.sendRequest': call({ protocol: 'http', target: made('HttpClient', arg(0)) }),
  },
});

/** Controllers of oat++ say method and path by a macro. */
const oatpp = defineLibrary({
  name: 'oatpp',
  imports: ['oatpp'],
  globals: ['ENDPOINT'],
  docs: 'https://oatpp.io/docs/components/api-controller/',
  calls: { ENDPOINT: route(arg(0), arg(1)) },
});

/** Handlers are bound to paths of a router. */
const pistache = defineLibrary({
  name: 'pistache',
  imports: ['Pistache', 'Pistache::Rest', 'Pistache::Http', 'Pistache::Rest::Routes', 'Rest::Routes', 'Routes'],
  docs: 'https://pistacheio.github.io/pistache/docs/',
  values: { bind: { value: 'select', selector: arg(0) } },
  calls: {
    ...each<Effect>(['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head', 'Options'], (verb) => [
      verb,
      route(verb.toUpperCase(), arg(1), arg(2)),
    ]),
    Address: listen(arg(1)),
  },
});

/** Listeners of a whole URL, clients of a base. */
const cpprest = defineLibrary({
  name: 'cpprestsdk',
  imports: ['web::http', 'web::http::client', 'web::http::experimental::listener', 'web'],
  docs: 'https://microsoft.github.io/cpprestsdk/',
  namespaces: ['methods', 'client', 'http'],
  values: each<ValueRule>(['GET', 'POST', 'PUT', 'PATCH', 'DEL', 'HEAD', 'OPTIONS'], (verb) => [
    `methods.${verb}`,
    { value: 'text', text: verb === 'DEL' ? 'DELETE' : verb },
  ]),
  calls: {
    'http_client.request': call({
      protocol: 'http',
      method: first(arg(0), text('GET')),
      target: url(made('http_client', arg(0)), first(arg(1), text(''))),
    }),
    http_listener: listen(arg(0)),
  },
});

/** A session has a host and a port; what it asks for is told later. */
const poco = defineLibrary({
  name: 'poco-net',
  imports: ['Poco::Net'],
  docs: 'https://docs.pocoproject.org/current/Poco.Net.HTTPClientSession.html',
  calls: {
    HTTPClientSession: call({ protocol: 'http', target: join(text('http://'), arg(0), text(':'), first(arg(1), text('80'))) }),
    HTTPSClientSession: call({ protocol: 'http', target: join(text('https://'), arg(0), text(':'), first(arg(1), text('443'))) }),
    ServerSocket: listen(arg(0)),
  },
});

export const httpLibraries = [httplib, cpr, curl, crow, drogon, oatpp, pistache, cpprest, poco];
