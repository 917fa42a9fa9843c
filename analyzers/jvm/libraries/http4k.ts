import {
  anyArg,
  arg,
  args,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  listen,
  made,
  maker,
  mount,
  receiver,
  route,
  settingValue,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

const VERBS_AND_MORE = [...VERBS, 'TRACE', 'PURGE'];
const CLIENTS = [
  'OkHttp',
  'JavaHttpClient',
  'Java8HttpClient',
  'ApacheClient',
  'Apache4Client',
  'JettyClient',
  'Fuel',
  'HelidonClient',
];
const SERVERS = [
  'Jetty',
  'Jetty11',
  'Undertow',
  'Netty',
  'SunHttp',
  'SunHttpLoom',
  'JettyLoom',
  'Apache',
  'Apache4Server',
  'ApacheServer',
  'KtorCIO',
  'KtorNetty',
  'Ratpack',
  'Helidon',
];
const BASES = ['SetBaseUriFrom', 'SetHostFrom'];

/** What the request asks for, below what the filter in front of the client says. */
const asked = maker(arg(0), arg(1), 'NewRequest');
const base = made('Base', arg(0));

/** A server is a function of a request, and so is a client: calling one sends it. */
export const http4k = defineLibrary({
  name: 'http4k',
  imports: [
    'org.http4k.client',
    'org.http4k.contract',
    'org.http4k.core',
    'org.http4k.core.Method',
    'org.http4k.filter',
    'org.http4k.filter.ClientFilters',
    'org.http4k.routing',
    'org.http4k.server',
  ],
  docs: 'https://www.http4k.org/ecosystem/http4k/reference/core/',
  extendsWhereOpened: true,
  creates: {
    ...each(BASES, (name) => [`ClientFilters.${name}`, 'Base'] as const),
    ...each(BASES, (name) => [name, 'Base'] as const),
    'ClientFilters.*': 'Filter',
    'ClientFilters.Cookies': 'Filter',
    'Filter.then': 'Filter',
    'Base.then': 'Filter',
    Request: 'NewRequest',
    'Request.*': 'Request',
    routes: 'Routes',
    'Routes.*': 'Routes',
    '*.bind': 'Routes',
    '*.bindContract': 'Routes',
  },
  types: {
    ...each(CLIENTS, (name) => [name, 'HttpHandler'] as const),
    Base: 'Filter',
    NewRequest: 'Request',
    Filter: 'HttpHandler',
  },
  values: {
    ...each<ValueRule>(VERBS_AND_MORE, (verb) => [verb, { value: 'text', text: verb }]),
    ...each<ValueRule>(VERBS_AND_MORE, (verb) => [`Method.${verb}`, { value: 'text', text: verb }]),
    'Uri.of': { value: 'select', selector: arg(0) },
    'Routes.withFilter': itself,
  },
  calls: {
    'HttpHandler.default': call({
      protocol: 'http',
      method: maker(arg(0), arg(0), 'NewRequest'),
      target: first(url(base, asked), asked),
    }),
    '*.bind': [
      ...VERBS.map((verb): Effect => ({ does: 'route', method: verb, path: receiver, where: [arg(0), verb] })),
      // `"/orders" bind routes(GET to ::all, POST to ::place)`
      ...VERBS.map(
        (verb): Effect => ({
          does: 'route',
          method: verb,
          path: receiver,
          each: maker(arg(0), anyArg(0), 'Routes'),
          where: [arg(0), verb],
        }),
      ),
      mount(arg(0), receiver),
    ],
    '*.bindContract': route(arg(0), receiver),
    routes: mount(args(0)),
    ...each<Effect>(SERVERS, (name) => [name, listen(arg(0))]),
  },
});

/** Keys of the configuration are functions of where it is read from. */
export const http4kConfig = defineLibrary({
  name: 'http4k-config',
  imports: ['org.http4k.config', 'org.http4k.lens'],
  docs: 'https://www.http4k.org/ecosystem/http4k/reference/config/',
  creates: {
    'EnvironmentKey.required': 'Key',
    'EnvironmentKey.optional': 'Key',
    'EnvironmentKey.defaulted': 'KeyWithDefault',
    'EnvironmentKey.*': 'EnvironmentKey',
  },
  types: { KeyWithDefault: 'Key' },
  values: {
    'Key.default': settingValue(made('Key', arg(0)), made('KeyWithDefault', arg(1))),
    'KeyWithDefault.default': settingValue(made('KeyWithDefault', arg(0)), made('KeyWithDefault', arg(1))),
  },
});
