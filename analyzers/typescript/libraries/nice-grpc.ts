import { arg, call, defineLibrary, type Effect, first, join, listen, maker, route, text } from '../../../src/code/library.ts';

const name = { from: 'name-of', index: 0, ending: 'Definition' } as const;
const asked: Effect = call({ protocol: 'grpc', target: maker(arg(1), arg(0), 'Channel'), contract: name });

/** Servers and clients by service definitions: `server.add(OrdersDefinition, implementation)`, `createClient(OrdersDefinition, channel)`. */
export const niceGrpc = defineLibrary({
  name: 'nice-grpc',
  imports: ['nice-grpc', 'nice-grpc-web'],
  docs: 'https://github.com/deeplay-io/nice-grpc/tree/master/packages/nice-grpc',
  creates: {
    createServer: 'Server',
    createChannel: 'Channel',
    createClientFactory: 'ClientFactory',
    'ClientFactory.use': 'ClientFactory',
  },
  calls: {
    'Server.add': route('RPC', join(name, text('/'), { from: 'function-names', of: arg(1), case: 'pascal' })),
    'Server.listen': listen(first(arg(0, 'port'), arg(0))),
    createClient: asked,
    'ClientFactory.create': asked,
  },
});
