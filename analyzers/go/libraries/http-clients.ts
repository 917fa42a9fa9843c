import {
  arg,
  call,
  defineLibrary,
  type Effect,
  first,
  itself,
  keyword,
  type Library,
  made,
  type Selector,
  text,
  url,
  type ValueRule,
} from '../../../src/code/library.ts';
import { METHODS, titled } from './support/selectors.ts';

/** Requests go below the base URL that the client was given. */
const base = first(
  made('BasedClient', arg(0)),
  made('Client', keyword('BaseURL')),
  made('Client', keyword('HostURL')),
  made('Client', arg(0, 'BaseURL')),
);
const below = (path: Selector): Selector => first(url(base, path), path);
const REQUEST_SETTERS = [
  'SetHeader',
  'SetHeaders',
  'SetBody',
  'SetResult',
  'SetError',
  'SetContext',
  'SetQueryParam',
  'SetQueryParams',
  'SetPathParam',
  'SetPathParams',
  'SetAuthToken',
  'SetBasicAuth',
  'SetFormData',
  'EnableTrace',
];
const CLIENT_SETTERS = [
  'SetTimeout',
  'SetRetryCount',
  'SetHeader',
  'SetHeaders',
  'SetDebug',
  'SetTransport',
  'SetRetryWaitTime',
  'SetRetryMaxWaitTime',
  'SetAuthToken',
  'SetBasicAuth',
];

export const resty = defineLibrary({
  name: 'resty',
  imports: ['github.com/go-resty/resty*', 'gopkg.in/resty*', 'resty.dev/*'],
  docs: 'https://pkg.go.dev/github.com/go-resty/resty/v2',
  creates: {
    New: 'Client',
    NewWithClient: 'Client',
    'Client.SetBaseURL': 'BasedClient',
    'Client.SetHostURL': 'BasedClient',
    'Client.R': 'Request',
    'Client.NewRequest': 'Request',
    R: 'Request',
  },
  types: { BasedClient: 'Client' },
  values: Object.fromEntries([
    ...REQUEST_SETTERS.map((name): [string, ValueRule] => [`Request.${name}`, itself]),
    ...CLIENT_SETTERS.map((name): [string, ValueRule] => [`Client.${name}`, itself]),
  ]),
  calls: {
    ...Object.fromEntries(
      METHODS.map((method) => [`Request.${titled(method)}`, call({ protocol: 'http', method, target: below(arg(0)) })]),
    ),
    'Request.Execute': call({ protocol: 'http', method: arg(0), target: below(arg(1)) }),
  },
});

const sends = (method: string, index: number): Effect => call({ protocol: 'http', method, target: arg(index) });

/** Retries around the standard client, with its functions. */
export const retryablehttp = defineLibrary({
  name: 'retryablehttp',
  imports: [
    'github.com/hashicorp/go-retryablehttp',
    'github.com/sethgrid/pester',
    'github.com/gojektech/heimdall*',
    'github.com/gojek/heimdall*',
  ],
  docs: 'https://pkg.go.dev/github.com/hashicorp/go-retryablehttp',
  creates: { NewClient: 'Client', New: 'Client', NewRequest: 'Request', 'Client.StandardClient': 'Client' },
  calls: {
    ...Object.fromEntries(
      METHODS.flatMap((method) => [titled(method), `Client.${titled(method)}`].map((path) => [path, sends(method, 0)])),
    ),
    NewRequest: call({ protocol: 'http', method: arg(0), target: arg(1) }),
    NewRequestWithContext: call({ protocol: 'http', method: arg(1), target: arg(2) }),
  },
});

/** `fasthttp.Get(dst, url)`; a request is given its URI before it is sent. */
export const fasthttp = defineLibrary({
  name: 'fasthttp',
  imports: ['github.com/valyala/fasthttp'],
  docs: 'https://pkg.go.dev/github.com/valyala/fasthttp',
  creates: { AcquireRequest: 'Request' },
  calls: {
    Get: sends('GET', 1),
    GetTimeout: sends('GET', 1),
    Post: sends('POST', 1),
    'Client.Get': sends('GET', 1),
    'Client.Post': sends('POST', 1),
    'Request.SetRequestURI': call({ protocol: 'http', target: arg(0) }),
  },
});

/** `sling.New().Base(url).Get(path)`. */
export const sling = defineLibrary({
  name: 'sling',
  imports: ['github.com/dghubble/sling'],
  docs: 'https://pkg.go.dev/github.com/dghubble/sling',
  creates: { New: 'Sling', 'Sling.Base': 'Based', 'Sling.New': 'Sling' },
  types: { Based: 'Sling' },
  calls: Object.fromEntries(
    METHODS.map((method) => [
      `Sling.${titled(method)}`,
      call({ protocol: 'http', method, target: first(url(made('Based', arg(0)), arg(0)), arg(0)) }),
    ]),
  ),
});

/** Endpoints over HTTP: `NewClient(method, url, encode, decode)`. */
export const goKitHttp = defineLibrary({
  name: 'go-kit-http',
  imports: ['github.com/go-kit/kit/transport/http'],
  docs: 'https://pkg.go.dev/github.com/go-kit/kit/transport/http',
  calls: { NewClient: call({ protocol: 'http', method: arg(0), target: arg(1) }) },
});

const dial = call({ protocol: 'websocket', target: arg(0) });

export const websocket = defineLibrary({
  name: 'go-websocket',
  imports: ['github.com/gorilla/websocket', 'github.com/fasthttp/websocket'],
  docs: 'https://pkg.go.dev/github.com/gorilla/websocket#Dialer.Dial',
  types: { DefaultDialer: 'Dialer' },
  calls: { 'Dialer.Dial': dial, 'Dialer.DialContext': call({ protocol: 'websocket', target: arg(1) }) },
});

export const coderWebsocket = defineLibrary({
  name: 'coder-websocket',
  imports: ['nhooyr.io/websocket', 'github.com/coder/websocket'],
  docs: 'https://pkg.go.dev/github.com/coder/websocket#Dial',
  calls: { Dial: call({ protocol: 'websocket', target: arg(1) }) },
});

export const graphqlClient = defineLibrary({
  name: 'go-graphql-client',
  imports: ['github.com/machinebox/graphql', 'github.com/shurcooL/graphql', 'github.com/hasura/go-graphql-client'],
  docs: 'https://pkg.go.dev/github.com/machinebox/graphql',
  creates: { NewClient: 'Client' },
  calls: { NewClient: call({ protocol: 'graphql', target: arg(0), method: text('POST') }) },
});

export const httpClients: readonly Library[] = [
  resty,
  retryablehttp,
  fasthttp,
  sling,
  goKitHttp,
  websocket,
  coderWebsocket,
  graphqlClient,
];
