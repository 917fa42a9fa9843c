import {
  arg,
  args,
  call,
  defineLibrary,
  type Effect,
  each,
  first,
  made,
  maker,
  path,
  type Selector,
  text,
} from '../../../src/code/library.ts';

/** Procedures end with their handler, and are all called with POST: https://orpc.dev/docs/rpc-handler */
const ends: Selector = { from: 'ends', of: made('RPCHandler', arg(0)), tree: 'Router', made: { handler: 'POST' }, by: '/' };

/** `handler.handle(request, { prefix })`, with Node's response between the two: the options are the last argument. */
function served(options: number): Effect {
  const prefix = first(arg(2 + options, 'prefix'), text('/'));
  return { does: 'route', each: args(0), inside: ends, method: arg(0), path: path(prefix, arg(1)) };
}

/** Routers are objects of procedures, built step by step. */
export const orpcServer = defineLibrary({
  name: 'orpc-server',
  imports: ['@orpc/server', '@orpc/server/*'],
  docs: 'https://orpc.dev/docs/procedure',
  creates: {
    implement: 'os',
    'os.router': 'Router',
    'os.*': 'Unfinished',
    'Unfinished.router': 'Router',
    'Unfinished.*': 'Unfinished',
  },
  calls: { 'RPCHandler.handle/2': served(1), 'RPCHandler.handle/3': served(2) },
});

const address = (index: number): Selector => first(arg(index, 'url'), arg(index, 'url', '()'));
const asked = (index: number): Effect => call({ protocol: 'http', target: address(index) });

/** https://orpc.dev/docs/client/rpc-link, https://orpc.dev/docs/openapi/client/openapi-link */
export const orpcClient = defineLibrary({
  name: 'orpc-client',
  imports: ['@orpc/client', '@orpc/client/*', '@orpc/openapi-client', '@orpc/openapi-client/*'],
  docs: 'https://orpc.dev/docs/client/rpc-link',
  creates: { RPCLink: 'RPCLink', createORPCClient: 'Client' },
  calls: {
    RPCLink: asked(0),
    'Client.**': call({
      protocol: 'http',
      method: 'POST',
      target: path(made('Client', maker(arg(0), address(0), 'RPCLink')), { from: 'called-path', by: '/', isWhole: true }),
    }),
    ...each<Effect>(['OpenAPILink', 'SimpleOpenAPILink'], (name) => [name, asked(1)]),
  },
});
