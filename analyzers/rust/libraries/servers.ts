import {
  arg,
  decorated,
  defineLibrary,
  type Effect,
  each,
  first,
  itself,
  join,
  listen,
  made,
  maker,
  mount,
  route,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { capitalised, VERBS } from './support/verbs.ts';

/** `get(list).post(place)`: every method that the chain says, with the handler it says it for. */
function routesOf(at: Selector, chain: Selector, handler: (type: string) => Selector): readonly Effect[] {
  return [...VERBS, 'any'].map((verb) => {
    const type = `${capitalised(verb)}Route`;
    const served = join(at, maker(chain, text(''), type));
    return route(verb.toUpperCase(), served, handler(type));
  });
}

const attributes = each<Effect>(VERBS, (verb) => [`#${verb}`, route(verb.toUpperCase(), arg(0), decorated)]);
const ends = Object.fromEntries([...VERBS, 'any'].map((verb) => [`${capitalised(verb)}Route`, 'MethodRouter']));

/** Every step of a chain gives back what it is called on. */
function steps(...paths: readonly string[]): Record<string, ValueRule> {
  return each(paths, (path) => [path, itself]);
}

/** Axum: routers are values that are nested and merged. */
const axum = defineLibrary({
  name: 'axum',
  imports: ['axum', 'axum::*'],
  namespaces: ['routing'],
  docs: 'https://docs.rs/axum/latest/axum/struct.Router.html',
  types: ends,
  creates: {
    ...Object.fromEntries([...VERBS, 'any'].map((verb) => [verb, `${capitalised(verb)}Route`])),
    ...Object.fromEntries([...VERBS, 'any'].map((verb) => [`MethodRouter.${verb}`, `${capitalised(verb)}Route`])),
    'MethodRouter.*': 'MethodRouter',
    'Router.new': 'Router',
    'Router.default': 'Router',
    'Router.*': 'Router',
  },
  values: steps('Router.route', 'Router.nest', 'Router.merge'),
  calls: {
    'Router.route': routesOf(arg(0), arg(1), (type) => maker(arg(1), arg(0), type)),
    'Router.nest': mount(arg(1), arg(0)),
    'Router.merge': mount(arg(0)),
    'Server.bind': listen(arg(0)),
  },
});

/** Poem: routes are added to a tree of routers. */
const poem = defineLibrary({
  name: 'poem',
  imports: ['poem', 'poem::*'],
  namespaces: ['listener', 'endpoint'],
  docs: 'https://docs.rs/poem/latest/poem/struct.Route.html',
  types: ends,
  creates: {
    ...Object.fromEntries([...VERBS, 'any'].map((verb) => [verb, `${capitalised(verb)}Route`])),
    ...Object.fromEntries([...VERBS, 'any'].map((verb) => [`MethodRouter.${verb}`, `${capitalised(verb)}Route`])),
    'MethodRouter.*': 'MethodRouter',
    'Route.new': 'Route',
    'Route.*': 'Route',
  },
  values: steps('Route.at', 'Route.nest', 'Route.nest_no_strip', 'Route.with', 'Route.data'),
  calls: {
    'Route.at': routesOf(arg(0), arg(1), (type) => maker(arg(1), arg(0), type)),
    'Route.nest': mount(arg(1), arg(0)),
    'Route.nest_no_strip': mount(arg(1), arg(0)),
    'TcpListener.bind': listen(arg(0)),
  },
});

/** Where an asynchronous server listens. */
const tokio = defineLibrary({
  name: 'tokio-net',
  imports: ['tokio::net', 'tokio'],
  namespaces: ['net'],
  docs: 'https://docs.rs/tokio/latest/tokio/net/struct.TcpListener.html',
  calls: { 'TcpListener.bind': listen(arg(0)) },
});

/** What is said of an application, a scope or a resource on the way. */
const STEPS = ['route', 'service', 'configure', 'wrap', 'wrap_fn', 'guard', 'app_data', 'data', 'default_service', 'name'];

const scopes = ['App', 'Scope', 'ServiceConfig'];

/** Actix: handlers are registered by their attributes' paths or by routes, below scopes. */
const actix = defineLibrary({
  name: 'actix-web',
  imports: ['actix_web', 'actix_web::*'],
  namespaces: ['web'],
  docs: 'https://actix.rs/docs/url-dispatch/',
  types: { ...ends, ResourceStart: 'Resource', ScopeStart: 'Scope' },
  creates: {
    ...Object.fromEntries(VERBS.map((verb) => [verb, `${capitalised(verb)}Route`])),
    route: 'AnyRoute',
    'MethodRouter.*': 'MethodRouter',
    scope: 'ScopeStart',
    resource: 'ResourceStart',
    'App.new': 'App',
    'App.*': 'App',
    'Scope.*': 'Scope',
    'Resource.*': 'Resource',
    'ServiceConfig.*': 'ServiceConfig',
    'HttpServer.*': 'HttpServer',
  },
  values: steps(...[...scopes, 'Resource', 'ResourceStart'].flatMap((type) => STEPS.map((step) => `${type}.${step}`))),
  callbacks: Object.fromEntries(scopes.map((type) => [`${type}.configure`, { 0: ['ServiceConfig'] }])),
  calls: {
    ...attributes,
    '#route': route(first({ from: 'keyword', name: 'method', path: [] }, text('ANY')), arg(0), decorated),
    ...Object.fromEntries(
      scopes.flatMap((type): (readonly [string, Effect | readonly Effect[]])[] => [
        [`${type}.route`, routesOf(arg(0), arg(1), () => maker(arg(1), arg(0), 'MethodRouter'))],
        [`${type}.service`, mount(arg(0), maker(arg(0), arg(0), 'ScopeStart'))],
        [`${type}.configure`, mount(arg(0))],
      ]),
    ),
    'Resource.route': routesOf(made('ResourceStart', arg(0)), arg(0), () => maker(arg(0), arg(0), 'MethodRouter')),
    ...each<Effect>(VERBS, (verb) => [`Resource.${verb}`, route(verb.toUpperCase(), made('ResourceStart', arg(0)), arg(0))]),
    'HttpServer.bind': listen(first(arg(0, '1'), arg(0))),
  },
});

/** Rocket: attributes say the path, mounting says below what. */
const rocket = defineLibrary({
  name: 'rocket',
  imports: ['rocket', 'rocket::*'],
  docs: 'https://rocket.rs/guide/v0.5/requests/',
  creates: { build: 'Rocket', ignite: 'Rocket', custom: 'Rocket', 'Rocket.*': 'Rocket' },
  calls: { ...attributes, 'Rocket.mount': mount(arg(1), arg(0)) },
});

/** Warp: filters are put together; a method is a filter too. */
const warp = defineLibrary({
  name: 'warp',
  imports: ['warp', 'warp::*'],
  namespaces: ['filters', 'method'],
  docs: 'https://docs.rs/warp/latest/warp/',
  types: { ...ends, PathStart: 'Filter', MethodRouter: 'Filter' },
  creates: {
    ...Object.fromEntries(VERBS.map((verb) => [verb, `${capitalised(verb)}Route`])),
    'path!': 'PathStart',
    path: 'PathStart',
    'Filter.*': 'Filter',
    serve: 'Server',
  },
  calls: {
    'Filter.and': VERBS.map((verb) =>
      route(verb.toUpperCase(), join(made('PathStart', arg(0)), maker(arg(0), text(''), `${capitalised(verb)}Route`))),
    ),
    'Server.run': listen(first(arg(0, '1'), arg(0))),
  },
});

export const servers = [axum, poem, tokio, actix, rocket, warp];
