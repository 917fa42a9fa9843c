import {
  arg,
  args,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  maker,
  path,
  provide,
  type Selector,
  text,
} from '../../../src/code/library.ts';

/** Queries are asked with GET, mutations with POST: https://trpc.io/docs/rpc */
const METHODS = { query: 'GET', mutation: 'POST', subscription: 'GET' };

function endsOf(router: Selector): Selector {
  return { from: 'ends', of: router, tree: 'Router', made: METHODS };
}

/** `/orders.place`, below the path at which the adapter is mounted. */
function served(router: Selector): Effect {
  return { does: 'route', each: endsOf(router), method: arg(0), path: join(text('/'), arg(1)) };
}

/** `app.register(fastifyTRPCPlugin, { prefix, trpcOptions: { router } })`: https://trpc.io/docs/server/adapters/fastify */
export const registeredProcedures: Effect = {
  does: 'route',
  each: arg(1),
  inside: endsOf(arg(0, 'trpcOptions', 'router')),
  method: arg(0),
  path: join(first(arg(2, 'prefix'), text('')), text('/'), arg(1)),
};

/** `app.use('/trpc/*', trpcServer({ router }))`: https://github.com/honojs/middleware/tree/main/packages/trpc-server */
export const usedProcedures: Effect = {
  does: 'route',
  each: args(0),
  inside: endsOf(maker(arg(1), arg(0, 'router'), 'TrpcServer')),
  method: arg(0),
  path: path({ from: 'path-head', of: arg(2) }, arg(1)),
};

/** What `createContext` of an adapter gives is at hand in every procedure as `ctx`: https://trpc.io/docs/server/context */
const CONTEXT = text('the context of tRPC');
const contextAt = (index: number, ...path: readonly string[]): Effect =>
  provide(CONTEXT, 'value', first(arg(index, ...path, 'createContext', '()'), arg(index, ...path, 'createContext')));
const RESOLVER = { 0: ['Resolver'] } as const;
/** Steps before a procedure add to it: https://trpc.io/docs/server/middlewares#context-extension */
const EXTENDED = provide(CONTEXT, 'value', arg(0, 'ctx'));

/** What the adapter's own plugin makes of its options: https://trpc.io/docs/server/adapters/fastify#how-to-use */
export const registeredContext: Effect = contextAt(1, 'trpcOptions');

const HANDLERS = ['createExpressMiddleware', 'createNextApiHandler', 'nodeHTTPRequestHandler', 'createHTTPHandler'];

/** Routers, and the adapters that serve them. */
export const trpcServer = defineLibrary({
  name: 'trpc-server',
  imports: ['@trpc/server', '@trpc/server/*', '@hono/trpc-server'],
  docs: 'https://trpc.io/docs/server/routers',
  creates: {
    ...each(['initTRPC.context', 'initTRPC.meta', 'Builder.context', 'Builder.meta'], (name) => [name, 'Builder'] as const),
    'initTRPC.create': 'Trpc',
    'Builder.create': 'Trpc',
    'Trpc.router': 'Router',
    'Trpc.mergeRouters': 'Router',
    ...each(Object.keys(METHODS), (name) => [`Trpc.procedure.${name}`, 'Procedure'] as const),
    ...each(Object.keys(METHODS), (name) => [`Unfinished.${name}`, 'Procedure'] as const),
    'Trpc.procedure.*': 'Unfinished',
    'Unfinished.*': 'Unfinished',
    ...each(HANDLERS, (name) => [name, 'Handler'] as const),
    createHTTPServer: 'Server',
    trpcServer: 'TrpcServer',
  },
  values: { 'Resolver.ctx': { value: 'registered', token: CONTEXT, isProperty: true } },
  callbacks: each(
    [
      ...['Trpc.procedure', 'Unfinished'].flatMap((type) => [...Object.keys(METHODS), 'use'].map((name) => `${type}.${name}`)),
      'Trpc.middleware',
    ],
    (symbol) => [symbol, RESOLVER] as const,
  ),
  calls: {
    ...each<readonly Effect[]>(HANDLERS, (name) => [name, [served(arg(0, 'router')), contextAt(0)]]),
    // https://trpc.io/docs/server/adapters/standalone#adding-a-base-path
    createHTTPServer: [
      {
        does: 'route',
        each: args(0),
        inside: endsOf(arg(0, 'router')),
        method: arg(0),
        path: path(first(arg(2, 'basePath'), text('/')), arg(1)),
      },
      contextAt(0),
    ],
    trpcServer: contextAt(0),
    'Resolver.next': EXTENDED,
    'Server.listen': listen(first(arg(0, 'port'), arg(0))),
    // https://trpc.io/docs/server/adapters/fetch
    fetchRequestHandler: [
      {
        does: 'route',
        each: args(0),
        inside: endsOf(arg(0, 'router')),
        method: arg(0),
        path: join(first(arg(2, 'endpoint'), text('')), text('/'), arg(1)),
      },
      contextAt(0),
    ],
  },
});
