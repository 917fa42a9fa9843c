import { arg, call, defineLibrary, type Effect, each, first, join, maker, route, text } from '../../../src/code/library.ts';

const name = { from: 'name-of', index: 0, ending: '.service' } as const;
const served = route('RPC', join(name, text('/'), { from: 'function-names', of: arg(1), case: 'pascal' }));
const TRANSPORTS = ['createConnectTransport', 'createGrpcTransport', 'createGrpcWebTransport'];
const CLIENTS = ['createClient', 'createPromiseClient', 'createCallbackClient'];
/** Each takes a function that is handed a router, as `routes` of its options. */
const ADAPTERS = ['connectNodeAdapter', 'expressConnectMiddleware', 'nextJsApiRouter', 'createRouterTransport'];
const asked = call({
  protocol: 'grpc',
  target: maker(arg(1), first(arg(0, 'baseUrl'), arg(0, 'baseURL')), 'Transport'),
  contract: name,
});

/** Services of protocol buffers over HTTP, gRPC-web or gRPC: `router.service(Orders, { place })`, `createClient(Orders, transport)`. */
export const connect = defineLibrary({
  name: 'connect',
  imports: ['@connectrpc/connect', '@connectrpc/connect-*', '@bufbuild/connect', '@bufbuild/connect-*'],
  docs: 'https://connectrpc.com/docs/node/implementing-services',
  creates: each(TRANSPORTS, (each) => [each, 'Transport'] as const),
  callbacks: each(ADAPTERS, (adapter) => [adapter, { 0: ['ConnectRouter'] }] as const),
  callbackPaths: each(ADAPTERS, (adapter) => [adapter, ['routes']] as const),
  calls: { 'ConnectRouter.service': served, ...each<Effect>(CLIENTS, (client) => [client, asked]) },
});
