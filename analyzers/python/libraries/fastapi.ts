import {
  arg,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  join,
  keyword,
  listen,
  made,
  mount,
  param,
  route,
  type Selector,
  text,
} from '../../../src/code/library.ts';
import { FASTAPI_GUARDS } from './access.ts';
import { methods } from './support/derived.ts';
import { HANDLERS, VERBS } from './support/selectors.ts';

const METHODS = [...VERBS, 'trace'];
const named = (fallback: string): Selector => first(keyword('methods'), text(fallback));

function routes(type: string, path: Selector, above: Selector = text('')): Record<string, Effect | readonly Effect[]> {
  return {
    ...each<readonly Effect[]>(METHODS, (verb) => [
      `${type}.${verb}`,
      [route(verb.toUpperCase(), path), guard({ by: keyword('dependencies'), on: 'route' })],
    ]),
    [`${type}.api_route`]: route(named('GET'), path),
    [`${type}.add_api_route`]: route(named('GET'), path),
    [`${type}.route`]: route(named('GET'), path),
    [`${type}.add_route`]: route(named('GET'), path),
    [`${type}.include_router`]: mount(param(0, 'router'), join(above, first(keyword('prefix'), text('')))),
    [`${type}.mount`]: mount(first(keyword('app'), arg(1)), param(0, 'path')),
    // A socket is opened by a GET: https://fastapi.tiangolo.com/advanced/websockets/
    ...each<Effect>(['websocket', 'websocket_route', 'add_websocket_route', 'add_api_websocket_route'], (name) => [
      `${type}.${name}`,
      route('GET', path),
    ]),
  };
}

/** What a router serves, or what extends it; its own prefix stands before its paths. */
export function routesOfRouter(type: string): Record<string, Effect | readonly Effect[]> {
  const prefix = first(made(type, keyword('prefix')), text(''));
  return routes(type, join(prefix, param(0, 'path')), prefix);
}

/** A router's own prefix stands before its paths, the one it is included with before that. */
export const fastapi = defineLibrary({
  name: 'fastapi',
  imports: ['fastapi', 'fastapi.*'],
  docs: 'https://fastapi.tiangolo.com/reference/fastapi/',
  namespaces: ['applications', 'routing', 'params', 'security'],
  guards: FASTAPI_GUARDS,
  values: { Depends: { value: 'select', selector: first(keyword('dependency', '()'), arg(0, '()')) } },
  calls: {
    ...routes('FastAPI', param(0, 'path')),
    ...routesOfRouter('APIRouter'),
    ...each(['FastAPI', 'APIRouter'], (type) => [type, guard({ by: keyword('dependencies'), on: 'made' })]),
  },
});

const endpoint = first(methods(keyword('endpoint'), HANDLERS), methods(arg(1), HANDLERS), keyword('methods'), text('GET'));

export const starlette = defineLibrary({
  name: 'starlette',
  imports: ['starlette', 'starlette.*'],
  docs: 'https://www.starlette.io/routing/',
  namespaces: ['applications', 'routing', 'endpoints'],
  calls: {
    Route: route(endpoint, param(0, 'path')),
    WebSocketRoute: route('GET', param(0, 'path')),
    Mount: mount(first(keyword('routes'), keyword('app'), arg(1)), param(0, 'path')),
    // https://www.starlette.io/applications/
    Starlette: mount(first(keyword('routes', '[]'), arg(1, '[]')), text('')),
    ...routes('Starlette', param(0, 'path')),
    ...routes('Router', param(0, 'path')),
  },
});

/** Servers that are started from code. */
export const uvicorn = defineLibrary({
  name: 'uvicorn',
  imports: ['uvicorn'],
  docs: 'https://www.uvicorn.org/settings/',
  calls: { run: listen(first(keyword('port'), text('8000'))), Config: listen(first(keyword('port'), text('8000'))) },
});

export const waitress = defineLibrary({
  name: 'waitress',
  imports: ['waitress', 'gevent.pywsgi'],
  docs: 'https://docs.pylonsproject.org/projects/waitress/en/stable/arguments.html',
  calls: { serve: listen(first(keyword('port'), text('8080'))), WSGIServer: listen(arg(0, '1')) },
});
