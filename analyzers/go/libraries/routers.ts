import {
  arg,
  args,
  between,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  guard,
  itself,
  type Library,
  listen,
  mount,
  result,
  route,
  type Selector,
  text,
  type ValueRule,
} from '../../../src/code/library.ts';
import { METHODS, titled } from './support/selectors.ts';

/** One route a method; `name` says how the library calls it, `middleware` where what stands before the handler is found. */
function verbs(
  type: string,
  name: (method: string) => string,
  handler: Selector,
  middleware?: Selector,
): Record<string, readonly Effect[]> {
  const guards: readonly Effect[] = middleware ? [guard({ by: middleware, on: 'route' })] : [];
  return Object.fromEntries(METHODS.map((method) => [`${type}.${name(method)}`, [route(method, arg(0), handler), ...guards]]));
}

/** What every later route of a router has before its handler. */
const used: Effect = guard({ by: args(0), on: 'router' });

const plain = (method: string): string => method;

/** Handlers come last, middleware before them. */
export const gin = defineLibrary({
  name: 'gin',
  imports: ['github.com/gin-gonic/gin'],
  docs: 'https://pkg.go.dev/github.com/gin-gonic/gin#RouterGroup',
  creates: { Default: 'Engine', New: 'Engine', 'RouterGroup.Group': 'RouterGroup' },
  types: { Engine: 'RouterGroup', IRouter: 'RouterGroup', IRoutes: 'RouterGroup' },
  values: {
    ...Object.fromEntries(
      [...METHODS, 'Any', 'Handle', 'Use'].map((name): [string, ValueRule] => [`RouterGroup.${name}`, itself]),
    ),
    WrapF: { value: 'select', selector: arg(0) },
    WrapH: { value: 'select', selector: arg(0) },
  },
  calls: {
    ...verbs('RouterGroup', plain, arg(-1), between(1)),
    'RouterGroup.Use': used,
    'RouterGroup.Any': route('ANY', arg(0), arg(-1)),
    'RouterGroup.Handle': route(arg(0), arg(1), arg(-1)),
    'RouterGroup.Match': route(first(arg(0, '[]'), arg(0)), arg(1), arg(-1)),
    'RouterGroup.Group': mount(result, arg(0)),
    'Engine.Run': listen(first(arg(0), text(':8080'))),
    'Engine.RunTLS': listen(arg(0)),
  },
});

export const echo = defineLibrary({
  name: 'echo',
  imports: ['github.com/labstack/echo*'],
  docs: 'https://echo.labstack.com/docs/routing',
  creates: { New: 'Echo', 'Routes.Group': 'Group' },
  types: { Echo: 'Routes', Group: 'Routes' },
  values: { WrapHandler: { value: 'select', selector: arg(0) } },
  calls: {
    ...verbs('Routes', plain, arg(1), args(2)),
    'Routes.Use': used,
    'Routes.Any': route('ANY', arg(0), arg(1)),
    'Routes.Add': route(arg(0), arg(1), arg(2)),
    'Routes.Match': route(first(arg(0, '[]'), arg(0)), arg(1), arg(2)),
    'Routes.Group': mount(result, arg(0)),
    'Echo.Start': listen(arg(0)),
    'Echo.StartTLS': listen(arg(0)),
  },
});

export const fiber = defineLibrary({
  name: 'fiber',
  imports: ['github.com/gofiber/fiber*'],
  docs: 'https://docs.gofiber.io/api/app',
  creates: { New: 'App', 'Router.Group': 'Group' },
  types: { App: 'Router', Group: 'Router' },
  callbacks: { 'Router.Route': { 1: ['Router'] } },
  values: Object.fromEntries(
    [...METHODS.map(titled), 'All', 'Add', 'Use'].map((name): [string, ValueRule] => [`Router.${name}`, itself]),
  ),
  calls: {
    // https://docs.gofiber.io/v2.x/api/client/
    ...each<Effect>(METHODS, (method) => [titled(method), call({ protocol: 'http', method, target: arg(0) })]),
    ...verbs('Router', titled, arg(-1), between(1)),
    'Router.Use': used,
    'Router.All': route('ANY', arg(0), arg(-1)),
    'Router.Add': route(first(arg(0, '[]'), arg(0)), arg(1), arg(-1)),
    'Router.Group': mount(result, arg(0)),
    'Router.Route': mount(arg(1), arg(0)),
    'Router.Mount': mount(arg(1), arg(0)),
    'App.Listen': listen(arg(0)),
    'App.ListenTLS': listen(arg(0)),
  },
});

/** The addresses that requests are handed to, whole. */
const fiberProxy = defineLibrary({
  name: 'fiber-proxy',
  imports: ['github.com/gofiber/fiber/v2/middleware/proxy', 'github.com/gofiber/fiber/v3/middleware/proxy'],
  docs: 'https://docs.gofiber.io/api/middleware/proxy',
  calls: {
    ...each<Effect>(['Do', 'DoRedirects', 'DoDeadline', 'DoTimeout'], (name) => [
      name,
      call({ protocol: 'http', target: arg(1) }),
    ]),
    Forward: call({ protocol: 'http', target: arg(0) }),
    DomainForward: call({ protocol: 'http', target: arg(1) }),
    Balancer: call({ protocol: 'http', target: arg(0, 'Servers', '[]') }),
    BalancerForward: call({ protocol: 'http', target: arg(0, '[]') }),
  },
});

/** Targets that a balancer hands requests on to: https://echo.labstack.com/docs/middleware/proxy */
const echoProxy = defineLibrary({
  name: 'echo-proxy',
  imports: ['github.com/labstack/echo/middleware', 'github.com/labstack/echo/v4/middleware'],
  docs: 'https://echo.labstack.com/docs/middleware/proxy',
  calls: each<Effect>(['NewRoundRobinBalancer', 'NewRandomBalancer'], (name) => [
    name,
    call({ protocol: 'http', target: arg(0, '[]', 'URL') }),
  ]),
});

export const httprouter = defineLibrary({
  name: 'httprouter',
  imports: ['github.com/julienschmidt/httprouter', 'github.com/fasthttp/router', 'github.com/buaazp/fasthttprouter'],
  docs: 'https://pkg.go.dev/github.com/julienschmidt/httprouter#Router',
  creates: { New: 'Router', 'Router.Group': 'Group' },
  types: { Group: 'Router' },
  calls: {
    ...verbs('Router', plain, arg(1)),
    'Router.ANY': route('ANY', arg(0), arg(1)),
    'Router.Handle': route(arg(0), arg(1), arg(2)),
    'Router.Handler': route(arg(0), arg(1), arg(2)),
    'Router.HandlerFunc': route(arg(0), arg(1), arg(2)),
    'Router.Group': mount(result, arg(0)),
  },
});

/** Groups take a function that gets the router below the path. */
export const chi = defineLibrary({
  name: 'chi',
  imports: ['github.com/go-chi/chi*', 'github.com/pressly/chi*'],
  docs: 'https://pkg.go.dev/github.com/go-chi/chi/v5#Router',
  creates: { NewRouter: 'Mux', NewMux: 'Mux', 'Router.With': 'Router', 'Router.Group': 'Router', 'Router.Route': 'Router' },
  types: { Mux: 'Router' },
  callbacks: { 'Router.Route': { 1: ['Router'] }, 'Router.Group': { 0: ['Router'] } },
  calls: {
    ...verbs('Router', titled, arg(1)),
    'Router.Use': used,
    'Router.With': guard({ by: args(0), on: 'made' }),
    'Router.Handle': route('ANY', arg(0), arg(1)),
    'Router.HandleFunc': route('ANY', arg(0), arg(1)),
    'Router.Method': route(arg(0), arg(1), arg(2)),
    'Router.MethodFunc': route(arg(0), arg(1), arg(2)),
    'Router.Route': mount(arg(1), arg(0)),
    'Router.Mount': mount(arg(1), arg(0)),
  },
});

/** `iris.New().Party("/api")`. */
export const iris = defineLibrary({
  name: 'iris',
  imports: ['github.com/kataras/iris*'],
  docs: 'https://www.iris-go.com/docs/',
  creates: { New: 'Application', Default: 'Application', 'Party.Party': 'Party' },
  types: { Application: 'Party' },
  calls: {
    ...verbs('Party', titled, arg(-1), between(1)),
    'Party.Use': used,
    'Party.Any': route('ANY', arg(0), arg(-1)),
    'Party.Handle': route(arg(0), arg(1), arg(-1)),
    'Party.Party': mount(result, arg(0)),
    'Application.Listen': listen(arg(0)),
  },
});

export const routers: readonly Library[] = [gin, echoProxy, echo, fiberProxy, fiber, httprouter, chi, iris];
