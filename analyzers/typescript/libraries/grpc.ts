import { arg, call, defineLibrary, listen } from '../../../src/code/library.ts';

/** Servers bind an address (`0.0.0.0:50051`); clients are made of classes that the package definition holds. */
export const grpc = defineLibrary({
  name: 'grpc',
  imports: ['@grpc/grpc-js', 'grpc'],
  docs: 'https://grpc.github.io/grpc/node/',
  creates: { loadPackageDefinition: 'GrpcObject', makeGenericClientConstructor: 'GrpcObject' },
  calls: {
    'Server.bindAsync': listen(arg(0)),
    'Server.bind': listen(arg(0)),
    Client: call({ protocol: 'grpc', target: arg(0) }),
    'GrpcObject.new *': call({ protocol: 'grpc', target: arg(0) }),
  },
});
