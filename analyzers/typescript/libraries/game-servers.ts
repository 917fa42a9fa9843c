import { arg, call, defineLibrary, type Effect, each, first, listen, route, type ValueRule } from '../../../src/code/library.ts';
import { express } from './express.ts';

const VERBS = ['get', 'post', 'options', 'del', 'patch', 'put', 'head', 'connect', 'trace', 'any'];
const METHODS: Readonly<Record<string, string>> = { any: 'ANY', del: 'DELETE' };
const itself: ValueRule = { value: 'select', selector: { from: 'receiver' } };

/** A server whose methods give it back. What opens a WebSocket is a GET: https://www.rfc-editor.org/rfc/rfc6455#section-4.1 */
export const uWebSockets = defineLibrary({
  name: 'uwebsockets.js',
  imports: ['uWebSockets.js', 'uws'],
  docs: 'https://unetworking.github.io/uWebSockets.js/generated/interfaces/TemplatedApp.html',
  creates: { App: 'App', SSLApp: 'App', H3App: 'App' },
  types: { TemplatedApp: 'App' },
  values: each<ValueRule>([...VERBS, 'ws', 'listen'], (verb) => [`App.${verb}`, itself]),
  calls: {
    ...each<Effect>(VERBS, (verb) => [`App.${verb}`, route(METHODS[verb] ?? verb.toUpperCase(), arg(0), arg(1))]),
    'App.ws': route('GET', arg(0), first(arg(1, 'upgrade'), arg(1, 'open'), arg(1))),
    // A host may stand before the port.
    'App.listen/2': listen(arg(0)),
    'App.listen/3': listen(first(arg(1), arg(0))),
  },
});

/** Colyseus hands its options' functions the Express application that it serves beside its rooms. */
export const colyseus = defineLibrary({
  ...express,
  name: 'colyseus',
  imports: ['@colyseus/tools'],
  docs: 'https://docs.colyseus.io/server/#express-api',
  creates: { 'Router.route': 'Route' },
  callbacks: { ...express.callbacks, default: { 0: ['Application'] } },
  callbackPaths: { default: ['initializeExpress'] },
});

/** `ws://` addresses, or the HTTP address of the same server. */
export const colyseusClient = defineLibrary({
  name: 'colyseus.js',
  imports: ['colyseus.js', '@colyseus/sdk'],
  docs: 'https://docs.colyseus.io/sdk/',
  calls: { Client: call({ protocol: 'websocket', target: arg(0) }) },
});

/** Yjs over WebSockets: the provider of Hocuspocus and that of y-websocket. */
export const yjsProviders = defineLibrary({
  name: 'yjs-providers',
  imports: ['@hocuspocus/provider', 'y-websocket'],
  docs: 'https://tiptap.dev/docs/hocuspocus/provider/configuration',
  calls: {
    HocuspocusProvider: call({ protocol: 'websocket', target: arg(0, 'url') }),
    HocuspocusProviderWebsocket: call({ protocol: 'websocket', target: arg(0, 'url') }),
    WebsocketProvider: call({ protocol: 'websocket', target: arg(0) }),
  },
});
