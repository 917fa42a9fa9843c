import {
  arg,
  call,
  calledName,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  type Library,
  listen,
  made,
  mount,
  nestedWhole,
  route,
  type Selector,
  settingValue,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

const verbs = VERBS.map((verb) => verb.toLowerCase());
/** The names of what routes are given to, by the framework's generations. */
const ROUTERS = ['HttpRouting.Builder', 'HttpRules', 'Routing.Builder', 'Routing.Rules'];

/** What a service is asked for its routes by. */
const SERVICE = ['routing', 'update'];

function routes(type: string): Record<string, Effect | readonly Effect[]> {
  return {
    ...each<Effect>(verbs, (verb) => [`${type}.${verb}/2`, route(verb.toUpperCase(), arg(0), arg(1))]),
    ...each<Effect>(verbs, (verb) => [`${type}.${verb}/1`, route(verb.toUpperCase(), text('/'), arg(0))]),
    [`${type}.register`]: SERVICE.map((method) => mount(arg(1, method), arg(0))),
  };
}

/** Routes are given to a builder, or to the rules that a service is handed when it is registered below a path. */
const server = defineLibrary({
  name: 'helidon-webserver',
  imports: ['io.helidon.webserver', 'io.helidon.webserver.http'],
  docs: 'https://helidon.io/docs/latest/se/webserver/webserver',
  creates: {
    'HttpRouting.builder': 'HttpRouting.Builder',
    'Routing.builder': 'Routing.Builder',
    'WebServer.builder': 'ServerBuilder',
    'ServerBuilder.*': 'ServerBuilder',
  },
  callbacks: {
    ...each(ROUTERS, (type) => [`${type}.register`, { 0: ['HttpRules'], 1: ['HttpRules'] }]),
    'ServerBuilder.routing': { 0: ['HttpRouting.Builder'] },
  },
  callbackPaths: each(ROUTERS, (type) => [`${type}.register`, SERVICE]),
  calls: {
    ...Object.fromEntries(ROUTERS.flatMap((type) => Object.entries(routes(type)))),
    'ServerBuilder.port': listen(arg(0)),
  },
  values: Object.fromEntries(
    ROUTERS.flatMap((type) => [...verbs, 'register', 'any'].map((name): [string, ValueRule] => [`${type}.${name}`, itself])),
  ),
});

const base = first(made('BasedBuilder', arg(0)), text(''));
const at = (path: Selector, method: string | Selector): Effect => call({ protocol: 'http', method, target: url(base, path) });
const asked: Selector = {
  from: 'mapped',
  of: made('Request', calledName('WebClient.*')),
  texts: Object.fromEntries(VERBS.map((verb) => [verb.toLowerCase(), verb])),
};

/** A client with an address; what it asks has its path with the method or by a step of its own. */
const client = defineLibrary({
  name: 'helidon-webclient',
  imports: ['io.helidon.webclient', 'io.helidon.webclient.api', 'io.helidon.webclient.http1'],
  docs: 'https://helidon.io/docs/latest/se/webclient',
  creates: {
    'WebClient.builder': 'ClientBuilder',
    'ClientBuilder.baseUri': 'BasedBuilder',
    'ClientBuilder.*': 'ClientBuilder',
    'ClientBuilder.build': 'WebClient',
    ...each([...verbs, 'method'], (verb) => [`WebClient.${verb}`, 'Request']),
    'Request.*': 'Request',
  },
  types: { BasedBuilder: 'ClientBuilder', Http1Client: 'WebClient' },
  calls: {
    ...each<Effect>(verbs, (verb) => [`WebClient.${verb}/1`, at(arg(0), verb.toUpperCase())]),
    ...each<Effect>(['path', 'uri'], (name) => [`Request.${name}`, at(arg(0), first(asked, text('GET')))]),
  },
});

const key = nestedWhole('Section', arg(0), '.');

/** Settings by their paths, step by step; what is asked of them is read with or without another value. */
const configuration = defineLibrary({
  name: 'helidon-config',
  imports: ['io.helidon.config', 'io.helidon.common.config'],
  docs: 'https://helidon.io/docs/latest/se/config/introduction',
  types: { Section: 'Config' },
  creates: {
    ...each(['create', 'global', 'just'], (name) => [`Config.${name}`, 'Config']),
    'Config.builder': 'ConfigBuilder',
    'ConfigBuilder.build': 'Config',
    'ConfigBuilder.*': 'ConfigBuilder',
    'Config.get': 'Section',
    ...each(['asString', 'as', 'asOptional'], (name) => [`Section.${name}`, 'ConfigValue']),
    'ConfigValue.asOptional': 'ConfigValue',
  },
  values: {
    ...each<ValueRule>(['get', 'orElseThrow'], (name) => [`ConfigValue.${name}`, settingValue(key)]),
    'ConfigValue.orElse': settingValue(key, arg(0)),
    'ConfigValue.orElseGet': settingValue(key, arg(0, '()')),
  },
});

export const helidonLibraries: readonly Library[] = [server, client, configuration];
