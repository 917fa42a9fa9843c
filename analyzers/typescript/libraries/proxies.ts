import { arg, call, defineLibrary, type Effect, each, first, listen, made, type Selector } from '../../../src/code/library.ts';

function forward(target: Selector): Effect {
  return call({ protocol: 'http', target, method: 'ANY' });
}

const optionsTarget = first(arg(0, 'target', 'href'), arg(0, 'target'), arg(1, 'target'));
const MIDDLEWARE = ['default', 'createProxyMiddleware', 'legacyCreateProxyMiddleware', 'proxy'];

export const httpProxyMiddleware = defineLibrary({
  name: 'http-proxy-middleware',
  imports: ['http-proxy-middleware'],
  docs: 'https://github.com/chimurai/http-proxy-middleware#options',
  calls: each<Effect>(MIDDLEWARE, (name) => [name, forward(optionsTarget)]),
});

const perRequest = first(arg(2, 'target'), made('ProxyServer', arg(0, 'target')));

/** A server may name its target when it is made or with each request. */
export const httpProxy = defineLibrary({
  name: 'http-proxy',
  imports: ['http-proxy', 'http-proxy-node16', 'httpxy'],
  docs: 'https://github.com/http-party/node-http-proxy#core-concept',
  creates: { createProxyServer: 'ProxyServer', createProxy: 'ProxyServer', createServer: 'ProxyServer' },
  calls: {
    'ProxyServer.web': forward(perRequest),
    'ProxyServer.ws': forward(perRequest),
    'ProxyServer.listen': [forward(made('ProxyServer', arg(0, 'target'))), listen(arg(0))],
  },
});

export const expressHttpProxy = defineLibrary({
  name: 'express-http-proxy',
  imports: ['express-http-proxy', 'koa-proxies'],
  docs: 'https://github.com/villadora/express-http-proxy#usage',
  calls: { default: forward(first(arg(1, 'target'), arg(0, '()'), arg(0))) },
});
