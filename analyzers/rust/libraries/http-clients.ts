import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  type Selector,
  text,
  timeout,
} from '../../../src/code/library.ts';
import { VERBS } from './support/verbs.ts';

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

function verbsOf(type: string): Record<string, Effect> {
  return each<Effect>(VERBS, (verb) => [`${type}.${verb}`, request(verb.toUpperCase(), arg(0))]);
}

const reqwest = defineLibrary({
  name: 'reqwest',
  imports: ['reqwest', 'reqwest::*', 'reqwest_middleware'],
  namespaces: ['blocking', 'header'],
  docs: 'https://docs.rs/reqwest',
  types: { ClientWithMiddleware: 'Client' },
  creates: {
    'Client.new': 'Client',
    'Client.default': 'Client',
    'Client.builder': 'ClientBuilder',
    'ClientBuilder.build': 'Client',
    'ClientBuilder.new': 'ClientBuilder',
    'ClientBuilder.*': 'ClientBuilder',
    'ClientWithMiddleware.*': 'Client',
  },
  values: each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'], (verb) => [
    `Method.${verb}`,
    { value: 'text', text: verb } as const,
  ]),
  calls: {
    get: request('GET', arg(0)),
    ...verbsOf('Client'),
    'Client.request': request(arg(0), arg(1)),
    // The value may be any computed duration; that there is a limit is known all the same.
    'ClientBuilder.timeout': timeout({ on: 'made', isOptional: false, timeoutMs: arg(0) }),
  },
});

const awc = defineLibrary({
  name: 'awc',
  imports: ['awc'],
  docs: 'https://docs.rs/awc',
  creates: {
    'Client.default': 'Client',
    'Client.new': 'Client',
    'Client.builder': 'Builder',
    'Builder.finish': 'Client',
    'Builder.*': 'Builder',
  },
  calls: verbsOf('Client'),
});

/** Clients whose functions are called by their methods' names. */
const ureq = defineLibrary({
  name: 'ureq',
  imports: ['ureq', 'surf', 'isahc', 'attohttpc', 'minreq'],
  docs: 'https://docs.rs/ureq',
  creates: {
    agent: 'Agent',
    'AgentBuilder.build': 'Agent',
    'AgentBuilder.*': 'AgentBuilder',
    'Agent.new_with_defaults': 'Agent',
  },
  calls: { ...each<Effect>(VERBS, (verb) => [verb, request(verb.toUpperCase(), arg(0))]), ...verbsOf('Agent') },
});

/** Requests that are built; without a method they are GET. */
const hyper = defineLibrary({
  name: 'hyper',
  imports: ['hyper', 'hyper::*', 'http', 'http::*'],
  namespaces: ['client'],
  docs: 'https://docs.rs/http/latest/http/request/struct.Builder.html',
  creates: {
    'Request.builder': 'Builder',
    'Builder.uri': 'UriBuilder',
    'Builder.method': 'MethodBuilder',
    'Builder.*': 'Builder',
    'Client.new': 'Client',
  },
  types: { UriBuilder: 'Builder', MethodBuilder: 'Builder' },
  values: each(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'], (verb) => [
    `Method.${verb}`,
    { value: 'text', text: verb } as const,
  ]),
  calls: {
    'Builder.body': request(first(made('MethodBuilder', arg(0)), text('GET')), made('UriBuilder', arg(0))),
    'Client.get': request('GET', arg(0)),
  },
});

export const httpClients = [reqwest, awc, ureq, hyper];
