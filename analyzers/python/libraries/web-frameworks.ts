import {
  arg,
  call,
  calledName,
  connection,
  decoratedName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  keyword,
  listen,
  made,
  madeOf,
  mount,
  param,
  publish,
  route,
  type Selector,
  subscribe,
  text,
} from '../../../src/code/library.ts';
import { REMOTE, SERVICE } from '../nameko-services.ts';
import { methods, pattern } from './support/derived.ts';
import { HANDLERS, VERBS } from './support/selectors.ts';

const METHODS = [...VERBS, 'view'];
const verbOf = (name: string): string => (name === 'view' ? 'ANY' : name.toUpperCase());
const tableRoutes = each<Effect>(METHODS, (verb) => [
  `RouteTableDef.${verb}`,
  route(verb === 'view' ? first(methods({ from: 'decorated' }, HANDLERS), text('ANY')) : verbOf(verb), param(0, 'path')),
]);

/** Handlers by `router.add_…`, by `web.get(…)` in a list, and by decorators of a table. */
export const aiohttpWeb = defineLibrary({
  name: 'aiohttp-web',
  imports: ['aiohttp.web'],
  docs: 'https://docs.aiohttp.org/en/stable/web_reference.html',
  creates: {
    ...each<string>([...VERBS, 'view', 'route'], (verb) => [verb, 'RouteDef']),
    'Application.router.add_resource': 'Resource',
  },
  calls: {
    ...each<Effect>(VERBS, (verb) => [verb, route(verb.toUpperCase(), param(0, 'path'))]),
    view: route(first(methods(arg(1), HANDLERS), text('ANY')), param(0, 'path')),
    route: route(param(0, 'method'), param(1, 'path')),
    ...each<Effect>(VERBS, (verb) => [`Application.router.add_${verb}`, route(verb.toUpperCase(), param(0, 'path'))]),
    'Application.router.add_view': route(first(methods(arg(1), HANDLERS), text('ANY')), param(0, 'path')),
    'Application.router.add_route': route(param(0, 'method'), param(1, 'path')),
    // https://docs.aiohttp.org/en/stable/web_reference.html#aiohttp.web.UrlDispatcher.add_resource
    'Resource.add_route': route(param(0, 'method'), made('Resource', param(0, 'path'))),
    'Application.add_routes': mount(arg(0)),
    'Application.router.add_routes': mount(arg(0)),
    'Application.add_subapp': mount(param(1, 'subapp'), param(0, 'prefix')),
    ...tableRoutes,
    run_app: listen(first(keyword('port'), text('8080'))),
    TCPSite: listen(first(keyword('port'), arg(2), text('8080'))),
  },
});

const tornadoRoute = { ...route(methods(arg(1), HANDLERS), pattern(arg(0))) } as Effect & { does: 'route' };

/** `Application([(pattern, handler), …])`. */
export const tornado = defineLibrary({
  name: 'tornado',
  imports: ['tornado', 'tornado.*'],
  docs: 'https://www.tornadoweb.org/en/stable/web.html',
  namespaces: ['web', 'httpserver', 'httpclient', 'routing', 'websocket'],
  types: { AsyncHTTPClient: 'HTTPClient' },
  calls: {
    Application: { ...tornadoRoute, each: param(0, 'handlers', '[]') },
    'Application.add_handlers': { ...tornadoRoute, each: param(1, 'host_handlers', '[]') },
    URLSpec: tornadoRoute,
    url: tornadoRoute,
    'Application.listen': listen(param(0, 'port')),
    'HTTPServer.listen': listen(param(0, 'port')),
    'HTTPServer.bind': listen(param(0, 'port')),
    'HTTPClient.fetch': call({
      protocol: 'http',
      target: first(madeOf(param(0, 'request'), 'HTTPRequest', param(0, 'url')), param(0, 'request')),
      method: first(keyword('method'), madeOf(param(0, 'request'), 'HTTPRequest', first(keyword('method'), arg(1))), text('GET')),
    }),
  },
});

const ofBlueprint = (name: string): Selector => made('Blueprint', keyword(name));
const prefix = join(first(join(text('/v'), ofBlueprint('version')), text('')), first(ofBlueprint('url_prefix'), text('')));
const blueprintPath = join(prefix, param(0, 'uri'));
/** https://sanic.dev/en/guide/advanced/versioning.html#blueprint-groups */
const groupPrefix = join(first(join(text('/v'), keyword('version')), text('')), first(keyword('url_prefix'), text('')));

function sanicRoutes(type: string): Record<string, Effect> {
  const path: Selector = type === 'Blueprint' ? blueprintPath : param(0, 'uri');
  return {
    [`${type}.route`]: route(first(keyword('methods'), text('GET')), path),
    ...each<Effect>(VERBS, (verb) => [`${type}.${verb}`, route(verb.toUpperCase(), path)]),
    [`${type}.add_route`]: route(
      first(methods(arg(0), HANDLERS), keyword('methods'), text('GET')),
      first(keyword('uri'), type === 'Blueprint' ? join(prefix, arg(1)) : arg(1)),
    ),
  };
}

export const sanic = defineLibrary({
  name: 'sanic',
  imports: ['sanic', 'sanic.*'],
  docs: 'https://sanic.dev/en/guide/basics/routing.html',
  namespaces: ['blueprints', 'views'],
  creates: { 'Blueprint.group': 'Group' },
  calls: {
    ...sanicRoutes('Sanic'),
    ...sanicRoutes('Blueprint'),
    ...each<Effect>(['Sanic', 'Blueprint'], (type) => [
      `${type}.websocket`,
      route('GET', type === 'Sanic' ? param(0, 'uri') : blueprintPath),
    ]),
    'Sanic.blueprint': mount(param(0, 'blueprint'), first(keyword('url_prefix'), text(''))),
    'Blueprint.group': [0, 1, 2, 3].map((index) => mount(arg(index), groupPrefix)),
    'Sanic.run': listen(first(keyword('port'), text('8000'))),
  },
});

const bottleMethod = first(keyword('method'), arg(1), text('GET'));

export const bottle = defineLibrary({
  name: 'bottle',
  imports: ['bottle'],
  docs: 'https://bottlepy.org/docs/dev/api.html',
  creates: { default_app: 'Bottle' },
  calls: {
    ...Object.fromEntries(
      ['', 'Bottle.'].flatMap((head) => [
        [`${head}route`, route(bottleMethod, param(0, 'path'))],
        ...['get', 'post', 'put', 'delete', 'patch'].map((verb) => [
          `${head}${verb}`,
          route(verb.toUpperCase(), param(0, 'path')),
        ]),
      ]),
    ),
    'Bottle.mount': mount(param(1, 'app'), param(0, 'prefix')),
    run: listen(first(keyword('port'), text('8080'))),
    'Bottle.run': listen(first(keyword('port'), text('8080'))),
  },
});

const RESPONDERS = Object.fromEntries(VERBS.map((verb) => [`on_${verb}`, verb.toUpperCase()]));

export const falcon = defineLibrary({
  name: 'falcon',
  imports: ['falcon', 'falcon.*'],
  docs: 'https://falcon.readthedocs.io/en/stable/api/app.html',
  namespaces: ['asgi'],
  types: { API: 'App' },
  calls: { 'App.add_route': route(methods(arg(1), RESPONDERS), param(0, 'uri_template')) },
});

const viewRoute = made('Configurator', text(''));

/** A view's path is the route's of the same name; without the route at hand its name is not the path. */
export const pyramid = defineLibrary({
  name: 'pyramid',
  imports: ['pyramid', 'pyramid.*'],
  docs: 'https://docs.pylonsproject.org/projects/pyramid/en/latest/api/config.html',
  namespaces: ['config'],
  calls: {
    'Configurator.add_route': route(first(keyword('request_method'), text('ANY')), join(viewRoute, param(1, 'pattern'))),
    'Configurator.include': mount(arg(0), first(keyword('route_prefix'), text(''))),
  },
});

const asked = publish({
  protocol: 'amqp',
  channel: join(made('RpcProxy', arg(0)), text('.'), calledName()),
  channelKind: 'rpc',
});

/** Programs that are no services themselves hand over the configuration. */
const uri = arg(0, 'AMQP_URI');

function standalone(channel: Selector): Effect {
  return publish({ protocol: 'amqp', channel, channelKind: 'rpc' });
}

/** Services over HTTP and over a message broker, by decorators on methods. */
export const nameko = defineLibrary({
  name: 'nameko',
  imports: ['nameko', 'nameko.*'],
  docs: 'https://nameko.readthedocs.io/en/stable/built_in_extensions.html',
  namespaces: ['events', 'web', 'handlers'],
  types: { ServiceRpc: 'RpcProxy' },
  creates: { event_dispatcher: 'StandaloneDispatcher' },
  decorators: {
    method: {
      http: route(arg(0), arg(1)),
      rpc: subscribe({
        protocol: 'amqp',
        channel: first(join(keyword(SERVICE), text('.'), decoratedName), decoratedName),
        channelKind: 'rpc',
      }),
      event_handler: subscribe({
        protocol: 'amqp',
        channel: param(1, 'event_type'),
        channelKind: 'event',
        exchange: param(0, 'source_service'),
      }),
      consume: subscribe({ protocol: 'amqp', channel: arg(0), channelKind: 'queue' }),
    },
  },
  calls: {
    'EventDispatcher.default': publish({ protocol: 'amqp', channel: arg(0), channelKind: 'event' }),
    'RpcProxy.*': asked,
    'RpcProxy.*.call_async': asked,
    // https://nameko.readthedocs.io/en/stable/cli.html and https://nameko.readthedocs.io/en/stable/api/nameko.standalone.html
    'StandaloneDispatcher.default': publish({
      protocol: 'amqp',
      channel: arg(1),
      channelKind: 'event',
      exchange: arg(0),
      connection: made('StandaloneDispatcher', uri),
    }),
    'ServiceRpcProxy.*': standalone(join(made('ServiceRpcProxy', arg(0)), text('.'), calledName())),
    [`ClusterRpcProxy.${REMOTE}`]: standalone(arg(0)),
    ClusterRpcProxy: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: uri }),
    event_dispatcher: connection({ nodeKind: 'broker', technology: 'rabbitmq', protocol: 'amqp', target: uri }),
  },
});

/** Handlers are declared with their paths and listed in routers. */
export const litestar = defineLibrary({
  name: 'litestar',
  imports: ['litestar', 'litestar.*'],
  docs: 'https://docs.litestar.dev/latest/usage/routing/overview.html',
  namespaces: ['handlers'],
  creates: each<string>(VERBS, (verb) => [verb, 'Handler']),
  calls: {
    ...each<Effect>(VERBS, (verb) => [verb, route(verb.toUpperCase(), first(param(0, 'path'), text('/')))]),
    Router: mount(keyword('route_handlers', '[]'), param(0, 'path')),
  },
});
