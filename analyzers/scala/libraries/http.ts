import {
  arg,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  keyword,
  type Library,
  listen,
  made,
  mount,
  param,
  route,
  type Selector,
  setting,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { GRPC, ROUTES, SIRD } from '../spellings.ts';

const VERBS = ['get', 'post', 'put', 'patch', 'delete', 'head', 'options'] as const;

function request(method: string | Selector, target: Selector): Effect {
  return call({ protocol: 'http', method, target });
}

/** Trees of routes that the front end spells out as one chain of calls. */
const routes = defineLibrary({
  name: 'scala-routes',
  imports: [ROUTES],
  docs: 'https://doc.akka.io/libraries/akka-http/current/routing-dsl/',
  creates: { router: 'Router', 'Router.*': 'Router' },
  values: each<ValueRule>(['Router.route', 'Router.mount'], (name) => [name, itself]),
  calls: { 'Router.route': route(arg(1, '[]'), arg(0)), 'Router.mount': mount(arg(1), arg(0)) },
});

/** Routes of Play that are cases of code: https://www.playframework.com/documentation/latest/ScalaSirdRouter */
const sird = defineLibrary({
  name: 'play-routes',
  imports: [SIRD],
  docs: 'https://www.playframework.com/documentation/latest/ScalaSirdRouter',
  below: setting('play.http.context', text('')),
  creates: { router: 'Router', 'Router.route': 'Router' },
  values: { 'Router.route': itself },
  calls: { 'Router.route': route(arg(1), arg(0)) },
});

const models = ['akka.http.scaladsl', 'org.apache.pekko.http.scaladsl'];

/** Servers are bound, single requests are made of a whole URI. */
const akkaHttp = defineLibrary({
  name: 'akka-http',
  imports: [...models, ...models.flatMap((each) => [`${each}.model`, `${each}.model.ws`, `${each}.client.RequestBuilding`])],
  docs: 'https://doc.akka.io/libraries/akka-http/current/',
  creates: { Http: 'Http', 'Http.newServerAt': 'ServerBuilder' },
  values: each<ValueRule>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'], (verb) => [
    `HttpMethods.${verb}`,
    { value: 'text', text: verb },
  ]),
  calls: {
    'Http.newServerAt': listen(arg(1)),
    'Http.bindAndHandle': listen(param(2, 'port')),
    WebSocketRequest: call({ protocol: 'websocket', target: arg(0) }),
    ...each<Effect>(['fromTargetUri', 'fromTargetUriString'], (name) => [
      `WebSocketRequest.${name}`,
      call({ protocol: 'websocket', target: arg(0) }),
    ]),
    HttpRequest: request(first(keyword('method'), arg(0), text('GET')), first(keyword('uri'), arg(1))),
    ...each<Effect>(['Get', 'Post', 'Put', 'Patch', 'Delete'], (verb) => [verb, request(verb.toUpperCase(), arg(0))]),
  },
});

/** https://www.playframework.com/documentation/latest/ScalaWS */
const playWs = defineLibrary({
  name: 'play-ws',
  imports: ['play.api.libs.ws', 'play.api.libs.ws.ahc'],
  docs: 'https://www.playframework.com/documentation/latest/ScalaWS',
  types: {
    StandaloneWSClient: 'WSClient',
    AhcWSClient: 'WSClient',
    StandaloneAhcWSClient: 'WSClient',
    WSStart: 'WSUrl',
    WSMethod: 'WSUrl',
  },
  creates: { 'WSClient.url': 'WSStart', 'WSUrl.withMethod': 'WSMethod', 'WSUrl.*': 'WSUrl', 'WSMethod.*': 'WSMethod' },
  calls: {
    ...each<Effect>(VERBS, (verb) => [`WSUrl.${verb}`, request(verb.toUpperCase(), made('WSStart', arg(0)))]),
    'WSUrl.execute': request(arg(0), made('WSStart', arg(0))),
    'WSMethod.execute': request(made('WSMethod', arg(0)), made('WSStart', arg(0))),
  },
});

/** Requests are values that say a method and a URI. */
const sttp = defineLibrary({
  name: 'sttp',
  imports: ['sttp.client3', 'sttp.client4', 'com.softwaremill.sttp', 'sttp.client3.quick', 'sttp.client4.quick'],
  docs: 'https://sttp.softwaremill.com/en/stable/requests/basics.html',
  types: { Partial: 'Request', RequestT: 'Request' },
  creates: { 'basicRequest.*': 'Request', 'quickRequest.*': 'Request', 'emptyRequest.*': 'Request', 'Request.*': 'Request' },
  calls: {
    ...Object.fromEntries(
      ['basicRequest', 'quickRequest', 'emptyRequest', 'sttp', 'Request'].flatMap((of) =>
        VERBS.map((verb) => [`${of}.${verb}`, request(verb.toUpperCase(), arg(0))] as const),
      ),
    ),
  },
});

/** Servers of http4s, and its client, which is given a URI or a request. */
const http4s = defineLibrary({
  name: 'http4s',
  imports: [
    'org.http4s',
    'org.http4s.client',
    'org.http4s.ember.server',
    'org.http4s.blaze.server',
    'org.http4s.ember.client',
    'org.http4s.blaze.client',
  ],
  docs: 'https://http4s.org/v0.23/docs/client.html',
  creates: {
    'EmberServerBuilder.*': 'EmberServerBuilder',
    'BlazeServerBuilder.*': 'BlazeServerBuilder',
    'EmberClientBuilder.build': 'Client',
    'BlazeClientBuilder.resource': 'Client',
    'EmberClientBuilder.*': 'EmberClientBuilder',
    'BlazeClientBuilder.*': 'BlazeClientBuilder',
  },
  values: each<ValueRule>(['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], (verb) => [`Method.${verb}`, { value: 'text', text: verb }]),
  calls: {
    'EmberServerBuilder.withPort': listen(arg(0)),
    'BlazeServerBuilder.bindHttp': listen(arg(0)),
    Request: request(first(keyword('method'), arg(0), text('GET')), first(keyword('uri'), arg(1))),
    ...each<Effect>(['expect', 'get', 'expectOption'], (name) => [`Client.${name}`, request('GET', arg(0))]),
  },
});

const zioHttp = defineLibrary({
  name: 'zio-http',
  imports: ['zio.http'],
  docs: 'https://zio.dev/zio-http/reference/server/',
  calls: { 'Server.defaultWithPort': listen(arg(0)), 'Server.defaultWith': listen(arg(0, 'port')) },
});

/** https://github.com/com-lihaoyi/requests-scala, whose functions are called by their methods' names. */
const requests = defineLibrary({
  name: 'requests-scala',
  imports: ['requests'],
  globals: ['requests'],
  docs: 'https://github.com/com-lihaoyi/requests-scala',
  calls: each<Effect>(VERBS, (verb) => [`requests.${verb}`, request(verb.toUpperCase(), arg(0))]),
});

const CHANNELS = ['ManagedChannelBuilder', 'NettyChannelBuilder'];

/** Clients that are set up in code or by the settings: https://pekko.apache.org/docs/pekko-grpc/current/client/configuration.html */
function clientSettings(root: 'akka' | 'pekko', specifier: string): Library {
  const below = (name: string) => setting(join(text(`${root}.grpc.client.`), arg(0), text(`.${name}`)));
  return defineLibrary({
    name: `${root}-grpc`,
    imports: [specifier],
    docs: 'https://pekko.apache.org/docs/pekko-grpc/current/client/configuration.html',
    values: {
      'GrpcClientSettings.connectToServiceAt': { value: 'select', selector: join(arg(0), text(':'), arg(1)) },
      'GrpcClientSettings.fromConfig': { value: 'select', selector: join(below('host'), text(':'), below('port')) },
    },
  });
}

/** Channels of grpc-java stand for their address. */
const channels = defineLibrary({
  name: 'grpc-channels',
  imports: ['io.grpc', 'io.grpc.netty', 'io.grpc.netty.shaded.io.grpc.netty'],
  docs: 'https://scalapb.github.io/docs/grpc/',
  creates: {
    ...Object.fromEntries(CHANNELS.map((name) => [`${name}.forAddress`, 'ByAddress'])),
    ...Object.fromEntries(CHANNELS.map((name) => [`${name}.forTarget`, 'ByTarget'])),
    'ChannelBuilder.*': 'ChannelBuilder',
  },
  types: { ByAddress: 'ChannelBuilder', ByTarget: 'ChannelBuilder' },
  values: {
    'ChannelBuilder.build': {
      value: 'select',
      selector: first(join(made('ByAddress', arg(0)), text(':'), made('ByAddress', arg(1))), made('ByTarget', arg(0))),
    },
  },
  calls: { 'ServerBuilder.forPort': listen(arg(0)), 'NettyServerBuilder.forPort': listen(arg(0)) },
});

const generated = defineLibrary({
  name: 'scalapb',
  imports: [GRPC],
  docs: 'https://scalapb.github.io/docs/grpc/',
  calls: {
    stub: call({ protocol: 'grpc', target: first(arg(1), text('')), contract: arg(0) }),
    handler: route('RPC', join(arg(0), text('/'), { from: 'function-names', of: arg(1), case: 'pascal' })),
  },
  decorators: { method: { method: route('RPC', join(arg(0), text('/'), arg(1))) } },
});

const settings = [clientSettings('akka', 'akka.grpc'), clientSettings('pekko', 'org.apache.pekko.grpc')];

export const httpLibraries = [routes, sird, akkaHttp, playWs, sttp, http4s, zioHttp, requests, channels, ...settings, generated];
