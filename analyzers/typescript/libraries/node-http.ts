import { arg, call, defineLibrary, type Effect, first, join, type Library, listen, text } from '../../../src/code/library.ts';
import { upgradedByProxy } from './proxies.ts';
import { answered } from './support/answered.ts';
import { address, methodOf, optionsAt } from './support/selectors.ts';

/** `http.request(options)`, `http.request(url, options)` and servers, for one of the modules. */
function httpModule(scheme: 'http' | 'https', docs: string): Library {
  const request: Effect = call({
    protocol: 'http',
    target: first(arg(0, 'href'), join(text(`${scheme}://`), address(optionsAt(0), 'hostname', 'host')), arg(0)),
    method: methodOf(optionsAt(0), optionsAt(1)),
    path: first(arg(0, 'path'), arg(1, 'path')),
  });
  return defineLibrary({
    name: `node-${scheme}`,
    imports: [scheme, `node:${scheme}`],
    docs,
    creates: { createServer: 'Server' },
    calls: {
      request,
      get: request,
      createServer: [answered(arg(0)), answered(arg(1))],
      'Server.on': [answered(arg(1)), upgradedByProxy],
      'Server.listen': listen(first(arg(0, 'port'), arg(0))),
    },
  });
}

export const nodeHttp = httpModule('http', 'https://nodejs.org/api/http.html');
export const nodeHttps = httpModule('https', 'https://nodejs.org/api/https.html');

/** HTTP/2 servers, and clients that keep one session to one authority. */
export const nodeHttp2 = defineLibrary({
  name: 'node-http2',
  imports: ['http2', 'node:http2'],
  docs: 'https://nodejs.org/api/http2.html',
  creates: { createServer: 'Server', createSecureServer: 'Server' },
  calls: {
    createServer: [answered(arg(0)), answered(arg(1))],
    createSecureServer: [answered(arg(0)), answered(arg(1))],
    connect: call({ protocol: 'http', target: first(arg(0, 'href'), arg(0)) }),
    'Server.listen': listen(first(arg(0, 'port'), arg(0))),
  },
});
