import {
  arg,
  call,
  compared,
  defineLibrary,
  type Effect,
  each,
  first,
  listen,
  made,
  maker,
  mount,
  pattern,
  route,
  text,
  timeout,
  type ValueRule,
} from '../../../src/code/library.ts';
import { METHODS, titled } from './support/selectors.ts';

/** Since Go 1.22 a pattern may begin with a method, `GET /orders/{id}`; before, handlers asked for it themselves. */
const handled = route(
  first(pattern(arg(0), 'method'), compared(arg(1), 'Method', 'OPTIONS'), text('ANY')),
  pattern(arg(0), 'path'),
  arg(1),
);

const same: ValueRule = { value: 'select', selector: arg(0) };
const request = (method: string, index: number): Effect => call({ protocol: 'http', method, target: arg(index) });
const SENDERS: readonly (readonly [string, string])[] = [
  ['Get', 'GET'],
  ['Head', 'HEAD'],
  ['Post', 'POST'],
  ['PostForm', 'POST'],
];

/** The server and the client of the standard library. */
export const netHttp = defineLibrary({
  name: 'net-http',
  imports: ['net/http'],
  docs: 'https://pkg.go.dev/net/http',
  creates: { NewServeMux: 'ServeMux', NewRequest: 'Request', NewRequestWithContext: 'Request' },
  handsOn: ['ServeHTTP'],
  types: { DefaultClient: 'Client', DefaultServeMux: 'ServeMux' },
  values: {
    ...Object.fromEntries(METHODS.map((name): [string, ValueRule] => [`Method${titled(name)}`, { value: 'text', text: name }])),
    HandlerFunc: same,
    TimeoutHandler: same,
    AllowQuerySemicolons: same,
    MaxBytesHandler: same,
    StripPrefix: { value: 'select', selector: arg(1) },
  },
  calls: {
    HandleFunc: handled,
    Handle: handled,
    'ServeMux.HandleFunc': handled,
    'ServeMux.Handle': handled,
    StripPrefix: mount(arg(1), arg(0)),
    ListenAndServe: listen(arg(0)),
    ListenAndServeTLS: listen(arg(0)),
    Server: listen(arg(0, 'Addr')),
    ...Object.fromEntries(
      SENDERS.flatMap(([name, method]) => [name, `Client.${name}`].map((path) => [path, request(method, 0)])),
    ),
    NewRequest: call({ protocol: 'http', method: arg(0), target: arg(1) }),
    NewRequestWithContext: [
      call({ protocol: 'http', method: arg(1), target: arg(2) }),
      timeout({ on: 'call', timeoutMs: maker(arg(0), arg(1), 'TimedContext') }),
    ],
    // https://pkg.go.dev/net/http#Client.Timeout
    Client: timeout({ on: 'made', timeoutMs: arg(0, 'Timeout') }),
    'Client.Do': timeout({ on: 'receiver', of: arg(0), timeoutMs: made('Client', arg(0, 'Timeout')) }),
    Request: call({ protocol: 'http', method: first(arg(0, 'Method'), text('GET')), target: arg(0, 'URL') }),
  },
});

/** Wrappers that give the handler they are given, and clients that take a context first. */
export const handlerWrappers = defineLibrary({
  name: 'handler-wrappers',
  imports: [
    'go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp',
    'github.com/gorilla/handlers',
    'golang.org/x/net/http2/h2c',
    'github.com/NYTimes/gziphandler',
  ],
  docs: 'https://pkg.go.dev/go.opentelemetry.io/contrib/instrumentation/net/http/otelhttp',
  values: {
    NewHandler: same,
    GzipHandler: same,
    CompressHandler: same,
    ProxyHeaders: same,
    LoggingHandler: { value: 'select', selector: arg(1) },
    CombinedLoggingHandler: { value: 'select', selector: arg(1) },
  },
  calls: { Get: request('GET', 1), Head: request('HEAD', 1), Post: request('POST', 1), PostForm: request('POST', 1) },
});

/** Everything that comes in goes on to the target. */
export const reverseProxy = defineLibrary({
  name: 'net-http-httputil',
  imports: ['net/http/httputil'],
  docs: 'https://pkg.go.dev/net/http/httputil#NewSingleHostReverseProxy',
  calls: { NewSingleHostReverseProxy: call({ protocol: 'http', target: arg(0) }) },
});

/** Methods of another program's values, over a connection of their own. */
export const netRpc = defineLibrary({
  name: 'net-rpc',
  imports: ['net/rpc', 'net/rpc/jsonrpc'],
  docs: 'https://pkg.go.dev/net/rpc#Dial',
  calls: each<Effect>(['Dial', 'DialHTTP', 'DialHTTPPath'], (name) => [name, call({ protocol: 'tcp', target: arg(1) })]),
});
