import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  type Measuring,
  made,
  maker,
  measured,
  param,
  receiver,
  retry,
  type Selector,
  text,
  timeout,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { VERBS } from './support/selectors.ts';

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target, recipient });
}

/** Whom Dapr's sidecar passes it on to: https://docs.dapr.io/reference/api/service_invocation_api/ */
const recipient = keyword('headers', 'dapr-app-id');

/** Seconds; of connecting and reading told apart, those of reading. */
const waiting = first(keyword('timeout', '1'), keyword('timeout'));
const ownTimeout = timeout({ on: 'call', timeoutMs: waiting, unit: 's' });

/** `get(url)` … and `request(method, url)`, below the instance's own address where it has one. */
function requests(type: string, base?: Selector, ...measures: readonly Measuring[]): Readonly<Record<string, readonly Effect[]>> {
  const head = type === '' ? '' : `${type}.`;
  const at = (index: number): Selector => (base ? url(base, param(index, 'url')) : param(index, 'url'));
  const all = {
    ...each<Effect>(VERBS, (verb) => [`${head}${verb}`, request(verb.toUpperCase(), at(0))]),
    [`${head}request`]: request(param(0, 'method'), at(1)),
    // https://www.python-httpx.org/advanced/clients/#request-instances
    [`${head}build_request`]: request(param(0, 'method'), at(1)),
    // `getattr(session, method)(url)`
    [`${head}__getattr__`]: request(keyword('__name__'), at(0)),
    [`${head}stream`]: request(param(0, 'method'), at(1)),
  };
  return measured(all, ...measures);
}

const adapted = maker(arg(1), keyword('max_retries'), 'HTTPAdapter');
const total = first(keyword('total'), arg(0));

export const requestsLibrary = defineLibrary({
  name: 'requests',
  imports: ['requests', 'requests.*', 'requests_futures.sessions', 'requests_oauthlib', 'cloudscraper', 'grequests'],
  docs: 'https://requests.readthedocs.io/en/latest/api/',
  namespaces: ['sessions', 'api', 'adapters', 'models'],
  creates: { session: 'Session' },
  types: { FuturesSession: 'Session', OAuth2Session: 'Session', OAuth1Session: 'Session' },
  calls: {
    ...requests('', undefined, ownTimeout),
    ...requests('Session', undefined, ownTimeout),
    // https://requests.readthedocs.io/en/latest/user/advanced/#prepared-requests
    Request: request(param(0, 'method'), param(1, 'url')),
    // https://requests.readthedocs.io/en/latest/user/advanced/#example-automatic-retries
    'Session.mount': retry({ on: 'client', of: receiver, retries: first(maker(adapted, total, 'Retry'), adapted) }),
  },
});

/** A session whose requests are below one address. */
export const requestsToolbelt = defineLibrary({
  name: 'requests-toolbelt',
  imports: ['requests_toolbelt', 'requests_toolbelt.*'],
  docs: 'https://toolbelt.readthedocs.io/en/latest/sessions.html',
  namespaces: ['sessions'],
  calls: requests('BaseUrlSession', made('BaseUrlSession', param(0, 'base_url'))),
});

/** https://www.python-httpx.org/advanced/timeouts/ */
const httpxTimeout = first(maker(keyword('timeout'), first(arg(0), keyword('timeout')), 'Timeout'), keyword('timeout'));

const SAME_ADDRESS: ValueRule = { value: 'select', selector: arg(0) };

/** https://www.python-httpx.org/api/#url: an address is the text that it is made of. */
const ADDRESSES = { URL: SAME_ADDRESS } satisfies Record<string, ValueRule>;

/** https://yarl.aio-libs.org/en/latest/api.html */
export const yarl = defineLibrary({
  name: 'yarl',
  imports: ['yarl', 'furl'],
  docs: 'https://yarl.aio-libs.org/en/latest/api.html',
  values: {
    URL: SAME_ADDRESS,
    furl: SAME_ADDRESS,
    'URL.build': {
      value: 'select',
      selector: join(
        first(join(keyword('scheme'), text('://')), text('')),
        first(join(keyword('host'), text(':'), keyword('port')), keyword('host'), keyword('authority'), text('')),
        first(keyword('path'), text('')),
      ),
    },
  },
});

export const httpx = defineLibrary({
  name: 'httpx',
  imports: ['httpx'],
  docs: 'https://www.python-httpx.org/api/',
  types: { AsyncClient: 'Client' },
  creates: { Timeout: 'Timeout' },
  values: ADDRESSES,
  calls: {
    ...requests('', undefined, timeout({ on: 'call', timeoutMs: httpxTimeout, unit: 's' })),
    ...requests('Client', made('Client', keyword('base_url')), timeout({ on: 'call', timeoutMs: httpxTimeout, unit: 's' })),
    ...each(['Client', 'AsyncClient'], (name) => [name, timeout({ on: 'made', timeoutMs: httpxTimeout, unit: 's' })]),
  },
});

/** https://docs.aiohttp.org/en/stable/client_quickstart.html#timeouts */
const aiohttpTimeout = maker(keyword('timeout'), param(0, 'total'), 'ClientTimeout');

export const aiohttpClient = defineLibrary({
  name: 'aiohttp',
  imports: ['aiohttp', 'aiohttp.client', 'aiohttp_retry'],
  docs: 'https://docs.aiohttp.org/en/stable/client_reference.html',
  namespaces: ['client'],
  types: { RetryClient: 'ClientSession' },
  calls: {
    ...requests(
      'ClientSession',
      made('ClientSession', param(0, 'base_url')),
      timeout({ on: 'call', timeoutMs: aiohttpTimeout, unit: 's' }),
    ),
    ClientSession: timeout({ on: 'made', timeoutMs: aiohttpTimeout, unit: 's' }),
    'ClientSession.ws_connect': call({
      protocol: 'websocket',
      target: url(made('ClientSession', param(0, 'base_url')), param(0, 'url')),
    }),
    request: request(param(0, 'method'), param(1, 'url')),
  },
});

/** https://docs.python.org/3/library/urllib.parse.html#urllib.parse.urlunsplit */
const unsplit: ValueRule = { value: 'select', selector: join(arg(0, '0'), text('://'), arg(0, '1'), arg(0, '2')) };

const opened = first(made('Request', param(0, 'url')), param(0, 'url'));

export const urllib = defineLibrary({
  name: 'urllib',
  imports: ['urllib', 'urllib.request', 'urllib.parse', 'urllib2'],
  docs: 'https://docs.python.org/3/library/urllib.request.html',
  namespaces: ['request', 'parse'],
  values: {
    urlunparse: unsplit,
    urlunsplit: unsplit,
    urljoin: { value: 'select', selector: url(param(0, 'base'), param(1, 'url')) },
    quote: { value: 'select', selector: arg(0) },
    quote_plus: { value: 'select', selector: arg(0) },
  } satisfies Record<string, ValueRule>,
  calls: {
    urlopen: [request('GET', opened), timeout({ on: 'call', timeoutMs: param(2, 'timeout'), unit: 's' })],
    Request: request(first(keyword('method'), text('GET')), param(0, 'url')),
    urlretrieve: request('GET', param(0, 'url')),
  },
});

export const urllib3 = defineLibrary({
  name: 'urllib3',
  imports: ['urllib3', 'urllib3.util', 'urllib3.util.retry'],
  docs: 'https://urllib3.readthedocs.io/en/stable/reference/urllib3.request.html',
  namespaces: ['poolmanager', 'util', 'util.retry'],
  calls: {
    request: request(param(0, 'method'), param(1, 'url')),
    'PoolManager.request': request(param(0, 'method'), param(1, 'url')),
    'PoolManager.urlopen': request(param(0, 'method'), param(1, 'url')),
    'ProxyManager.request': request(param(0, 'method'), param(1, 'url')),
    ...connectionTo('HTTPConnectionPool', 'http'),
    ...connectionTo('HTTPSConnectionPool', 'https'),
  },
});

function connectionTo(type: string, scheme: string): Record<string, Effect> {
  const host = made(type, param(0, 'host'));
  const withPort = join(text(`${scheme}://`), host, text(':'), made(type, param(1, 'port')));
  const base = first(withPort, join(text(`${scheme}://`), host));
  return { [`${type}.request`]: request(param(0, 'method'), url(base, param(1, 'url'))) };
}

export const httpClient = defineLibrary({
  name: 'http-client',
  imports: ['http', 'http.client', 'httplib'],
  docs: 'https://docs.python.org/3/library/http.client.html',
  namespaces: ['client'],
  calls: { ...connectionTo('HTTPConnection', 'http'), ...connectionTo('HTTPSConnection', 'https') },
});

/** WebSocket clients. */
export const websockets = defineLibrary({
  name: 'websockets',
  imports: ['websockets', 'websockets.*', 'websocket', 'socketio'],
  docs: 'https://websockets.readthedocs.io/en/stable/reference/asyncio/client.html',
  namespaces: ['client', 'asyncio', 'sync'],
  types: { AsyncClient: 'Client' },
  calls: {
    connect: call({ protocol: 'websocket', target: param(0, 'uri') }),
    create_connection: call({ protocol: 'websocket', target: param(0, 'url') }),
    WebSocketApp: call({ protocol: 'websocket', target: param(0, 'url') }),
    'Client.connect': call({ protocol: 'websocket', target: param(0, 'url') }),
  },
});

/** One call that sends one GraphQL document. */
export const gql = defineLibrary({
  name: 'gql',
  imports: ['gql', 'gql.transport.*', 'python_graphql_client', 'sgqlc.endpoint.*'],
  docs: 'https://gql.readthedocs.io/en/stable/transports/index.html',
  calls: each<Effect>(
    ['AIOHTTPTransport', 'RequestsHTTPTransport', 'HTTPXAsyncTransport', 'HTTPXTransport', 'HTTPEndpoint', 'WebsocketsTransport'],
    (name) => [name, call({ protocol: 'graphql', target: param(0, 'url') })],
  ),
});
