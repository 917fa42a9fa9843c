import {
  arg,
  args,
  defineLibrary,
  first,
  guard,
  itself,
  made,
  mount,
  result,
  route,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';

const REFINERS = ['Name', 'Schemes', 'Headers', 'HeadersRegexp', 'Host', 'Queries', 'MatcherFunc', 'BuildOnly'];

/** `router.HandleFunc(path, handler)` answers everything until `.Methods(…)` says what. */
const handled = route('ANY', arg(0), arg(1));
/** `router.Methods(m).Path(p).Handler(h)`: the path and perhaps the method come first. */
const path = made('PathRoute', arg(0));
const asked = first(made('MethodRoute', args(0)), text('ANY'));
const routed = route(asked, path, arg(0));
const routedByMethod = route(made('PathMethodRoute', args(0)), path, arg(0));

export const gorillaMux = defineLibrary({
  name: 'gorilla-mux',
  imports: ['github.com/gorilla/mux'],
  docs: 'https://github.com/gorilla/mux#examples',
  creates: {
    NewRouter: 'Router',
    'Router.HandleFunc': 'HandledRoute',
    'Router.Handle': 'HandledRoute',
    'Router.Path': 'PathRoute',
    'Router.Methods': 'MethodRoute',
    'Router.PathPrefix': 'PrefixRoute',
    'Router.NewRoute': 'Route',
    'Router.Host': 'Route',
    'Router.Headers': 'Route',
    'Router.Schemes': 'Route',
    'Route.Path': 'PathRoute',
    'Route.PathPrefix': 'PrefixRoute',
    'Route.Methods': 'MethodRoute',
    'MethodRoute.Path': 'PathRoute',
    'MethodRoute.PathPrefix': 'PrefixRoute',
    'Route.Subrouter': 'Router',
    'PrefixRoute.Subrouter': 'Router',
    'PathRoute.Subrouter': 'Router',
    'MethodRoute.Subrouter': 'Router',
    'PathRoute.HandlerFunc': 'ServedPath',
    'PathRoute.Handler': 'ServedPath',
    'PathRoute.Methods': 'PathMethodRoute',
  },
  values: Object.fromEntries([
    ...['StrictSlash', 'SkipClean', 'UseEncodedPath'].map((name): [string, ValueRule] => [`Router.${name}`, itself]),
    ...['HandledRoute', 'PathRoute', 'PathMethodRoute', 'ServedPath', 'MethodRoute', 'PrefixRoute'].flatMap((type) =>
      REFINERS.map((name): [string, ValueRule] => [`${type}.${name}`, itself]),
    ),
  ]),
  calls: {
    'Router.Use': guard({ by: args(0), on: 'router' }),
    'Router.HandleFunc': handled,
    'Router.Handle': handled,
    'HandledRoute.Methods': route(args(0), made('HandledRoute', arg(0)), made('HandledRoute', arg(1))),
    'ServedPath.Methods': route(args(0), path, made('ServedPath', arg(0))),
    'PathMethodRoute.HandlerFunc': routedByMethod,
    'PathMethodRoute.Handler': routedByMethod,
    'PathRoute.HandlerFunc': routed,
    'PathRoute.Handler': routed,
    'Router.PathPrefix': mount(result, arg(0)),
    'Route.PathPrefix': mount(result, arg(0)),
    'MethodRoute.PathPrefix': mount(result, arg(0)),
    'PrefixRoute.Handler': route(asked, text(''), arg(0)),
    'PrefixRoute.HandlerFunc': route(asked, text(''), arg(0)),
  },
});
