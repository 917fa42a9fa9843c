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
  maker,
  receiver,
  type Selector,
  text,
} from '../../../src/code/library.ts';

function forward(target: Selector): Effect {
  return call({ protocol: 'http', target, method: 'ANY' });
}

function forwardLive(target: Selector, where?: readonly [at: Selector, text: string]): Effect {
  return call({ protocol: 'websocket', target, ...(where ? { where } : {}) });
}

function mapped(of: Selector, texts: Readonly<Record<string, string>>): Selector {
  return { from: 'mapped', of, texts };
}

/** Paths at which WebSockets are served by name or by a library's default: Socket.IO, SockJS, SignalR, Action Cable. */
const LIVE = {
  '/ws': 'live',
  '/cable': 'live',
  ...each(['socket', 'sockjs', 'signalr', '/ws/'], (word) => [`*${word}*`, 'live']),
};

/**
 * What is passed on: `ws: true` means WebSockets, at their usual paths nothing else; set for other paths, as it often is for everything, it tells nothing.
 * https://github.com/chimurai/http-proxy-middleware#websocket
 */
function passed(options: number, path: Selector): readonly Effect[] {
  const target = first(arg(options, 'target', 'href'), arg(options, 'target'));
  const kind = join(
    first(mapped(path, { ...LIVE, '*': 'plain' }), text('any')),
    text(' '),
    first(arg(options, 'ws'), text('false')),
  );
  const { method, ...request } = { protocol: 'http', target, method: 'ANY' } as const;
  return [
    call({ ...request, method, where: [mapped(kind, { 'live true': 'no', '*': 'yes' }), 'yes'] }),
    call({
      ...request,
      protocol: 'websocket',
      where: [mapped(kind, { 'live true': 'yes', 'any true': 'yes', '*': 'no' }), 'yes'],
    }),
  ];
}

/**
 * `server.on('upgrade', proxy.upgrade)`: WebSockets that a middleware does not wait for another request to pass on.
 * https://github.com/chimurai/http-proxy-middleware#external-websocket-upgrade
 */
export const upgradedByProxy = forwardLive(maker(arg(1), first(arg(1, 'target'), arg(0, 'target')), 'ProxyMiddleware'), [
  join(arg(0), text(' '), maker(arg(1), text('proxied'), 'ProxyMiddleware')),
  'upgrade proxied',
]);

const MIDDLEWARE = ['default', 'createProxyMiddleware', 'legacyCreateProxyMiddleware', 'proxy'];

/** Options alone, or behind the paths that they hold for. */
export const httpProxyMiddleware = defineLibrary({
  name: 'http-proxy-middleware',
  imports: ['http-proxy-middleware'],
  docs: 'https://github.com/chimurai/http-proxy-middleware#options',
  creates: each(MIDDLEWARE, (name) => [name, 'ProxyMiddleware']),
  values: { 'ProxyMiddleware.upgrade': { value: 'select', selector: receiver, isProperty: true } },
  calls: {
    ...each<readonly Effect[]>(MIDDLEWARE, (name) => [name, passed(0, arg(0, 'pathFilter'))]),
    ...each<readonly Effect[]>(MIDDLEWARE, (name) => [`${name}/2`, passed(1, arg(0))]),
  },
});

/** The options of a request stand behind the request and what it is answered through; of a WebSocket, behind what was read of it too. */
const perRequest = (options: number) => first(arg(options, 'target'), made('ProxyServer', arg(0, 'target')));

/** A server may name its target when it is made or with each request. */
export const httpProxy = defineLibrary({
  name: 'http-proxy',
  imports: ['http-proxy', 'http-proxy-node16', 'httpxy'],
  docs: 'https://github.com/http-party/node-http-proxy#core-concept',
  creates: { createProxyServer: 'ProxyServer', createProxy: 'ProxyServer', createServer: 'ProxyServer' },
  calls: {
    'ProxyServer.web': forward(perRequest(2)),
    'ProxyServer.ws': forwardLive(perRequest(3)),
    'ProxyServer.listen': [
      forward(made('ProxyServer', arg(0, 'target'))),
      forwardLive(made('ProxyServer', arg(0, 'target')), [made('ProxyServer', arg(0, 'ws')), 'true']),
      listen(arg(0)),
    ],
  },
});

export const expressHttpProxy = defineLibrary({
  name: 'express-http-proxy',
  imports: ['express-http-proxy', 'koa-proxies'],
  docs: 'https://github.com/villadora/express-http-proxy#usage',
  calls: { default: forward(first(arg(1, 'target'), arg(0, '()'), arg(0))) },
});
