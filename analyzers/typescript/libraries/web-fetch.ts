import {
  arg,
  call,
  defineLibrary,
  each,
  first,
  madeOf,
  measured,
  type Selector,
  timeout,
  type ValueRule,
} from '../../../src/code/library.ts';
import { PAGE_HOST } from '../../../src/sdk/index.ts';
import { keptGlobally } from './global-object.ts';
import { told } from './page-settings.ts';
import { methodOf, optionsAt, sidecarRecipient } from './support/selectors.ts';
import { socketIoConnect } from './websockets.ts';

/** `fetch(new Request(url, { method }))`: https://developer.mozilla.org/en-US/docs/Web/API/Request/Request */
function ofRequest(selector: Selector): Selector {
  return madeOf(arg(0), 'Request', selector);
}

/** What `fetch` asks, whoever hands it out. */
export const fetchRequest = call({
  protocol: 'http',
  target: first(ofRequest(first(arg(0, 'href'), arg(0))), arg(0, 'url'), arg(0, 'href'), arg(0)),
  method: methodOf(optionsAt(1), optionsAt(0), (...path) => ofRequest(arg(1, ...path))),
  recipient: sidecarRecipient(optionsAt(1)),
});

/** `signal: AbortSignal.timeout(5000)` is the number of milliseconds; `timeout` is an option of node-fetch 2. */
const signalled = timeout({ on: 'call', timeoutMs: first(arg(1, 'signal'), arg(1, 'timeout')) });

const events = call({ protocol: 'http', method: 'GET', target: arg(0) });
const socket = call({ protocol: 'websocket', target: first(arg(0, 'href'), arg(0)) });

/** Under these names the scripts of a page keep what they were told at its start: runtime-env-cra, react-inject-env, next-runtime-env and their like. */
const TOLD =
  '__env env _env_ _env ENV __ENV __ENV__ config CONFIG _config __config __CONFIG__ appConfig APP_CONFIG __APP_CONFIG__ runtimeConfig RUNTIME_CONFIG __RUNTIME_CONFIG__ appSettings';
/** What browsers, Node, Deno and Bun have without import. */
export const webFetch = defineLibrary({
  name: 'web',
  imports: [],
  docs: 'https://developer.mozilla.org/en-US/docs/Web/API/Window/fetch',
  globals: [
    'fetch',
    'window',
    'document',
    'location',
    'globalThis',
    'self',
    'WebSocket',
    'EventSource',
    'navigator',
    'XMLHttpRequest',
    'ActiveXObject',
    'AbortSignal',
    'Response',
    'Request',
  ],
  creates: {
    Response: 'Response',
    'Response.json': 'Response',
    'Response.redirect': 'Response',
    'window.XMLHttpRequest': 'XMLHttpRequest',
    // What browsers before the standard had: https://learn.microsoft.com/previous-versions/windows/desktop/ms759148(v=vs.85)
    ActiveXObject: 'XMLHttpRequest',
    'window.ActiveXObject': 'XMLHttpRequest',
  },
  values: {
    ...each<ValueRule>(
      TOLD.split(' ').flatMap((name) => [`window.${name}.*`, `globalThis.${name}.*`, `self.${name}.*`]),
      (name) => [name, told],
    ),
    'ToldSection.*': told,
    ...keptGlobally.values,
    'AbortSignal.timeout': { value: 'select', selector: arg(0) },
    // https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-location-interface
    ...each<ValueRule>(
      ['', 'window.', 'document.', 'self.', 'globalThis.'].flatMap((of) =>
        ['host', 'hostname', 'origin'].map((part) => `${of}location.${part}`),
      ),
      (name) => [name, { value: 'unknown', why: PAGE_HOST }],
    ),
  },
  calls: {
    ...measured(
      { fetch: fetchRequest, 'window.fetch': fetchRequest, 'globalThis.fetch': fetchRequest, 'self.fetch': fetchRequest },
      signalled,
    ),
    ...keptGlobally.calls,
    'navigator.sendBeacon': call({ protocol: 'http', method: 'POST', target: arg(0) }),
    'XMLHttpRequest.open': call({ protocol: 'http', method: arg(0), target: arg(1) }),
    EventSource: events,
    'window.EventSource': events,
    WebSocket: socket,
    'window.WebSocket': socket,
    'window.io': socketIoConnect,
    'window.io.connect': socketIoConnect,
  },
});

/** Packages that give the same function to older runtimes. */
export const fetchPackages = defineLibrary({
  name: 'fetch-packages',
  imports: [
    'node-fetch',
    'node-fetch-native',
    'cross-fetch',
    'cross-fetch/*',
    'isomorphic-fetch',
    'isomorphic-unfetch',
    'unfetch',
    'whatwg-fetch',
    'make-fetch-happen',
    'node-fetch-commonjs',
  ],
  docs: 'https://github.com/node-fetch/node-fetch#api',
  calls: measured({ default: fetchRequest, fetch: fetchRequest }, signalled),
});
