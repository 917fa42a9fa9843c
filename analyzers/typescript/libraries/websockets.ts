import { arg, call, defineLibrary, type Effect, each, first, link, listen, text } from '../../../src/code/library.ts';

const port = listen(first(arg(0, 'port'), arg(0)));

export const socketIo = defineLibrary({
  name: 'socket.io',
  imports: ['socket.io'],
  docs: 'https://socket.io/docs/v4/server-initialization/',
  creates: { default: 'Server' },
  calls: { default: listen(arg(0)), Server: listen(arg(0)), 'Server.listen': listen(arg(0)) },
});

/**
 * The URL's own path names a namespace, which is no part of the request (https://socket.io/docs/v4/namespaces/#client-initialization); where the
 * server listens is an option: https://socket.io/docs/v4/client-options/#path. Without a URL it is the page's own server.
 */
export const socketIoConnect = call({
  protocol: 'websocket',
  target: link(first(arg(0), text('/')), text('/')),
  path: first(arg(1, 'path'), arg(0, 'path'), text('/socket.io/')),
});

export const socketIoClient = defineLibrary({
  name: 'socket.io-client',
  imports: ['socket.io-client'],
  globals: ['io'],
  docs: 'https://socket.io/docs/v4/client-initialization/',
  calls: each<Effect>(['default', 'io', 'io.connect', 'connect', 'Manager'], (name) => [name, socketIoConnect]),
});

const connectAngular = call({
  protocol: 'websocket',
  target: link(arg(0, 'url'), text('/')),
  path: first(arg(0, 'options', 'path'), text('/socket.io/')),
});

/** Angular's wrapper: a module, a function or a class of one's own that extends `Socket`. */
export const ngxSocketIo = defineLibrary({
  name: 'ngx-socket-io',
  imports: ['ngx-socket-io'],
  docs: 'https://github.com/rodgc/ngx-socket-io#readme',
  calls: { Socket: connectAngular, 'SocketIoModule.forRoot': connectAngular, provideSocketIo: connectAngular },
});

export const ws = defineLibrary({
  name: 'ws',
  imports: ['ws', 'isomorphic-ws', 'reconnecting-websocket'],
  docs: 'https://github.com/websockets/ws/blob/master/doc/ws.md',
  calls: {
    default: call({ protocol: 'websocket', target: first(arg(0, 'href'), arg(0)) }),
    WebSocket: call({ protocol: 'websocket', target: first(arg(0, 'href'), arg(0)) }),
    WebSocketServer: listen(arg(0, 'port')),
    Server: listen(arg(0, 'port')),
  },
});

const connectTo = call({ protocol: 'websocket', target: arg(0) });

/** SockJS's address is that of an HTTP server, which it asks first: https://github.com/sockjs/sockjs-client#readme */
export const sockjs = defineLibrary({
  name: 'sockjs-client',
  imports: ['sockjs-client', 'sockjs-client/dist/sockjs', 'sockjs-client/dist/sockjs.min.js'],
  globals: ['SockJS'],
  docs: 'https://github.com/sockjs/sockjs-client#sockjs-class',
  calls: { default: connectTo, SockJS: connectTo },
});

const overStomp = call({ protocol: 'websocket', target: arg(0, 'brokerURL') });

/** STOMP over WebSockets; where it runs over SockJS, that has the address. */
export const stompjs = defineLibrary({
  name: 'stompjs',
  imports: ['@stomp/stompjs', '@stomp/rx-stomp', 'webstomp-client', 'stompjs'],
  globals: ['Stomp', 'StompJs'],
  docs: 'https://stomp-js.github.io/api-docs/latest/classes/Client.html',
  creates: { Client: 'Client', 'StompJs.Client': 'Client', RxStomp: 'Client' },
  calls: {
    Client: overStomp,
    'StompJs.Client': overStomp,
    'StompJs.Stomp.client': connectTo,
    'Client.configure': overStomp,
    'Stomp.client': connectTo,
    client: connectTo,
    'default.client': connectTo,
  },
});

/** A gateway of its own port; without one it shares the application's. */
export const nestjsWebsockets = defineLibrary({
  name: 'nestjs-websockets',
  imports: ['@nestjs/websockets'],
  docs: 'https://docs.nestjs.com/websockets/gateways',
  decorators: { class: { WebSocketGateway: port } },
});

/** SignalR's client builds a connection to a hub. */
export const signalr = defineLibrary({
  name: 'signalr',
  imports: ['@microsoft/signalr'],
  docs: 'https://learn.microsoft.com/aspnet/core/signalr/javascript-client',
  calls: { 'HubConnectionBuilder.withUrl': call({ protocol: 'websocket', target: arg(0) }) },
});
