import { arg, call, defineLibrary, first, join, listen, maker, route, text } from '../../../src/code/library.ts';
import { GRPC_METHOD, GRPC_STUB } from '../conventions.ts';

/** Services and clients of generated code; a client is given an address or a channel to one. */
export const grpc = defineLibrary({
  name: 'tonic',
  imports: ['tonic', 'tonic::*'],
  namespaces: ['transport'],
  globals: [GRPC_METHOD, GRPC_STUB],
  docs: 'https://docs.rs/tonic/latest/tonic/transport/index.html',
  types: { EndpointStart: 'Endpoint' },
  creates: {
    'Channel.from_static': 'EndpointStart',
    'Channel.from_shared': 'EndpointStart',
    'Channel.builder': 'EndpointStart',
    'Endpoint.from_static': 'EndpointStart',
    'Endpoint.from_shared': 'EndpointStart',
    'Endpoint.new': 'EndpointStart',
    'Endpoint.from': 'EndpointStart',
    'Endpoint.*': 'Endpoint',
    'Server.builder': 'Server',
    'Server.*': 'Server',
  },
  calls: {
    [GRPC_STUB]: call({
      protocol: 'grpc',
      target: first(maker(arg(1), arg(0), 'EndpointStart'), arg(1), text('')),
      contract: arg(0),
    }),
    'Server.serve': listen(arg(0)),
  },
  decorators: { method: { [GRPC_METHOD]: route('RPC', join(arg(0, 'service'), text('/'), arg(0, 'rpc'))) } },
});
