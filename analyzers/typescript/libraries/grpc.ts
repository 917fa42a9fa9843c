import {
  arg,
  call,
  calledName,
  defineLibrary,
  type Effect,
  each,
  first,
  join,
  listen,
  made,
  maker,
  route,
  text,
} from '../../../src/code/library.ts';

const address = { protocol: 'grpc', target: arg(0) } as const;

/** `shop.Orders/Place` for every function of the implementation. */
const served: Effect = route(
  'RPC',
  join({ from: 'name-of', index: 0, ending: '.service' }, text('/'), { from: 'function-names', of: arg(1) }),
);

/** Servers bind an address (`0.0.0.0:50051`); clients are made of classes that the package definition holds. */
export const grpc = defineLibrary({
  name: 'grpc',
  imports: ['@grpc/grpc-js', 'grpc'],
  docs: 'https://grpc.github.io/grpc/node/',
  creates: { loadPackageDefinition: 'GrpcObject', load: 'GrpcObject', makeGenericClientConstructor: 'GrpcObject' },
  calls: {
    'Server.bindAsync': listen(arg(0)),
    'Server.bind': listen(arg(0)),
    ...each<Effect>(['addService', 'addProtoService'], (name) => [`Server.${name}`, served]),
    Client: call(address),
    'GrpcObject.default': call({ ...address, contract: made('GrpcObject', arg(1)) }),
    'GrpcObject.new *': call({ ...address, contract: { from: 'called-path' } }),
  },
});

/** Clients that the protobuf compiler writes, one class a service. */
export const grpcGenerated = defineLibrary({
  name: 'grpc-generated',
  imports: ['*_grpc_pb', '*_grpc_pb.js'],
  docs: 'https://github.com/grpc/grpc-node/tree/master/packages/grpc-tools',
  calls: { '*Client': call({ ...address, contract: calledName('*Client') }) },
});

/** Clients that protobuf-ts writes pass every call on to a transport. */
export const protobufTs = defineLibrary({
  name: 'protobuf-ts',
  imports: [
    '@protobuf-ts/runtime-rpc',
    '@protobuf-ts/grpc-transport',
    '@protobuf-ts/grpcweb-transport',
    '@protobuf-ts/twirp-transport',
  ],
  docs: 'https://github.com/timostamm/protobuf-ts/blob/main/MANUAL.md#rpc-transport',
  types: { GrpcTransport: 'RpcTransport', GrpcWebFetchTransport: 'RpcTransport', TwirpFetchTransport: 'RpcTransport' },
  calls: {
    stackIntercept: call({
      protocol: 'grpc',
      target: maker(arg(1), first(arg(0, 'host'), arg(0, 'baseUrl')), 'RpcTransport'),
    }),
  },
});
