import {
  arg,
  calledName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  type Library,
  made,
  madeOf,
  maker,
  type Selector,
  text,
  url,
} from '../../../src/code/library.ts';
import { located, mapped, option, request, told, VERBS } from './support/selectors.ts';

function verbs(type: string, target: Selector): Record<string, Effect> {
  const head = type === '' ? '' : `${type}.`;
  return each<Effect>(VERBS, (verb) => [`${head}${verb}`, request(verb.toUpperCase(), target)]);
}

const connection = first(option('url'), arg(0), keyword('url_prefix'));
const ofConnection = url(made('Connection', connection), arg(0));

export const faraday = defineLibrary({
  name: 'faraday',
  imports: ['Faraday'],
  docs: 'https://lostisland.github.io/faraday/#/getting-started/quick-start',
  creates: { default: 'Connection', new: 'Connection' },
  types: { Connection: 'Faraday' },
  calls: {
    ...verbs('', arg(0)),
    ...verbs('Connection', ofConnection),
    'Connection.run_request': request(arg(0), url(made('Connection', connection), arg(1))),
  },
});

/** A class that includes the module asks below the address that it names. */
export const httparty = defineLibrary({
  name: 'httparty',
  imports: ['HTTParty'],
  docs: 'https://github.com/jnunemaker/httparty#examples',
  calls: verbs('', url(first(told('base_uri'), text('')), arg(0))),
});

const host = first(located(arg(0)));
// The port of an address that is there as a whole is none beside it.
const started = made('HTTP', first(join(host, mapped(arg(1), { '*': ':' }), arg(1)), host));
const MADE = ['Get', 'Post', 'Put', 'Patch', 'Delete', 'Head'] as const;
/** What a request that is handed over was made with: an address, or a path of the connection's host. */
const asked = maker(arg(0), arg(0));
const requested = first(madeOf(asked, 'URI', arg(0)), url(started, asked));

/** Requests by path over a connection, by URI without one, or as objects that are made first. */
export const netHttp = defineLibrary({
  name: 'net-http',
  imports: ['Net::HTTP'],
  docs: 'https://docs.ruby-lang.org/en/3.3/Net/HTTP.html',
  creates: { default: 'HTTP', start: 'HTTP', new: 'HTTP' },
  calls: {
    get: request('GET', first(join(text('http://'), arg(0), arg(1)), located(arg(0)))),
    get_response: request('GET', located(arg(0))),
    post: request('POST', located(arg(0))),
    post_form: request('POST', located(arg(0))),
    ...each<Effect>(['get', 'post', 'put', 'patch', 'delete', 'head'], (verb) => [
      `HTTP.${verb}`,
      request(verb.toUpperCase(), url(started, located(arg(0)))),
    ]),
    'HTTP.request': request(
      mapped(maker(arg(0), calledName()), Object.fromEntries(MADE.map((name) => [name, name.toUpperCase()]))),
      requested,
    ),
  },
});

export const restClient = defineLibrary({
  name: 'rest-client',
  imports: ['RestClient'],
  docs: 'https://github.com/rest-client/rest-client#usage-raw-url',
  creates: { 'Resource.[]': 'Part' },
  calls: {
    ...verbs('', arg(0)),
    'Request.execute': request(keyword('method'), keyword('url')),
    ...verbs('Resource', made('Resource', arg(0))),
    ...verbs('Part', url(made('Resource', arg(0)), made('Part', arg(0)))),
  },
});

export const typhoeus = defineLibrary({
  name: 'typhoeus',
  imports: ['Typhoeus'],
  docs: 'https://github.com/typhoeus/typhoeus#usage',
  calls: { ...verbs('', arg(0)), Request: request(first(keyword('method'), text('GET')), arg(0)) },
});

interface Chaining {
  readonly name: string;
  readonly imports: readonly string[];
  readonly docs: string;
  /** The step that sets an address. */
  readonly base: string;
  /** What gives back the chain; everything else of a chain is a request, and what that gives is a response. */
  readonly steps: readonly string[];
}

/** Chains of settings end in a request; an address set once stands before those that follow. */
function chained({ name, imports, docs, base, steps }: Chaining): Library {
  const of = url(made('Based', first(keyword('origin'), arg(0))), arg(0));
  return defineLibrary({
    name,
    imports,
    docs,
    types: { Based: 'Chain' },
    creates: {
      ...each([...steps, ...steps.map((step) => `Chain.${step}`)], (step) => [step, 'Chain']),
      [base]: 'Based',
      [`Chain.${base}`]: 'Based',
    },
    calls: { ...verbs('', arg(0)), ...verbs('Chain', of) },
  });
}

export const httpGem = chained({
  name: 'http-rb',
  imports: ['HTTP'],
  docs: 'https://www.rubydoc.info/gems/http/HTTP/Chainable',
  base: 'persistent',
  steps: [
    ...['accept', 'auth', 'basic_auth', 'branch', 'cookies', 'encoding', 'follow', 'headers', 'nodelay', 'retriable'],
    ...['through', 'timeout', 'use', 'via'],
  ],
});

export const httpx = chained({
  name: 'httpx',
  imports: ['HTTPX'],
  docs: 'https://honeyryderchuck.gitlab.io/httpx/rdoc/classes/HTTPX/Chainable.html',
  base: 'with',
  steps: ['accept', 'authorization', 'basic_auth', 'bearer_auth', 'digest_auth', 'headers', 'plugin', 'timeout', 'with_*'],
});

export const excon = defineLibrary({
  name: 'excon',
  imports: ['Excon'],
  docs: 'https://github.com/excon/excon#getting-started',
  creates: { default: 'Connection', new: 'Connection' },
  calls: {
    ...verbs('', arg(0)),
    ...verbs('Connection', url(made('Connection', arg(0)), first(keyword('path'), text('')))),
    'Connection.request': request(keyword('method'), url(made('Connection', arg(0)), first(keyword('path'), text('')))),
  },
});

/** Models of another service: its address is said once. */
export const activeResource = defineLibrary({
  name: 'active-resource',
  imports: ['ActiveResource'],
  docs: 'https://github.com/rails/activeresource#configuration-and-usage',
  calls: { 'Base.site=': request('', arg(0)) },
});
